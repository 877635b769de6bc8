/** From what is asked for to a LoadedMap: fetched, read by a worker or computed there; each failure says in words what to do. */
import { ALE_MEANING } from '#evidence/words.ts'
import { groupFiles, titleOfFile } from '#format/belong.ts'
import type { NamedBlob } from '#format/source.ts'
import { type MapAsk, type MapSource, sourceKey } from '#view/map-ask.ts'
import type { EvidenceTasks } from '#work/evidence-tasks.ts'
import type { TaskContext } from '#work/tasks.ts'
import type { AppState, EvidenceTable, LoadedMap, VertexData } from './app-state.ts'
import { aboutArchiveImage, saidByArchive } from './archive-image.ts'
import type { Bench } from './bench.ts'
import { computedInfo, evidenceRequest, methodWords, pairQuestion } from './evidence.ts'
import { evidenceOf } from './evidence-choice.ts'
import { filesKey } from './keys.ts'
import { fetchTable } from './load-table.ts'
import { neurovaultFiles } from './neurovault.ts'
import { nameInUrl, pairTitle, sampleOf, subjectOf } from './source-words.ts'
import { vertexInfo } from './surface-data.ts'

/** What a load found out, beside the map itself. */
type Found = {
  readonly map: Omit<LoadedMap, 'id'>
  readonly files?: readonly NamedBlob[]
  readonly tables?: readonly { readonly source: MapSource; readonly table: EvidenceTable }[]
  readonly result?: Omit<EvidenceTasks['aleMap']['result'], 'volume'>
}

type Pair = Extract<MapSource, { kind: 'pair' }>

/** Files that can't be fetched again, and are not here. */
export class MissingFilesError extends Error {
  readonly tag = 'files-missing'

  constructor(source: Extract<MapSource, { kind: 'file' | 'foci' }>) {
    const names = source.files.map(
      ({ name, sha256 }) => `${name}${sha256 ? ` (SHA-256 ${sha256})` : ''}`,
    )
    super(
      `What should be shown here is a file of whoever made the link or session: ${names.join(' and ')}. A link does not carry it. Drop it here, or choose it; it is known by its content, whatever it is called.`,
    )
  }
}

/** @throws MissingFilesError, FetchError and their kind; all carry a tag and say in words what to do */
export async function filesOf(
  source: MapSource,
  state: AppState,
  bench: Bench,
  context: TaskContext,
): Promise<readonly NamedBlob[]> {
  const key = filesKey(source)
  const known = state.files[key] ?? bench.brought[key]
  if (known) return known
  switch (source.kind) {
    case 'sample': {
      const sample = sampleOf(source.id)
      if (!sample) throw new UnknownSampleError(source.id)
      // The bundler puts a hash into the address; people know the file by its name in sample-data/.
      const blob = await bench.fetchBlob(sample.mapUrl.href, context)
      return [{ name: `${source.id}_stat-z_statmap.nii.gz`, blob }]
    }
    case 'url':
      return [{ name: nameInUrl(source.url), blob: await bench.fetchBlob(source.url, context) }]
    case 'file':
    case 'foci':
      throw new MissingFilesError(source)
    case 'neurovault':
      return neurovaultFiles(source.id, bench.fetchBlob, context)
    case 'pair':
      throw new TypeError(`${source.kind} has no files`)
  }
}

class UnknownSampleError extends Error {
  readonly tag = 'unknown-sample'

  constructor(id: string) {
    super(`This program brings no map named “${id}”. Choose one with Open….`)
  }
}

async function readFiles(
  { source, volumeIndex, dress, hemisphere }: MapAsk,
  files: readonly NamedBlob[],
  bench: Bench,
  { signal, onProgress }: TaskContext,
): Promise<Pick<LoadedMap, 'info' | 'volume' | 'vertexData'>> {
  const open = (opened: readonly NamedBlob[], index: number) =>
    bench.compute(
      'openFile',
      {
        files: opened,
        volumeIndex: index,
        ...(dress && { dress }),
        ...(hemisphere && { hemisphere }),
      },
      { signal, onProgress },
    )
  // Values of vertices come in one file a hemisphere, and each is opened by itself; a volume with what belongs to it.
  const groups = groupFiles(files)
  const separate = groups.length > 1
  const vertexData: VertexData[] = []
  for (const part of groups) {
    const one = await open(part, separate ? 0 : volumeIndex)
    if (one.kind === 'surface' || (one.kind === 'volume' && separate)) {
      throw new NotAMapError(separate ? (part[0]?.name ?? '') : subjectOf(source), one.kind)
    }
    if (one.kind === 'volume') return { info: one.info, volume: one.volume, vertexData: [] }
    vertexData.push(one)
  }
  return { info: vertexInfo(vertexData, volumeIndex), volume: null, vertexData }
}

async function loadFile(
  ask: MapAsk,
  state: AppState,
  bench: Bench,
  context: TaskContext,
): Promise<Found> {
  const { source } = ask
  const files = await filesOf(source, state, bench, context)
  const read = await readFiles(ask, files, bench, context)
  const info = source.kind === 'neurovault' ? saidByArchive(read.info) : read.info
  return { map: { ...aboutFile(source, info), ...read, info, opensAt: null }, files }
}

/** What a map is called, where it comes from, and what its numbers say as far as anybody has said it. */
function aboutFile(source: MapSource, info: LoadedMap['info']) {
  const sample = source.kind === 'sample' ? sampleOf(source.id) : null
  if (sample) return { title: sample.title, method: sample.method, meaning: ALE_MEANING }
  if (source.kind === 'neurovault') return aboutArchiveImage(info.sidecar ?? {}, source.id)
  return { title: titleOfFile(info.fileName), method: info.description, meaning: '' }
}

/** A map computed from its studies, as they were chosen. */
async function loadComputed(
  ask: MapAsk,
  state: AppState,
  bench: Bench,
  context: TaskContext,
): Promise<Found> {
  const { source } = ask
  const table = state.tables[sourceKey(source)] ?? (await fetchTable(source, state, bench, context))
  const evidence = evidenceOf(table, ask.choice)
  const request = evidenceRequest(evidence, await bench.masks())
  const { volume, ...result } = await bench.compute('aleMap', request, context)
  const title = (source.kind === 'sample' && sampleOf(source.id)?.title) || table.table.title
  return {
    map: {
      title,
      method: methodWords(evidence),
      meaning: ALE_MEANING,
      info: computedInfo(title, volume),
      volume,
      opensAt: null,
      vertexData: [],
    },
    tables: [{ source, table }],
    result,
  }
}

async function loadPair(
  source: Pair,
  state: AppState,
  bench: Bench,
  context: TaskContext,
): Promise<Found> {
  const operand = async (ask: MapAsk) => {
    const known = state.tables[sourceKey(ask.source)]
    const table = known ?? (await fetchTable(ask.source, state, bench, context))
    return { source: ask.source, table, evidence: evidenceOf(table, ask.choice) }
  }
  const [first, second] = [await operand(source.first), await operand(source.second)]
  const masks = await bench.masks()
  const { volume, words, thresholdZ } = await bench.compute(
    'alePair',
    {
      first: evidenceRequest(first.evidence, masks),
      second: evidenceRequest(second.evidence, masks),
      question: pairQuestion(source.of),
    },
    context,
  )
  const title = pairTitle(source)
  const info = computedInfo(title, volume)
  return {
    map: { title, ...words, info, volume, vertexData: [], opensAt: thresholdZ },
    tables: [first, second],
  }
}

function load(ask: MapAsk, state: AppState, bench: Bench, context: TaskContext): Promise<Found> {
  if (ask.source.kind === 'pair') return loadPair(ask.source, state, bench, context)
  if (ask.choice || ask.source.kind === 'foci') return loadComputed(ask, state, bench, context)
  return loadFile(ask, state, bench, context)
}

/** The work of a job that brings the map that is asked for under `key`. */
export async function loadMap(
  key: string,
  ask: MapAsk,
  state: AppState,
  bench: Bench,
  context: TaskContext,
): Promise<(state: AppState) => Partial<AppState>> {
  const { map, files, tables = [], result } = await load(ask, state, bench, context)
  const read = Object.fromEntries(tables.map(({ source, table }) => [sourceKey(source), table]))
  return (now) => ({
    maps: { ...now.maps, [key]: { ...map, id: bench.nextId() } },
    tables: { ...now.tables, ...read },
    ...(files && { files: { ...now.files, [filesKey(ask.source)]: files } }),
    ...(result && { results: { ...now.results, [key]: result } }),
  })
}

class NotAMapError extends Error {
  readonly tag = 'not-a-map'

  constructor(fileName: string, kind: string) {
    super(
      `${fileName} holds a ${kind.replaceAll('-', ' ')}, not a map. Drop a statistical map as a NIfTI volume (.nii or .nii.gz).`,
    )
  }
}
