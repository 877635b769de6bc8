import { describe, expect, it } from 'vitest'
import { middlePositionsOf } from '#atlas/cortex.ts'
import {
  type DrawnShape,
  drawnFields,
  meshOf,
  middleOfDrawn,
  patchOf,
} from '#atlas/drawn-region.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 5 })
const positions = middlePositionsOf(cortex.left)
const vertices = positions.length / 3
const at = (v: number) => [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!] as const
const apart = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((mm, axis) => mm - b[axis]!))

/** A vertex in the middle of the outer side. */
const outer = Array.from({ length: vertices }, (_, v) => v).reduce((best, v) =>
  at(v)[0] < at(best)[0] ? v : best,
)
const disc = (radiusMm: number): DrawnShape => ({
  kind: 'disc',
  hemisphere: 'left',
  vertex: outer,
  radiusMm,
  centreMni: [...at(outer)],
})

describe('a disc drawn on the cortex', () => {
  it('holds what is within its radius along the surface, on its own hemisphere', () => {
    const { left, right } = drawnFields(cortex, disc(20))
    expect(right).toBeNull()
    let members = 0
    for (let v = 0; v < vertices; v++) {
      const straight = apart(at(v), at(outer))
      if (left![v]! >= 0.5) {
        members++
        expect(straight).toBeLessThanOrEqual(20 + 1e-3)
      } else if (cortex.left.medialWall[v] === 0) expect(straight).toBeGreaterThan(17)
    }
    expect(members).toBeGreaterThan(30)
    expect(apart(middleOfDrawn(cortex, { left, right })!, at(outer))).toBeLessThan(6)
  })

  it('has its middle on the hemisphere that it is on, and none where nothing is', () => {
    const { left } = drawnFields(cortex, disc(20))
    const middle = middleOfDrawn(cortex, { left: null, right: left })!
    expect(middle[0]).toBeGreaterThan(0)
    expect(middleOfDrawn(cortex, { left: new Float32Array(vertices), right: left })).toEqual(middle)
    expect(middleOfDrawn(cortex, { left: null, right: null })).toBeNull()
  })

  it('grows with its radius, and never over the medial wall', () => {
    const of = (mm: number) => drawnFields(cortex, disc(mm)).left!.filter((f) => f >= 0.5).length
    expect(of(10)).toBeLessThan(of(30))
    const wall = {
      ...cortex,
      left: { ...cortex.left, medialWall: new Uint8Array(vertices).fill(1) },
    }
    expect(drawnFields(wall, disc(30)).left!.every((f) => f === 0)).toBe(true)
  })

  it('is the same array for the same shape, and another one on another mesh', () => {
    const shape = disc(12)
    expect(drawnFields(cortex, shape).left).toBe(drawnFields(cortex, shape).left)
    const coarser = syntheticCortex({ levels: 4 })
    // There it is found by its centre.
    const fields = drawnFields(coarser, shape, false)
    expect(apart(middleOfDrawn(coarser, fields)!, at(outer))).toBeLessThan(8)
    expect(drawnFields(coarser, shape).left).toHaveLength(coarser.left.sulcalDepth.length)
    expect(meshOf(coarser)).not.toBe(meshOf(cortex))
  })
})

describe('a patch that a lasso caught', () => {
  const near = (mm: number) =>
    Uint8Array.from({ length: vertices }, (_, v) => (apart(at(v), at(outer)) < mm ? 1 : 0))
  const none = new Uint8Array(vertices)

  it('has neither crumbs nor pinholes, and comes back from its letters', () => {
    const caught = near(25)
    const far = Array.from({ length: vertices }, (_, v) => v).reduce((best, v) =>
      apart(at(v), at(outer)) > apart(at(best), at(outer)) ? v : best,
    )
    caught[far] = 1
    caught[outer] = 0
    const shape = patchOf(cortex, { left: caught, right: none })!
    expect(shape.right).toBe('')
    const { left, right } = drawnFields(cortex, shape)
    expect(right).toBeNull()
    expect(left![outer]).toBeGreaterThan(0.5)
    expect(left![far]).toBeLessThan(0.5)
    const members = left!.filter((f) => f >= 0.5).length
    const wanted = near(25).filter(Boolean).length
    expect(Math.abs(members - wanted)).toBeLessThan(0.1 * wanted)
  })

  it('may be on both hemispheres, and is nothing where nothing was caught', () => {
    const both = patchOf(cortex, { left: near(20), right: near(20) })!
    expect(both.left).not.toBe('')
    expect(both.right).not.toBe('')
    expect(patchOf(cortex, { left: none, right: none })).toBeNull()
  })
})
