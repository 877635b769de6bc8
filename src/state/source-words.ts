/** What sources are called, before anything of them has been read. */
import { type SampleId, samples } from '#evidence/samples.ts'
import { titleOfFile } from '#format/belong.ts'
import type { MapAsk, MapSource } from '#view/map-ask.ts'

/** The last part of an address; as it is written where its escapes are none. */
export function nameInUrl(url: string): string {
  const path = url.split(/[?#]/)[0] ?? url
  const name = path.split('/').filter(Boolean).at(-1) ?? url
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

export function sampleOf(id: string): (typeof samples)[SampleId] | null {
  return Object.hasOwn(samples, id) ? samples[id as SampleId] : null
}

/** The name under which a source is spoken of while it loads or when it fails. */
export function subjectOf(source: MapSource): string {
  switch (source.kind) {
    case 'sample':
      return sampleOf(source.id)?.title ?? source.id
    case 'url':
      return nameInUrl(source.url)
    case 'neurovault':
      return `NeuroVault image ${source.id}`
    case 'file':
    case 'foci':
      return source.files.map(({ name }) => name).join(', ')
    case 'pair':
      return pairTitle(source)
  }
}

export function askTitle({ source }: MapAsk): string {
  if (source.kind === 'file' || source.kind === 'foci')
    return titleOfFile(source.files[0]?.name ?? '')
  if (source.kind === 'url') return titleOfFile(nameInUrl(source.url))
  return subjectOf(source)
}

export function pairTitle({ of, first, second }: Extract<MapSource, { kind: 'pair' }>): string {
  return of === 'contrast'
    ? `${askTitle(first)} − ${askTitle(second)}`
    : `${askTitle(first)} and ${askTitle(second)}`
}
