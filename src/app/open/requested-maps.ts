/** What the page's address asks for: `?a=URL&b=URL`, a sample's name or `neurovault:ID` in place of an address too. */
import { sampleIds } from '#evidence/samples.ts'
import { withAsk } from '#view/change-layer.ts'
import { askFor, type MapSource } from '#view/map-ask.ts'
import { sideIds, type ViewSpec } from '#view/spec.ts'
import { neurovaultSource } from './map-address.ts'

function sourceOf(asked: string): MapSource {
  const sample = sampleIds.find((id) => id === asked)
  if (sample) return { kind: 'sample', id: sample }
  return neurovaultSource(asked) ?? { kind: 'url', url: asked }
}

/** The document with the maps that the query names; a side that it does not name stays as it is. */
export function withRequestedMaps(view: ViewSpec, query: URLSearchParams): ViewSpec {
  return sideIds.reduce((changed, side) => {
    const asked = query.get(side)?.trim()
    return asked ? withAsk(changed, side, askFor(sourceOf(asked))) : changed
  }, view)
}
