import { beforeAll, expect, it } from 'vitest'
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import { decodeInflated, loadCortex, unpackAsset } from '#atlas/decode.ts'
import { regionField } from '#atlas/region-field.ts'
import { corticalRegionIds, regions } from '#atlas/region-list.ts'
import { closedBrain } from '#view/layout.ts'
import { type ViewPresetId, viewPresets } from '#view/view-preset.ts'
import { colouring, mountStage, pane, readPicture } from './mount-stage.tsx'

const bytesOf = async (url: URL) => new Uint8Array(await (await fetch(url)).arrayBuffer())

let cortex: Cortex

beforeAll(async () => {
  const folded = await loadCortex(await bytesOf(assetUrls.cortex))
  cortex = decodeInflated(await unpackAsset(await bytesOf(assetUrls.inflated)), folded)
})

/** A region's members as a map: 8 inside, 0 outside. */
const membersOf = (id: (typeof corticalRegionIds)[number]) => {
  const side = (name: HemisphereId) =>
    regionField(cortex, id, name).map((member) => (member >= 0.5 ? 8 : 0))
  return { left: side('left'), right: side('right') }
}

it('shows each region in the view that is named for it', async () => {
  const stage = await mountStage({ cortex, flat: true, panes: [pane('a')] })
  const seen: { [id: string]: number } = {}
  for (const id of corticalRegionIds) {
    const { view, buried } = regions[id]
    const preset = viewPresets[view as ViewPresetId]
    await stage.set({
      layout: { ...closedBrain, ...preset.layout, inflation: buried ? 1 : 0 },
      panes: [
        pane('a', {
          values: membersOf(id),
          camera: preset.camera,
          colouring: { ...colouring, threshold: 4 },
        }),
      ],
    })
    const at = await readPicture(stage.handle, stage.canvas())
    let [inside, brain] = [0, 0]
    for (let x = 0; x < 600; x += 2)
      for (let y = 0; y < 300; y += 2) {
        const [red, green, blue] = at(x, y)
        if (red === 255 && green === 255 && blue === 255) continue
        brain++
        if (red - blue > 100) inside++
      }
    seen[id] = inside / brain
  }
  // A share of the brain's picture; 0.2 % is about 6 x 6 mm of a brain seen from the side.
  for (const [id, share] of Object.entries(seen))
    expect(share, `${id} of ${JSON.stringify(seen)}`).toBeGreaterThan(0.002)
})
