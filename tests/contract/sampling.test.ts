import { describe, expect, it } from 'vitest'
import type { Mesh } from '#mesh/mesh.ts'
import { samplingRuleIds, samplingRules, usableRule } from '#sampling/index.ts'
import type { SamplingSurfaces } from '#sampling/rule.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

/** An octahedron around the origin. */
function octahedron(radius: number): Mesh {
  const r = radius
  return {
    positionsWorld: Float32Array.of(r, 0, 0, -r, 0, 0, 0, r, 0, 0, -r, 0, 0, 0, r, 0, 0, -r),
    faces: Uint32Array.of(0, 2, 4, 2, 1, 4, 1, 3, 4, 3, 0, 4, 2, 0, 5, 1, 2, 5, 3, 1, 5, 0, 3, 5),
  }
}

const surfaces: SamplingSurfaces = {
  middle: octahedron(10),
  white: octahedron(9),
  pial: octahedron(11),
}

const size = 21
/** 2 mm voxels, the middle one at `centre`. */
function volumeOf(value: (i: number, j: number, k: number) => number, centre = 0): Volume {
  const values = new Float64Array(size ** 3)
  for (let at = 0; at < values.length; at++) {
    values[at] = value(at % size, Math.floor(at / size) % size, Math.floor(at / size / size))
  }
  const shift = centre - (size - 1)
  const toWorld = affineFromRows<'voxel', 'world'>([
    [2, 0, 0, shift],
    [0, 2, 0, shift],
    [0, 0, 2, shift],
  ])
  return { values, shape: [size, size, size], toWorld }
}

describe.each(samplingRuleIds)('sampling rule %s', (id) => {
  const rule = samplingRules[id]

  it('says what it does in a sentence for a methods section', () => {
    expect(rule.label).not.toBe('')
    expect(rule.describe).toMatch(/^[A-Z].*\.$/)
  })

  it('gives a constant map back, one value a vertex', () => {
    const map = rule.sample(
      volumeOf(() => 3.5),
      surfaces,
    )
    expect(Array.from(map.values)).toEqual(Array(6).fill(3.5))
    expect(map.notSampled).toBe(0)
  })

  it('gives no value, not 0, for a map that lies elsewhere', () => {
    const map = rule.sample(
      volumeOf(() => 3.5, 500),
      surfaces,
    )
    expect(Array.from(map.values)).toEqual(Array(6).fill(Number.NaN))
    expect(map.notSampled).toBe(6)
  })

  it('gives no value where the map has none', () => {
    expect(
      rule.sample(
        volumeOf(() => Number.NaN),
        surfaces,
      ).notSampled,
    ).toBe(6)
  })

  it('finds the strongest voxel of those that each value is made of', () => {
    const some = volumeOf((i, j, k) => Math.sin(3 * i + 5 * j * j + 7 * k))
    const [values, largest] = [rule.sample(some, surfaces), rule.largest(some, surfaces)]
    for (const [v, value] of values.values.entries())
      expect(Math.abs(largest.values[v]!)).toBeGreaterThanOrEqual(Math.abs(value) - 1e-12)
    expect(largest.values.every((value) => some.values.includes(value))).toBe(true)
    const gone = volumeOf(() => Number.NaN)
    expect(rule.largest(gone, surfaces).notSampled).toBe(6)
  })

  it('keeps 0 a value', () => {
    const map = rule.sample(
      volumeOf(() => 0),
      surfaces,
    )
    expect(Array.from(map.values)).toEqual(Array(6).fill(0))
  })

  it('takes right for right: a map that is 1 at positive x is so at the vertex there', () => {
    const map = rule.sample(
      volumeOf((i) => (i > 10 ? 1 : -1)),
      surfaces,
    )
    expect(map.values[0]).toBeGreaterThan(0.5)
    expect(map.values[1]).toBeLessThan(-0.5)
  })

  it('stays within the values of the map', () => {
    const map = rule.sample(
      volumeOf((i, j, k) => ((7 * i + 3 * j + 5 * k) % 11) - 5),
      surfaces,
    )
    for (const value of map.values) {
      expect(value).toBeGreaterThanOrEqual(-5)
      expect(value).toBeLessThanOrEqual(5)
    }
  })

  it('names the voxels that a value was made of: their shares make it up again', () => {
    const volumes = [
      volumeOf((i, j, k) => ((7 * i + 3 * j + 5 * k) % 11) - 5, 0.6),
      // A cavity of voxels without a value, which have no share.
      volumeOf(
        (i, j, k) => (i > 13 && j > 9 && k < 12 ? Number.NaN : ((i + 2 * j + 3 * k) % 4) + 1),
        0.6,
      ),
      volumeOf(() => 3.5, 500),
    ]
    for (const volume of volumes) {
      const { values } = rule.sample(volume, surfaces)
      for (let vertex = 0; vertex < values.length; vertex++) {
        const feeds = rule.feeds(volume, surfaces, vertex)
        if (Number.isNaN(values[vertex])) {
          expect(feeds).toEqual([])
          continue
        }
        expect(new Set(feeds.map(({ voxel }) => voxel)).size).toBe(feeds.length)
        expect(feeds.every(({ weight }) => weight > 0)).toBe(true)
        expect(feeds.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
        const again = feeds.reduce(
          (sum, { voxel, weight }) => sum + weight * volume.values[voxel]!,
          0,
        )
        expect(again).toBeCloseTo(values[vertex]!, 9)
      }
    }
  })

  it('leaves the volume and the surfaces as they were', () => {
    const volume = volumeOf((i) => i)
    const before = structuredClone({ volume: volume.values, surfaces })
    rule.sample(volume, surfaces)
    expect({ volume: volume.values, surfaces }).toEqual(before)
  })

  it('is replaced, with words, where a surface that it needs is missing', () => {
    const lone: SamplingSurfaces = { middle: octahedron(10) }
    const { rule: used, note } = usableRule(id, lone)
    expect(used === id).toBe(!rule.needsBothSurfaces)
    expect(note !== undefined).toBe(rule.needsBothSurfaces)
    expect(
      samplingRules[used].sample(
        volumeOf(() => 2),
        lone,
      ).values[0],
    ).toBe(2)
    if (rule.needsBothSurfaces)
      expect(() =>
        rule.sample(
          volumeOf(() => 2),
          lone,
        ),
      ).toThrow(RangeError)
  })
})
