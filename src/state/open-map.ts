/** From what the user named (a sample, an address, files) to a ShownMap, with each step's failure said in words. */
import { type Cortex, middlePositions } from '#atlas/cortex.ts'
import { type SampleId, samples } from '#evidence/samples.ts'
import { ALE_SENTENCE } from '#evidence/words.ts'
import { titleOfFile as titleOf } from '#format/belong.ts'
import type { NamedBlob } from '#format/source.ts'
import { type SamplingRuleId, samplingRules, usableRule } from '#sampling/index.ts'
import type { SamplingSurfaces } from '#sampling/rule.ts'
import { askFor, type MapSource } from '#view/map-ask.ts'
import type { Volume } from '#volume/volume.ts'
import type { Compute, TaskContext } from '#work/tasks.ts'
import type { Failure, ShownMap } from './app-state.ts'

export type FetchBlob = (url: string, context: TaskContext) => Promise<Blob>

/** What a pane is asked to show. */
export type MapRequest =
  | { readonly kind: 'sample'; readonly id: SampleId }
  /** `files`: what was fetched before from this address, to open another volume of it. */
  | { readonly kind: 'url'; readonly url: string; readonly files?: readonly NamedBlob[] }
  | { readonly kind: 'files'; readonly files: readonly NamedBlob[] }

/** The name under which a request is spoken of while it loads or when it fails. */
export function subjectOf(request: MapRequest): string {
  switch (request.kind) {
    case 'sample':
      return samples[request.id].title
    case 'url':
      return nameInUrl(request.url)
    case 'files':
      return request.files.map((file) => file.name).join(', ')
  }
}

function nameInUrl(url: string): string {
  const path = url.split(/[?#]/)[0] ?? url
  return decodeURIComponent(path.split('/').filter(Boolean).at(-1) ?? url)
}

async function filesOf(
  request: MapRequest,
  fetchBlob: FetchBlob,
  context: TaskContext,
): Promise<readonly NamedBlob[]> {
  if (request.kind === 'files') return request.files
  if (request.kind === 'sample') {
    // The bundler puts a hash into the address; people know the file by its name in sample-data/.
    const blob = await fetchBlob(samples[request.id].mapUrl.href, context)
    return [{ name: `${request.id}_stat-z_statmap.nii.gz`, blob }]
  }
  if (request.files) return request.files
  return [{ name: nameInUrl(request.url), blob: await fetchBlob(request.url, context) }]
}

/** Files as the document names them. */
export function fileSource(files: readonly NamedBlob[], kind: 'file' | 'foci' = 'file'): MapSource {
  const names = files.map(({ name }) => ({ name }))
  return {
    kind,
    key: JSON.stringify(files.map(({ name, blob }) => [name, blob.size])),
    files: names,
  }
}

function sourceOf(request: MapRequest): MapSource {
  if (request.kind === 'files') return fileSource(request.files)
  if (request.kind === 'url') return { kind: 'url', url: request.url }
  return request
}

const surfacesCache = new WeakMap<
  Uint32Array,
  { readonly left: SamplingSurfaces; readonly right: SamplingSurfaces }
>()

/** The bundled cortex as sampling rules want it; made once a cortex. */
export function samplingSurfaces(cortex: Cortex) {
  const known = surfacesCache.get(cortex.left.faces)
  if (known) return known
  const of = (side: 'left' | 'right'): SamplingSurfaces => {
    const { surfaces, faces } = cortex[side]
    const middle = { positionsWorld: middlePositions(cortex)[side], faces }
    // A user's lone surface stands for both: rules through the cortex have nothing to go through.
    if (surfaces.white === surfaces.pial) return { middle }
    return {
      middle,
      white: { positionsWorld: surfaces.white, faces },
      pial: { positionsWorld: surfaces.pial, faces },
    }
  }
  const made = { left: of('left'), right: of('right') }
  surfacesCache.set(cortex.left.faces, made)
  return made
}

const asFloat32 = (values: Float32Array | Float64Array) =>
  values instanceof Float32Array ? values : Float32Array.from(values)

/** One value a vertex as the graphics card takes it, and how many vertices saw none. */
export async function sampleOnCortex(
  compute: Compute,
  volume: Volume,
  cortex: Cortex,
  rule: SamplingRuleId,
  signal?: AbortSignal,
): Promise<Pick<ShownMap, 'values' | 'notSampled' | 'ruleNote'>> {
  const surfaces = samplingSurfaces(cortex)
  const usable = usableRule(rule, surfaces.left)
  // What crosses to the worker is copied: one surface of each hemisphere where the rule asks for no more.
  const needed = samplingRules[usable.rule].needsBothSurfaces
    ? surfaces
    : { left: { middle: surfaces.left.middle }, right: { middle: surfaces.right.middle } }
  const request = { volume, surfaces: needed, rule: usable.rule }
  const maps = await compute('sampleVolume', request, signal ? { signal } : {})
  return {
    values: { left: asFloat32(maps.left.values), right: asFloat32(maps.right.values) },
    notSampled: maps.left.notSampled + maps.right.notSampled,
    ruleNote: usable.note ?? null,
  }
}

export type OpenContext = TaskContext & {
  readonly compute: Compute
  readonly fetchBlob: FetchBlob
  readonly cortex: () => Promise<Cortex>
  readonly rule: SamplingRuleId
  readonly volumeIndex: number
}

/** @throws FormatError, FetchError and their kind; all carry a tag and say in words what to do. */
export async function openMap(
  request: MapRequest,
  context: OpenContext,
): Promise<Omit<ShownMap, 'loadId'>> {
  const { compute, volumeIndex, signal, onProgress } = context
  const files = await filesOf(request, context.fetchBlob, context)
  const opened = await compute('openFile', { files, volumeIndex }, { signal, onProgress })
  if (opened.kind !== 'volume') throw new NotAMapError(files[0]?.name ?? '', opened.kind)
  const { info, volume } = opened
  const cortex = await context.cortex()
  const sampled = await sampleOnCortex(compute, volume, cortex, context.rule, signal)
  const about =
    request.kind === 'sample'
      ? {
          title: samples[request.id].title,
          method: samples[request.id].method,
          meaning: ALE_SENTENCE,
        }
      : { title: titleOf(info.fileName), method: info.description, meaning: '' }
  return {
    ask: askFor(sourceOf(request), volumeIndex),
    ...about,
    info,
    volume,
    ...sampled,
    files,
    report: null,
    evidence: null,
  }
}

/** A lone text file is taken for a table of peaks; beside a map, a JSON file is that map's side-car. */
export function tableOfPeaks(files: readonly NamedBlob[]): NamedBlob | null {
  const [only, ...more] = files
  return only && more.length === 0 && /\.(csv|tsv|txt|json)$/i.test(only.name) ? only : null
}

class NotAMapError extends Error {
  readonly tag = 'not-a-map'

  constructor(fileName: string, kind: string) {
    super(
      `${fileName} holds ${kind.replaceAll('-', ' ')}, not a volume. Drop a statistical map as a NIfTI volume (.nii or .nii.gz).`,
    )
  }
}

export function failureOf(error: unknown, subject: string): Failure {
  const { tag } = error as { tag?: unknown }
  return {
    tag: typeof tag === 'string' ? tag : 'unexpected',
    message:
      error instanceof Error && error.message !== ''
        ? error.message
        : `${subject} could not be opened, and the program does not know why.`,
    subject,
  }
}

export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
