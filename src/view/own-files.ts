/** The files of the user's own that a document speaks of: their bytes are elsewhere, and found again by their hashes. */
import type { FilesRef } from './bounds.ts'
import { type MapAsk, type MapSource, sourceKey } from './map-ask.ts'
import { sideIds, type ViewSpec } from './spec.ts'

type Change = (files: FilesRef) => FilesRef

function inSource(source: MapSource, change: Change): MapSource {
  switch (source.kind) {
    case 'file':
    case 'foci':
      return { kind: source.kind, ...change({ key: source.key, files: source.files }) }
    case 'pair':
      return { ...source, first: inAsk(source.first, change), second: inAsk(source.second, change) }
    default:
      return source
  }
}

const inAsk = (ask: MapAsk, change: Change): MapAsk => ({
  ...ask,
  source: inSource(ask.source, change),
})

function withFiles(view: ViewSpec, change: Change): ViewSpec {
  const sides = Object.fromEntries(
    sideIds.map((side) => [
      side,
      {
        ...view.sides[side],
        layers: view.sides[side].layers.map((layer) => ({
          ...layer,
          ask: layer.ask && inAsk(layer.ask, change),
          second: layer.second && { ...layer.second, ask: inAsk(layer.second.ask, change) },
        })),
      },
    ]),
  ) as ViewSpec['sides']
  const { own } = view.surfaces
  const { background } = view
  return {
    ...view,
    sides,
    tray: view.tray.map((ask) => inAsk(ask, change)),
    surfaces: { ...view.surfaces, own: own && change(own) },
    background:
      background.kind === 'file'
        ? { kind: 'file', ...change({ key: background.key, files: background.files }) }
        : background,
  }
}

/** Each set of files once. */
export function ownFiles(view: ViewSpec): readonly FilesRef[] {
  const found = new Map<string, FilesRef>()
  withFiles(view, (files) => {
    found.set(files.key, files)
    return files
  })
  return [...found.values()]
}

/** @param hashOf SHA-256 of a file of a set; what is not known yet is left as it is */
export function withFileHashes(
  view: ViewSpec,
  hashOf: (key: string, name: string) => string | undefined,
): ViewSpec {
  return withFiles(view, ({ key, files }) => ({
    key,
    files: files.map((file) => {
      const sha256 = file.sha256 ?? hashOf(key, file.name)
      return sha256 ? { name: file.name, sha256 } : { name: file.name }
    }),
  }))
}

export type FetchedSource = Extract<MapSource, { kind: 'url' | 'neurovault' }>

function fetchedIn(source: MapSource): readonly FetchedSource[] {
  if (source.kind === 'pair')
    return [source.first, source.second].flatMap((ask) => fetchedIn(ask.source))
  return source.kind === 'url' || source.kind === 'neurovault' ? [source] : []
}

/** Maps from an address or an archive, each once and in their order: what came is kept under its key while the page is open. */
export function fetchedSources(documents: readonly ViewSpec[]): readonly FetchedSource[] {
  const layers = documents.flatMap(({ sides }) => sideIds.flatMap((side) => sides[side].layers))
  const asks = [
    ...layers.map(({ ask }) => ask),
    // Behind the others: sessions that were saved without them count the same.
    ...layers.map(({ second }) => second?.ask),
    ...documents.flatMap(({ tray }) => tray),
  ]
  const found = asks.flatMap((ask) => (ask ? fetchedIn(ask.source) : []))
  return [...new Map(found.map((source) => [sourceKey(source), source])).values()]
}
