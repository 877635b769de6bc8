/** What the page's address asks for: `?a=URL&b=URL`, a sample's name in place of an address too. */
import { type SampleId, sampleIds } from '#evidence/samples.ts'
import type { MapRequest } from '#state/open-map.ts'
import type { SideId } from '#view/spec.ts'

const usual: { readonly [pane in SideId]: SampleId } = { a: 'social-exclusion', b: 'physical-pain' }

const isSample = (name: string): name is SampleId => (sampleIds as readonly string[]).includes(name)

export function requestedMaps(query: URLSearchParams): { readonly [pane in SideId]: MapRequest } {
  const requested = (pane: SideId): MapRequest => {
    const asked = query.get(pane)?.trim()
    if (!asked) return { kind: 'sample', id: usual[pane] }
    return isSample(asked) ? { kind: 'sample', id: asked } : { kind: 'url', url: asked }
  }
  return { a: requested('a'), b: requested('b') }
}
