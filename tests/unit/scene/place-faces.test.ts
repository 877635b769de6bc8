import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cortex } from '#atlas/cortex.ts'
import { layOutBrain, layOutStill } from '#scene/brain-layout.ts'
import { createBrainMotion, liveLayout } from '#scene/brain-motion.ts'
import { inflatedPositions } from '#scene/inflate-surface.ts'
import { frameBrain, paneProjection, toPane } from '#scene/pane-projection.ts'
import type { StandingHemisphere } from '#scene/standing-hemisphere.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { type Camera, camera } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 3 })
const four: BrainLayout = { ...closedBrain, ...viewPresets['four-faces'].layout }
const fromTheLeft = viewPresets['four-faces'].camera

function pictureOf(layout: BrainLayout, from: Camera, size: { width: number; height: number }) {
  const brain = layOutStill(cortex, layout, from, size)
  const projection = paneProjection(frameBrain(brain, from, size), from, size)
  const at = (one: StandingHemisphere, world: readonly [number, number, number]) =>
    toPane(projection, apply(one.toScene, worldPoint(...world)))
  const faces = brain.standing.map((one) => {
    const positions = inflatedPositions(cortex[one.side], layout.inflation)
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
    for (let v = 0; v < positions.length; v += 3) {
      const [x, y] = at(one, [positions[v]!, positions[v + 1]!, positions[v + 2]!])
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
    return { ...one, box }
  })
  return { faces, at }
}

const panes = [
  { width: 350, height: 300 },
  { width: 300, height: 900 },
  { width: 1400, height: 260 },
] as const

describe('four faces', () => {
  it('show the outside or the midline as they say, with front and back the right way round', () => {
    for (const pane of panes) {
      const { faces, at } = pictureOf(four, fromTheLeft, pane)
      expect(faces.map(({ side, face }) => `${side} ${face}`).toSorted()).toEqual([
        'left lateral',
        'left medial',
        'right lateral',
        'right medial',
      ])
      for (const one of faces) {
        const outwards = one.side === 'left' ? -1 : 1
        const [outside, inside] = [
          at(one, [65 * outwards, -18, 10]),
          at(one, [3 * outwards, -18, 10]),
        ]
        const name = `${one.side} ${one.face}`
        // Nearer to the eye is what is seen.
        expect(outside[2] < inside[2], name).toBe(one.face === 'lateral')
        const [front] = at(one, [35 * outwards, 60, 10])
        const [back] = at(one, [35 * outwards, -90, 10])
        const frontIsLeft = (one.side === 'left') === (one.face === 'lateral')
        expect(front < back - 20, name).toBe(frontIsLeft)
        const [, top] = at(one, [35 * outwards, -18, 70])
        const [, bottom] = at(one, [35 * outwards, -18, -40])
        expect(top, name).toBeLessThan(bottom)
      }
    }
  })

  it('cover neither one another nor the edge of the pane, whichever way they are turned', () => {
    const angle = fc.double({ min: -180, max: 180, noNaN: true })
    const elevation = fc.double({ min: -90, max: 90, noNaN: true })
    const inflation = fc.constantFrom(0, 0.5, 1, 2)
    fc.assert(
      fc.property(
        angle,
        elevation,
        inflation,
        fc.constantFrom(...panes),
        (a, e, inflated, pane) => {
          const { faces } = pictureOf({ ...four, inflation: inflated }, camera(a, e), pane)
          for (const { box } of faces) {
            expect(Math.min(box.left, box.top)).toBeGreaterThan(0)
            expect(box.right).toBeLessThan(pane.width)
            expect(box.bottom).toBeLessThan(pane.height)
          }
          faces.forEach(({ box: one }, i) => {
            for (const { box: other } of faces.slice(i + 1))
              expect(
                one.right < other.left ||
                  other.right < one.left ||
                  one.bottom < other.top ||
                  other.bottom < one.top,
              ).toBe(true)
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('stand in a row, a square or a column, as the pane shows them largest', () => {
    const rowsIn = (pane: (typeof panes)[number]) =>
      new Set(
        pictureOf(four, fromTheLeft, pane).faces.map(({ box }) =>
          Math.round((box.top + box.bottom) / 40),
        ),
      ).size
    expect(panes.map(rowsIn)).toEqual([2, 4, 1])
  })

  it('are read from the left hemisphere to the right one, outer faces above inner ones in a square', () => {
    const read = (pane: (typeof panes)[number]) =>
      pictureOf(four, fromTheLeft, pane)
        .faces.map(({ side, face, box }) => ({
          name: `${side} ${face}`,
          x: Math.round((box.left + box.right) / 40),
          y: Math.round((box.top + box.bottom) / 40),
        }))
        .toSorted((a, b) => a.y - b.y || a.x - b.x)
        .map(({ name }) => name)
    const inARow = ['left lateral', 'left medial', 'right medial', 'right lateral']
    expect(panes.map(read)).toEqual([
      ['left lateral', 'right lateral', 'left medial', 'right medial'],
      inARow,
      inARow,
    ])
  })

  it('stand in the middle of the pane together, each over or beside the next however they are turned', () => {
    for (const from of [fromTheLeft, camera(-50, 35), camera(160, -40)])
      for (const hidden of ['none', 'left', 'right'] as const) {
        const { faces } = pictureOf({ ...four, hidden }, from, panes[0])
        const middles = faces.map(({ box }) => [
          (box.left + box.right) / 2,
          (box.top + box.bottom) / 2,
        ])
        // Perspective alone makes a difference of a few pixels.
        for (const [axis, middle] of [175, 150].entries()) {
          const along = middles.map((one) => one[axis]!)
          expect(Math.abs(along.reduce((a, b) => a + b) / along.length - middle)).toBeLessThan(5)
        }
        for (const side of ['left', 'right'] as const) {
          const column = middles.filter((_, i) => faces[i]!.side === side).map(([x]) => x!)
          expect(Math.max(...column) - Math.min(...column)).toBeLessThan(1)
        }
        const lateral = faces.findIndex(({ face }) => face === 'lateral')
        const medial = faces.findIndex(({ face }) => face === 'medial')
        expect(middles[lateral]![1]).toBeLessThan(middles[medial]![1]!)
      }
  })

  it('are two where a hemisphere is hidden, and take the room of four', () => {
    const pane = panes[0]
    const { faces } = pictureOf({ ...four, hidden: 'left' }, fromTheLeft, pane)
    expect(faces.map(({ side }) => side)).toEqual(['right', 'right'])
    const height = (of: typeof faces) => Math.max(...of.map(({ box }) => box.bottom - box.top))
    expect(height(faces)).toBeGreaterThan(0.99 * height(pictureOf(four, fromTheLeft, pane).faces))
  })

  it('come out of the whole brain without a jump', () => {
    const motion = createBrainMotion(closedBrain, fromTheLeft)
    motion.changeLayout(liveLayout(four), 0)
    const places = (ms: number) => {
      const { standing } = layOutBrain(cortex, motion, ms, panes[0])
      return standing.map(({ side, toScene }) => ({
        side,
        at: apply(toScene, worldPoint(side === 'left' ? -40 : 40, 30, 20)),
      }))
    }
    for (const { side, at } of places(0.001))
      expect(Math.hypot(at[0] - (side === 'left' ? -40 : 40), at[1] - 30, at[2] - 20)).toBeLessThan(
        0.1,
      )
    let before = places(0.001)
    for (let ms = 1; ms <= 340; ms++) {
      const now = places(ms)
      now.forEach(({ at }, i) => {
        const was = before[i]!.at
        expect(Math.hypot(at[0] - was[0], at[1] - was[1], at[2] - was[2])).toBeLessThan(6)
      })
      before = now
    }
  })

  it('turn round their own middles on the way, which go straight', () => {
    const motion = createBrainMotion(closedBrain, fromTheLeft)
    motion.changeLayout(liveLayout(four), 0)
    const middleOf = ({ surfaces }: Cortex['left']) =>
      [0, 1, 2].map((axis) => {
        const along = surfaces.pial.filter((_, i) => i % 3 === axis).sort()
        return (along[0]! + along.at(-1)!) / 2
      }) as [number, number, number]
    const middles = (ms: number) =>
      layOutBrain(cortex, motion, ms, panes[0]).standing.map(({ side, toScene }) =>
        apply(toScene, worldPoint(...middleOf(cortex[side]))),
      )
    const [from, to] = [middles(0.001), middles(10_000)]
    for (const ms of [80, 160, 240])
      middles(ms).forEach((at, i) => {
        const [a, b] = [from[i]!, to[i]!]
        const way = [0, 1, 2].map((axis) => b[axis]! - a[axis]!)
        const gone = [0, 1, 2].map((axis) => at[axis]! - a[axis]!)
        const length = Math.hypot(...way)
        const share = gone.reduce((sum, part, axis) => sum + part * way[axis]!, 0) / length ** 2
        expect(share).toBeGreaterThan(0)
        expect(share).toBeLessThan(1)
        expect(Math.hypot(...gone.map((part, axis) => part - share * way[axis]!))).toBeLessThan(0.5)
      })
  })
})
