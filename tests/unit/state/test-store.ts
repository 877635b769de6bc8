/** A store whose computations and downloads end when the test says so, in the order that it says. */
import type { Cortex, Hemisphere } from '#atlas/cortex.ts'
import { shapesOf } from '#atlas/cortex-shapes.ts'
import { readFoci } from '#evidence/read-foci.ts'
import { affineFromRows } from '#space/affine.ts'
import { createAppStore } from '#state/store.ts'
import { type ClusterExtent, clusterReach, reachVolume } from '#statistic/cluster-reach.ts'
import { withAsk } from '#view/change-layer.ts'
import { firstView, type ViewSpec } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'
import type { Compute, TaskContext } from '#work/tasks.ts'

const hemisphere = (id: 'left' | 'right', vertices: number): Hemisphere => ({
  id,
  faces: new Uint32Array([0, 1, 2]),
  surfaces: {
    pial: new Float32Array(vertices * 3).map((_, i) => (i * 7) % 5),
    white: new Float32Array(vertices * 3).map((_, i) => ((i * 7) % 5) + 1),
  },
  sulcalDepth: new Float32Array(vertices),
  curvature: new Float32Array(vertices),
  medialWall: new Uint8Array(vertices),
  labels: { aal: new Uint16Array(vertices), aicha: new Uint16Array(vertices) },
})

export const cortexOf = (vertices: number): Cortex => ({
  left: hemisphere('left', vertices),
  right: hemisphere('right', vertices),
})

const identity = affineFromRows<'voxel', 'world'>([
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
])

/** The value that a rule gives a map, so that values tell by which rule they were read. */
export const readBy = (rule: string, value: number) => value + rule.length / 1000

/**
 * A file whose bytes are there at once. A browser asks another process for those of a Blob, however long that takes,
 * and what a test waits for with `breathe` would sometimes not be there.
 */
class BlobAtHand extends Blob {
  readonly #text: string

  constructor(text: string) {
    super([text])
    this.#text = text
  }

  override text() {
    return Promise.resolve(this.#text)
  }

  override arrayBuffer() {
    return Promise.resolve(new TextEncoder().encode(this.#text).buffer)
  }
}

type SamplingSurfacesOf = { left: { middle: { positionsWorld: Float32Array } } }

/** What is seen of a file without reading it as a map. */
type Seen = {
  readonly hash: (name: string, text: string) => string
  readonly glance: (name: string) => unknown
}

const usuallySeen: Seen = {
  hash: () => 'f'.repeat(64),
  glance: () => ({
    format: 'NIfTI',
    statistic: { kind: 'unknown', from: 'nothing' },
    shape: [1, 1, 1],
    voxelSizeMm: [1, 1, 1],
  }),
}

/** What a task would give. A file's text is the value that its map has everywhere; other text can't be read. */
async function resultOf(
  name: string,
  request: Record<string, unknown>,
  { hash, glance }: Seen,
): Promise<unknown> {
  switch (name) {
    case 'decodeCortex':
      return { cortex: cortexOf(3), shapes: shapesOf(cortexOf(3)) }
    case 'decodeExtraSurfaces':
      return {
        left: { inflated: new Float32Array(9) },
        right: { inflated: new Float32Array(9) },
      }
    case 'decodeDeep':
      return []
    case 'openFile': {
      const files = request['files'] as { name: string; blob: Blob }[]
      const [file] = files
      const text = await file!.blob.text()
      if (/surf/.test(file!.name)) {
        const vertices = Number(text)
        return {
          kind: 'surface',
          mesh: {
            positionsWorld:
              cortexOf(vertices)[/^lh/.test(file!.name) ? 'left' : 'right'].surfaces.pial,
            faces: new Uint32Array([0, 1, 2]),
          },
          info: {
            fileName: file!.name,
            hemisphere: /^lh/.test(file!.name) ? 'left' : 'right',
            warnings: [],
            placement: 'as-is',
            placements: [],
          },
        }
      }
      if (/curv/.test(file!.name)) {
        if (files.length > 1) throw new Error('they do not belong together')
        const named = /^lh/.test(file!.name) ? 'left' : /^rh/.test(file!.name) ? 'right' : null
        const hemisphere = named ?? request['hemisphere'] ?? 'unknown'
        const [count, height] = text.split(' ').map(Number)
        const values = new Float32Array(count!).fill(height!)
        return {
          kind: 'surface-data',
          maps: [{ name: 'curv', parts: [{ hemisphere, values }] }],
          info: {
            fileName: file!.name,
            format: 'curv',
            bytes: 1,
            description: '',
            warnings: [],
            statistic: { kind: 'unknown', from: 'nothing' },
          },
        }
      }
      const value = Number(text)
      if (Number.isNaN(value)) {
        throw Object.assign(new Error(`${file!.name} is no map`), { tag: 'not-nifti' })
      }
      return {
        kind: 'volume',
        volume: {
          values: new Float32Array([value + (request['volumeIndex'] as number)]),
          shape: [1, 1, 1],
          toWorld: identity,
        },
        info: {
          fileName: file!.name,
          description: '',
          volumeCount: 3,
          volumeIndex: request['volumeIndex'],
          warnings: [],
          statistic: {
            kind: /atlas/.test(file!.name) ? 'label' : 'unknown',
            from: 'nothing',
          },
          stats: { min: value },
        },
      }
    }
    case 'readFoci':
      return readFoci(await (request['text'] as Blob).text(), String(request['title']))
    case 'aleMap':
    case 'alePair':
      return {
        volume: { values: new Float32Array([5]), shape: [1, 1, 1], toWorld: identity },
        facts: {},
        clusters: [],
        thresholdZ: 3.7712,
        leastClusterVoxels: null,
        words: { method: 'compared', meaning: 'where they differ' },
      }
    case 'checkMap':
      return { findings: [], smoothnessMm: [null, null, null], brainCoverage: null }
    case 'hashFile': {
      const { name: called, blob } = request['file'] as { name: string; blob: Blob }
      return hash(called, await blob.text())
    }
    case 'glanceAt':
      return glance((request['files'] as { name: string }[])[0]!.name)
    case 'sampleVolume': {
      const { values } = request['volume'] as { values: Float32Array }
      const surfaces = request['surfaces'] as SamplingSurfacesOf
      const vertices = surfaces.left.middle.positionsWorld.length / 3
      const value = readBy(String(request['rule']), values[0]!)
      const map = { values: new Float32Array(vertices).fill(value), notSampled: 0 }
      return { left: map, right: map }
    }
    case 'clusterReach': {
      const volume = request['volume'] as Volume
      const { left } = request['surfaces'] as SamplingSurfacesOf
      const voxels = clusterReach(volume, request['extent'] as ClusterExtent)
      const { values } = reachVolume(volume, voxels)
      const onCortex = new Float32Array(left.middle.positionsWorld.length / 3).fill(values[0]!)
      return { voxels, onCortex: { left: onCortex, right: onCortex } }
    }
    default:
      throw new Error(`no such task: ${name}`)
  }
}

export type Pending = {
  readonly name: string
  readonly request: Record<string, unknown>
  readonly context: Partial<TaskContext>
  readonly finish: () => Promise<void>
  readonly fail: (message?: string) => Promise<void>
}

/** Lets everything that has been resolved be taken in. */
export async function breathe(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setTimeout(resolve, 0))
}

export const emptyView: ViewSpec = withAsk(withAsk(firstView, 'a', null), 'b', null)

/**
 * @param held names of the tasks that wait until the test ends them; all others end at once
 */
export function controlledStore({
  held = [],
  document = emptyView,
  start = true,
  ...seen
}: Partial<Seen> & {
  readonly held?: readonly string[]
  readonly document?: ViewSpec
  readonly start?: boolean
} = {}) {
  const pending: Pending[] = []
  const calls: string[] = []
  const wait = (
    name: string,
    request: Record<string, unknown>,
    context: Partial<TaskContext>,
    result: () => Promise<unknown>,
  ) =>
    new Promise((resolve, reject) => {
      const entry: Pending = {
        name,
        request,
        context,
        finish: async () => {
          pending.splice(pending.indexOf(entry), 1)
          await result().then(resolve, reject)
          await breathe()
        },
        fail: async (message = `${name} failed`) => {
          pending.splice(pending.indexOf(entry), 1)
          reject(Object.assign(new Error(message), { tag: 'test' }))
          await breathe()
        },
      }
      pending.push(entry)
    })
  const compute = (async (
    name: string,
    request: Record<string, unknown>,
    context: Partial<TaskContext> = {},
  ) => {
    calls.push(name === 'sampleVolume' ? `sampleVolume ${request['rule']}` : name)
    const result = () => resultOf(name, request, { ...usuallySeen, ...seen })
    return held.includes(name) ? wait(name, request, context, result) : result()
  }) as unknown as Compute
  const store = createAppStore({
    compute,
    fetchBlob: async (url, context) => {
      calls.push(`fetch ${url}`)
      const blob = async () => {
        if (/missing/.test(url))
          throw Object.assign(new Error('no such file'), { tag: 'not-found' })
        return new BlobAtHand(/(\d+)$/.exec(url)?.[1] ?? '5')
      }
      return held.includes('fetch') && !/\.ostk|mask/.test(url)
        ? (wait('fetch', { url }, context, blob) as Promise<Blob>)
        : blob()
    },
    document,
  })
  if (start) store.getState().act.start()
  const named = (name: string) => pending.filter((entry) => entry.name === name)
  return { store, act: store.getState().act, pending, named, calls }
}

export const file = (name: string, text: string) => [{ name, blob: new BlobAtHand(text) }]
export const files = (name: string, text: string) => ({
  kind: 'files' as const,
  files: file(name, text),
})

/** A store with a map of the user's own on each side. */
export async function storeWithMaps() {
  const { store, act } = controlledStore()
  await act.open('a', files('one.nii', '6'))
  await act.open('b', files('two.nii', '6'))
  return { store, act }
}
