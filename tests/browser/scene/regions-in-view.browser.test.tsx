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

it('labels four faces on a phone beside them, and draws no axes under a label', async () => {
  const { camera, layout: shown } = viewPresets['four-faces']
  const layout = { ...closedBrain, ...shown, inflation: 1 }
  const labels = { dacc: 'dACC', ai: 'AI' }
  const named = (['dacc', 'ai'] as const).flatMap((id) =>
    (['left', 'right'] as const).map((hemisphere) => ({
      key: id,
      hemisphere,
      label: labels[id],
      colour: '#e8871e',
      field: regionField(cortex, id, hemisphere),
    })),
  )
  // What a pane of a phone upright has, and the size of its labels.
  const insets = { left: 105, right: 105, top: 55, bottom: 60 }
  const stage = await mountStage({
    cortex,
    layout,
    regions: named,
    panes: [pane('a', { camera, insets })],
  })
  const element = stage.paneElement('a')
  element.parentElement!.style.setProperty('--stage-label-size', '18px')
  await stage.set({ showLabels: false })
  await stage.set({ showLabels: true })
  const at = await readPicture(stage.handle, stage.canvas())
  const from = element.getBoundingClientRect()
  const plates = [...element.querySelectorAll<HTMLElement>('.stage-label')]
    .filter((plate) => getComputedStyle(plate).visibility === 'visible')
    .map((plate) => plate.getBoundingClientRect())
  expect(plates).toHaveLength(4)
  for (const plate of plates) {
    expect(plate.left - from.left).toBeGreaterThanOrEqual(insets.left)
    expect(plate.right - from.left).toBeLessThanOrEqual(600 - insets.right)
    let covered = 0
    for (let x = Math.ceil(plate.left - from.left); x < plate.right - from.left; x++)
      for (let y = Math.ceil(plate.top - from.top); y < plate.bottom - from.top; y++)
        if (at(x, y).some((channel) => channel !== 255)) covered++
    expect(covered).toBe(0)
  }
  const axes = [...element.querySelectorAll('.stage-axis')].filter(
    (line) => getComputedStyle(line).visibility === 'visible',
  )
  for (const axis of axes) {
    const box = axis.getBoundingClientRect()
    for (const plate of plates)
      expect(box.right < plate.left || box.left > plate.right || box.top > plate.bottom).toBe(true)
  }
})
