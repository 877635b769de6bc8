/** Colours and edges on the bundled cortex, held against the bar and against the volume. */
import { beforeAll, expect, it } from 'vitest'
import type { Cortex } from '#atlas/cortex.ts'
import { colormaps } from '#colormap/index.ts'
import { bakeLut } from '#colormap/lut.ts'
import { openNifti } from '#format/nifti.ts'
import { colourValue } from '#scene/colour-value.ts'
import { baseTone } from '#scene/cortex-material.ts'
import { worldPoint } from '#space/point.ts'
import { closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { type Interpolation, valueAt } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'
import { deltaE } from './delta-e.ts'
import { loadRealCortex } from './gallery/real-cortex.ts'
import { mountStage, pane, readPicture, colouring as someColouring } from './mount-stage.tsx'
import { whatIsSeen } from './what-is-seen.ts'

const size = { width: 600, height: 300 }
const map = colormaps['ember-glacier']
const colouring = {
  ...someColouring,
  threshold: 3.1,
  positiveLut: bakeLut(map.positive, [0, 8]),
  negativeLut: bakeLut(map.negative, [0, 8]),
}

let cortex: Cortex
let volume: Volume

beforeAll(async () => {
  cortex = await loadRealCortex()
  const url = new URL('../../../sample-data/physical-pain_stat-z_statmap.nii.gz', import.meta.url)
  const blob = await (await fetch(url)).blob()
  volume = (await openNifti([{ name: 'physical-pain.nii.gz', blob }])).volume
})

const everywhere = (value: number) => ({
  left: new Float32Array(cortex.left.sulcalDepth.length).fill(value),
  right: new Float32Array(cortex.right.sulcalDepth.length).fill(value),
})

const median = (values: readonly number[], share = 0.5) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!

/** Value whose colour on the bar is nearest to a pixel's. */
function nearestOnBar(bar: readonly (readonly number[])[], pixel: readonly number[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  bar.forEach(([r = 0, g = 0, b = 0], i) => {
    const away = (r - pixel[0]!) ** 2 + (g - pixel[1]!) ** 2 + (b - pixel[2]!) ** 2
    if (away < least) [best, least] = [i, away]
  })
  return (best / (bar.length - 1)) * 8
}

it('lights a map so that its colours are those of the bar', async () => {
  const stage = await mountStage({ cortex, panes: [pane('a')] })
  const bar = Array.from({ length: 401 }, (_, i) =>
    colourValue(i / 50, { ...colouring, threshold: 0 }),
  )
  const measured: { [what: string]: readonly number[] } = {}
  for (const preset of ['lateral-left', 'medial-right', 'superior', 'anterior'] as const)
    for (const inflation of [0, 1])
      for (const value of [3.5, 5, 7]) {
        const { camera, layout: shown } = viewPresets[preset]
        const layout = { ...closedBrain, ...shown, inflation }
        const values = everywhere(value)
        await stage.set({ layout, panes: [pane('a', { camera, values, colouring })] })
        const at = await readPicture(stage.handle, stage.canvas())
        const seen = whatIsSeen(cortex, layout, camera, size)
        const [red, green, blue] = colourValue(value, colouring)
        const [away, read]: [number[], number[]] = [[], []]
        for (let y = 0; y < size.height; y += 4)
          for (let x = 0; x < size.width; x += 4) {
            if (!seen.isInside(x, y) || !seen.isCortex(x, y)) continue
            const pixel = at(x, y)
            away.push(deltaE(pixel, [red, green, blue]))
            read.push(Math.abs(nearestOnBar(bar, pixel) / value - 1))
          }
        expect(away.length).toBeGreaterThan(500)
        measured[`${preset} ${inflation} z ${value}`] = [
          median(away),
          median(away, 0.95),
          median(read),
        ]
      }
  console.info(JSON.stringify(measured))
  for (const [what, [middle, most, read]] of Object.entries(measured)) {
    expect(middle, `median delta E, ${what}`).toBeLessThan(2)
    expect(most, `95th percentile of delta E, ${what}`).toBeLessThan(5)
    expect(read, `nearest value on the bar, ${what}`).toBeLessThan(0.02)
  }
})

it('draws edges where the volume has them, at every pixel', async () => {
  const stage = await mountStage({ cortex, flat: true, panes: [pane('a')] })
  const values = everywhere(0)
  // Red less blue, half-way between bare cortex and a map at its threshold.
  const [red, , blue] = colourValue(colouring.threshold, colouring)
  const halfPainted = (red - blue + 255 * (baseTone[0] - baseTone[2])) / 2
  for (const preset of ['lateral-left', 'medial-right'] as const)
    for (const zoom of [1, 3])
      for (const reads of ['trilinear', 'nearest'] satisfies Interpolation[]) {
        const { camera: from, layout: shown } = viewPresets[preset]
        const camera = { ...from, zoom }
        const layout = { ...closedBrain, ...shown, inflation: 1 }
        const layer = { values, colouring, volume, reads }
        await stage.set({ layout, panes: [pane('a', { camera, ...layer })] })
        const at = await readPicture(stage.handle, stage.canvas())
        const seen = whatIsSeen(cortex, layout, camera, size)
        let [drawn, wanted, differ] = [0, 0, 0]
        for (let y = 0; y < size.height; y++)
          for (let x = 0; x < size.width; x++) {
            if (!seen.isInside(x, y) || !seen.isCortex(x, y)) continue
            const [i, j, k] = seen.middle(x, y)
            const value = valueAt(volume, worldPoint(i!, j!, k!), reads)
            const pixel = at(x, y)
            const painted = pixel[0] - pixel[2] > halfPainted
            if (painted) drawn++
            if (value >= 3.1) wanted++
            if (painted !== value >= 3.1) differ++
          }
        const what = `${preset}, zoom ${zoom}, ${reads}: ${drawn} of ${wanted}, ${differ} differ`
        console.info(what)
        expect(wanted, what).toBeGreaterThan(500)
        expect(Math.abs(drawn / wanted - 1), what).toBeLessThan(0.01)
      }
})
