/** The brain on which maps are shown: the bundled one, or surfaces of the user's own. */
import { knowShapes } from '#atlas/cortex-shapes.ts'
import { groupFiles } from '#format/belong.ts'
import type { NamedBlob } from '#format/source.ts'
import type { OpenedSurface } from '#format/surface-file.ts'
import type { ViewSpec } from '#view/spec.ts'
import type { Compute, TaskContext } from '#work/tasks.ts'
import type { AppState, CortexState, VertexData } from './app-state.ts'
import type { Bench } from './bench.ts'
import { cortexKey } from './keys.ts'
import { cortexOfSurfaces, SurfacesError } from './own-surfaces.ts'

type Ready = Extract<CortexState, { status: 'ready' }>
type Placement = ViewSpec['surfaces']['placement']

/** Surfaces and values a vertex that came together, told apart by reading them. */
export type SurfaceFiles = {
  readonly surfaces: readonly OpenedSurface[]
  readonly surfaceFiles: readonly NamedBlob[]
  readonly data: readonly VertexData[]
  readonly dataFiles: readonly NamedBlob[]
  /** Where nothing of a surface was among them: each with what belongs to it. */
  readonly volumes: readonly (readonly NamedBlob[])[]
}

/** @throws SurfacesError when a volume is among them, FormatError */
export async function readSurfaceFiles(
  files: readonly NamedBlob[],
  placement: Placement,
  compute: Compute,
  { signal, onProgress }: TaskContext,
): Promise<SurfaceFiles> {
  const surfaces: OpenedSurface[] = []
  const data: VertexData[] = []
  const surfaceFiles: NamedBlob[] = []
  const dataFiles: NamedBlob[] = []
  const volumes: (readonly NamedBlob[])[] = []
  const groups = groupFiles(files)
  for (const group of groups) {
    const space = placement ? { placement: placement as OpenedSurface['info']['placement'] } : {}
    const request = { files: group, volumeIndex: 0, ...space }
    const one = await compute('openFile', request, { signal, onProgress })
    if (one.kind === 'volume') volumes.push(group)
    else if (one.kind === 'surface') {
      surfaces.push(one)
      surfaceFiles.push(...group)
    } else {
      data.push(one)
      dataFiles.push(...group)
    }
    const [volume] = volumes
    if (volume && surfaces.length + data.length > 0) {
      throw new SurfacesError(mixedDrop(volume[0]?.name ?? ''))
    }
  }
  return { surfaces, surfaceFiles, data, dataFiles, volumes }
}

const mixedDrop = (fileName: string) =>
  `${fileName} is a volume and came together with surfaces. Drop the surfaces of both hemispheres first, then the volume.`

/** @throws SurfacesError when they are no whole brain */
export function ownCortex(
  surfaces: ViewSpec['surfaces'],
  opened: readonly OpenedSurface[],
  files: readonly NamedBlob[],
): Ready {
  return {
    status: 'ready',
    key: cortexKey(surfaces),
    cortex: cortexOfSurfaces(opened),
    surfaces,
    own: { files, infos: opened.map(({ info }) => info) },
  }
}

/** The work of a job that brings the cortex that is asked for. */
export async function loadCortex(
  wanted: ViewSpec['surfaces'],
  state: AppState,
  bench: Bench,
  context: TaskContext,
): Promise<Ready> {
  if (!wanted.own) {
    const bytes = await bench.bytesOf(bench.cortexUrl)
    const { signal } = context
    const { cortex, shapes } = await bench.compute('decodeCortex', { bytes }, { signal })
    knowShapes(cortex, shapes)
    const key = cortexKey(wanted)
    return { status: 'ready', key, cortex, surfaces: wanted, own: null }
  }
  const files = state.files[wanted.own.key]
  if (!files) {
    const names = wanted.own.files.map(({ name }) => name).join(', ')
    throw new SurfacesError(`${names} is not on this page. Drop the surfaces here to see them.`)
  }
  const { surfaces } = await readSurfaceFiles(files, wanted.placement, bench.compute, context)
  return ownCortex(wanted, surfaces, files)
}
