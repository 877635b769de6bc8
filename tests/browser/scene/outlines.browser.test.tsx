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

// Folded, inflated, very inflated.
it.each([0, 1, 2])(
  'draws borders whole, and none where its region is hidden, in any view, inflation %i',
  async (inflation) => {
    const regions = ids.flatMap((id) =>
      (['left', 'right'] as const).map((hemisphere) => ({
        key: `${id} ${hemisphere}`,
        hemisphere,
        label: id,
        colour: id === 'dacc' ? '#12fc09' : '#fc00fc',
        field: regionField(cortex, id, hemisphere),
      })),
    )
    const fieldsOf = (id: (typeof ids)[number]) => ({
      left: regionField(cortex, id, 'left'),
      right: regionField(cortex, id, 'right'),
    })
    const fields = { dacc: fieldsOf('dacc'), ai: fieldsOf('ai') }
    const stage = await mountStage({ cortex, flat: true, showLabels: false, panes: [pane('a')] })
    let [drawn, borders] = [0, 0]
    const whole: { readonly where: string; readonly share: number }[] = []
    for (const preset of Object.keys(viewPresets) as ViewPresetId[]) {
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
      for (const id of ids) {
        const members = new Float32Array(size.width * size.height).fill(Number.NaN)
        for (let at = 0; at < members.length; at++) {
          const [x, y] = [at % size.width, Math.floor(at / size.width)]
          members[at] = seen.mixed(x, y, (side, vertex) => fields[id][side][vertex]!) ?? Number.NaN
        }
        for (let at = 0; at < members.length - size.width; at++) {
          const here = members[at]!
          if (Number.isNaN(here)) continue
          const [x, y] = [at % size.width, Math.floor(at / size.width)]
          const crosses = [members[at + 1]!, members[at + size.width]!].some(
            (next) => !Number.isNaN(next) && next >= 0.5 !== here >= 0.5,
          )
          if (!crosses && Math.abs(here - 0.5) > 0.25) continue
          // One fold's rim before another is no border.
          if (crosses && Math.abs(here - 0.5) < 0.25 && seen.isInside(x, y)) crossed.push([x, y])
          borders++
          for (let j = Math.max(0, y - bandPx); j <= Math.min(size.height - 1, y + bandPx); j++)
            near.fill(
              1,
              j * size.width + Math.max(0, x - bandPx),
              j * size.width + Math.min(size.width - 1, x + bandPx) + 1,
            )
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
    expect(whole.length).toBeGreaterThan(3)
    console.info(JSON.stringify(whole))
    for (const { where, share } of whole) expect(share, where).toBeGreaterThan(0.92)
    expect(drawn).toBeGreaterThan(1000)
    expect(borders).toBeGreaterThan(500)
  },
)
