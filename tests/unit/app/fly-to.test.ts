import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { flyTo } from '#app/shell/fly-to.ts'
import { assetUrls } from '#atlas/assets.ts'
import { loadCortex } from '#atlas/decode.ts'
import { seePlace } from '#scene/see-place.ts'
import { arrangementIds } from '#view/arrangement.ts'
import { placedViews, withArrangement } from '#view/change-arrangement.ts'
import { firstView, sideIds } from '#view/spec.ts'

const cortex = await loadCortex(await readFile(assetUrls.cortexSmall))

/** Peaks of both sample maps: outside, at the midline, below and in the fold of the insula, on either half. */
const peaks = [
  [-56, -21, 20],
  [54, -48, 18],
  [-2, 14, 38],
  [6, 22, 34],
  [-38, 14, -4],
  [40, 12, 2],
  [3, 39, -16],
  [-20, -90, -10],
] as const

test.each(arrangementIds.flatMap((id) => [[id, 'linked'] as const, [id, 'cut'] as const]))(
  'in the layout “%s”, cameras %s, going to a peak turns each side until it is seen',
  (id, how) => {
    const laidOut = withArrangement(firstView, id)
    const from = { ...laidOut, links: { ...laidOut.links, camera: how === 'linked' } }
    const brains = placedViews(from).flatMap(({ view }) => (view.kind === 'brain' ? [view] : []))
    for (const peak of peaks) {
      const document = flyTo(from, cortex, peak)
      expect(document.cursor?.world, peak.join()).toEqual(peak)
      const { place } = document.cursor!
      const seeing = placedViews(document).flatMap(({ view }) => {
        if (view.kind !== 'brain' || !place) return []
        const sight = seePlace(cortex, place, view.pose, view.camera)
        return sight.camera === view.camera && sight.layout === view.pose ? [view.shows] : []
      })
      for (const side of sideIds) {
        if (brains.some(({ shows }) => shows === side)) expect(seeing, peak.join()).toContain(side)
      }
    }
  },
)
