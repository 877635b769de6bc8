/** Borders of regions are part of the surface: where the region's place is hidden, so is its border. */
import { beforeAll, expect, it } from 'vitest'
import type { Cortex } from '#atlas/cortex.ts'
import { regionField } from '#atlas/region-field.ts'
import { closedBrain } from '#view/layout.ts'
import { type ViewPresetId, viewPresets } from '#view/view-preset.ts'
import { loadRealCortex } from './gallery/real-cortex.ts'
import { mountStage, pane, readPicture } from './mount-stage.tsx'
import { whatIsSeen } from './what-is-seen.ts'

const size = { width: 600, height: 300 }
/** CSS px: half a band with its casing, and softness. */
const bandPx = 4
/**
 * Between the hemispheres and at a fold's rim a place can be in sight through a gap narrower than a pixel: the card draws
 * its share of the pixel, and what is seen at the pixel's middle is something else. Such pixels are few and stand alone;
 * a border that shows through is a line.
 */
const mostInGaps = 8

let cortex: Cortex
beforeAll(async () => {
  cortex = await loadRealCortex()
})

const ids = ['dacc', 'ai'] as const

it('draws borders whole, and none where its region is hidden, in any view and at any inflation', async () => {
  const regions = ids.flatMap((id) =>
    (['left', 'right'] as const).map((hemisphere) => ({
      key: `${id} ${hemisphere}`,
      hemisphere,
      label: id,
      colour: id === 'dacc' ? '#12fc09' : '#fc00fc',
      field: regionField(cortex, id, hemisphere),
    })),
  )
  const stage = await mountStage({ cortex, flat: true, showLabels: false, panes: [pane('a')] })
  let [drawn, borders] = [0, 0]
  const whole: { readonly where: string; readonly share: number }[] = []
  for (const preset of Object.keys(viewPresets) as ViewPresetId[])
    for (const inflation of [0, 1, 2]) {
      const { camera, layout: shown } = viewPresets[preset]
      const layout = { ...closedBrain, ...shown, inflation }
      await stage.set({ layout, regions: [], panes: [pane('a', { camera })] })
      const bare = await readPicture(stage.handle, stage.canvas())
      await stage.set({ regions })
      const lined = await readPicture(stage.handle, stage.canvas())
      const seen = whatIsSeen(cortex, layout, camera, size)
      // Where a border may be: near a pixel at which some field of what is seen there is about a half.
      const near = new Uint8Array(size.width * size.height)
      const crossed: (readonly [x: number, y: number])[] = []
      const member = (x: number, y: number, id: (typeof ids)[number]) =>
        seen.mixed(x, y, (side, vertex) => regionField(cortex, id, side)[vertex]!)
      for (let y = 1; y < size.height - 1; y++)
        for (let x = 1; x < size.width - 1; x++)
          for (const id of ids) {
            const here = member(x, y, id)
            if (here === null) continue
            const crosses = [member(x + 1, y, id), member(x, y + 1, id)].some(
              (next) => next !== null && next >= 0.5 !== here >= 0.5,
            )
            // One hemisphere's rim before the other is no border.
            if (crosses && seen.isInside(x, y) && Math.abs(here - 0.5) < 0.25) crossed.push([x, y])
            if (!crosses && Math.abs(here - 0.5) > 0.25) continue
            borders++
            for (let dy = -bandPx; dy <= bandPx; dy++)
              for (let dx = -bandPx; dx <= bandPx; dx++) {
                const [i, j] = [x + dx, y + dy]
                if (i >= 0 && j >= 0 && i < size.width && j < size.height)
                  near[j * size.width + i] = 1
              }
          }
      const isChanged = (x: number, y: number) => {
        const [before, after] = [bare(x, y), lined(x, y)]
        return after.some((channel, i) => Math.abs(channel - before[i]!) > 40)
      }
      const kept = crossed.filter(
        ([x, y]) => isChanged(x, y) || isChanged(x + 1, y) || isChanged(x, y + 1),
      )
      if (crossed.length > 60)
        whole.push({
          where: `${preset}, inflation ${inflation}`,
          share: kept.length / crossed.length,
        })
      const stray = new Set<string>()
      for (let y = 0; y < size.height; y++)
        for (let x = 0; x < size.width; x++) {
          if (!isChanged(x, y)) continue
          drawn++
          if (near[y * size.width + x] === 0) stray.add(`${x},${y}`)
        }
      const where = `${preset}, inflation ${inflation}`
      expect(stray.size, `${where}: ${[...stray].join(' ')}`).toBeLessThanOrEqual(mostInGaps)
      const inALine = [...stray].filter((one) => {
        const [x, y] = one.split(',').map(Number) as [number, number]
        return (
          [-1, 0, 1].some((dx) => stray.has(`${x + dx},${y + 1}`)) || stray.has(`${x + 1},${y}`)
        )
      })
      expect(inALine, where).toEqual([])
    }
  expect(whole.length).toBeGreaterThan(12)
  for (const { where, share } of whole) expect(share, where).toBeGreaterThan(0.97)
  expect(drawn).toBeGreaterThan(2000)
  expect(borders).toBeGreaterThan(1000)
})
