import { describe, expect, it } from 'vitest'
import { pearsonOf } from '#comparison/pearson.ts'
import {
  type SurrogateDomain,
  standardNormal,
  surrogateCorrelations,
  surrogateMaker,
  variogram,
} from '#comparison/surrogate.ts'
import { vertexDomain } from '#comparison/surrogate-vertices.ts'
import { voxelDomain } from '#comparison/surrogate-voxels.ts'
import { nearestOnSphere } from '#mesh/nearest-on-sphere.ts'
import { affineFromRows } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import { icosphere } from '../mesh/icosphere.ts'

const grid = {
  shape: [24, 26, 22] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [-4, 0, 0, 46],
    [0, 4, 0, -50],
    [0, 0, 4, -42],
  ]),
}
/** A ball of voxels. */
const inBall = Int32Array.from(
  Array.from({ length: 24 * 26 * 22 }, (_, v) => v).filter((v) => {
    const [i, j, k] = [v % 24, Math.floor(v / 24) % 26, Math.floor(v / (24 * 26))]
    return Math.hypot(i - 11.5, j - 12.5, k - 10.5) < 10
  }),
)
const sphere = nearestOnSphere(icosphere(5).positions, 40)
const voxels = voxelDomain(grid, inBall)
const vertices = vertexDomain(
  { left: sphere, right: sphere },
  (side, v) => side === 'left' || v % 5 > 0,
)

function smoothMap(domain: SurrogateDomain, level: number, seed: number): Float64Array {
  const random = seededRandom(seed)
  return domain.smooth(
    Float64Array.from({ length: domain.count }, () => standardNormal(random)),
    level,
  )
}

describe.each([
  ['voxels', voxels],
  ['vertices', vertices],
] as const)('surrogates over %s', (_, domain: SurrogateDomain) => {
  it('smooth a constant map to itself, and reach further with each kernel', () => {
    const constant = new Float64Array(domain.count).fill(3)
    for (const level of domain.sigmasMm.keys())
      for (const value of domain.smooth(constant, level)) expect(value).toBeCloseTo(3, 4)
    const roughness = [...domain.sigmasMm.keys()].map((level) => {
      const map = smoothMap(domain, level, 1)
      const found = variogram(map, domain)
      return found[1]! / found.at(-1)!
    })
    expect(roughness).toEqual([...roughness].sort((a, b) => b - a))
  })

  it('are as smooth as the map, near and far, and not the map', () => {
    const map = smoothMap(domain, 1, 9).map((value) => 5 + 20 * value)
    const wanted = variogram(map, domain)
    const maker = surrogateMaker(map, domain, 1)
    const draws = Array.from({ length: 40 }, (_, n) => maker.draw(seededRandom(1, n)))
    const found = draws.map((draw) => variogram(draw, domain))
    wanted.forEach((value, bin) => {
      const average = found.reduce((sum, one) => sum + one[bin]!, 0) / found.length
      expect(Math.abs(average - value) / wanted.at(-1)!).toBeLessThan(0.2)
    })
    for (const draw of draws) expect(Math.abs(pearsonOf(draw, map)!)).toBeLessThan(0.6)
  })

  it('give the same correlations however the draws are shared out', () => {
    const [a, b] = [smoothMap(domain, 1, 3), smoothMap(domain, 1, 4)]
    const maker = surrogateMaker(a, domain, 8)
    const all = surrogateCorrelations(maker, b, { seed: 8, from: 0, to: 4 })
    const rest = surrogateCorrelations(surrogateMaker(a, domain, 8), b, { seed: 8, from: 2, to: 4 })
    expect([...rest.pearson]).toEqual([...all.pearson.slice(2)])
    expect([...rest.spearman]).toEqual([...all.spearman.slice(2)])
    expect(new Set(all.pearson).size).toBe(4)
  })
})

it('a surrogate is made of the map’s own values, each of them anywhere equally often', () => {
  const values = Float64Array.of(10, 20, 30, 40, 50)
  const shuffles: number[][] = []
  const plain: SurrogateDomain = {
    count: 5,
    pairs: { i: Int32Array.of(0, 1), j: Int32Array.of(1, 2), bin: Uint8Array.of(0, 1) },
    bins: 2,
    binMm: [1, 2],
    sigmasMm: [1],
    smooth: (shuffled) => {
      shuffles.push([...shuffled])
      return shuffled
    },
  }
  const { draw } = surrogateMaker(values, plain, 1)
  shuffles.length = 0
  for (let n = 0; n < 5000; n++) draw(seededRandom(2, n))
  const lands = values.map((value) => shuffles.filter((one) => one[4] === value).length)
  for (const count of lands) expect(Math.abs(count - 1000)).toBeLessThan(120)
  const first = values.map((value) => shuffles.filter((one) => one[0] === value).length)
  for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(120)
  for (const one of shuffles.slice(0, 50)) expect(one.sort()).toEqual([...values])
  expect([...values]).toEqual([10, 20, 30, 40, 50])
})

it('a variogram is half the mean squared difference of the pairs of each distance, 0 without a pair', () => {
  const pairs = {
    i: Int32Array.of(0, 1, 0, 2),
    j: Int32Array.of(1, 2, 2, 3),
    bin: Uint8Array.of(0, 0, 2, 0),
  }
  const found = variogram(Float64Array.of(1, 4, 9, 9), { ...voxels, pairs, bins: 3 })
  expect([...found]).toEqual([(9 + 25 + 0) / 6, 0, 32])
})

describe('places of surrogates', () => {
  it('are voxels of the mask only, about 4 mm apart', () => {
    expect(voxels.count).toBe(inBall.length)
    const fine = {
      ...grid,
      toWorld: affineFromRows<'voxel', 'world'>([
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 2, 0],
      ]),
    }
    const thinned = voxelDomain(
      fine,
      Int32Array.from({ length: 24 * 26 * 22 }, (_, v) => v),
    )
    expect(thinned.count).toBe(6 * 7 * 11)
  })

  it('are as far from each other as millimetres say, and are smoothed by a Gaussian of these', () => {
    const shape = [9, 8, 12] as const
    const uneven = voxelDomain(
      {
        shape,
        toWorld: affineFromRows<'voxel', 'world'>([
          [0, 0, 2.5, 0],
          [-4, 0, 0, 0],
          [0, 5, 0, 0],
        ]),
      },
      // A corner is missing, so that the weights of places differ there, too.
      Int32Array.from({ length: 9 * 8 * 12 }, (_, v) => v).filter((v) => v % 9 > 3 || v < 500),
    )
    const places = [...uneven.voxels].map((v) => [
      4 * (v % 9),
      5 * (Math.floor(v / 9) % 8),
      2.5 * Math.floor(v / 72),
    ])
    // 2.5 mm is thinned to every second voxel.
    expect(new Set(places.map(([, , z]) => z))).toEqual(new Set([0, 5, 10, 15, 20, 25]))
    const apart = (p: number, q: number) =>
      Math.hypot(...[0, 1, 2].map((axis) => places[p]![axis]! - places[q]![axis]!))

    const { pairs, binMm } = uneven
    const half = Math.min(...binMm.slice(1).map((mm, n) => mm - binMm[n]!)) / 2
    expect(pairs.i.length).toBeGreaterThan(5000)
    const off = Array.from(pairs.i, (i, n) =>
      Math.abs(apart(i, pairs.j[n]!) - binMm[pairs.bin[n]!]!),
    )
    expect(Math.max(...off)).toBeLessThanOrEqual(half + 1e-9)
    for (const ends of [pairs.i, pairs.j]) expect(new Set(ends).size).toBe(uneven.count)

    const random = seededRandom(5)
    const values = Float64Array.from({ length: uneven.count }, () => 10 * random())
    for (const [level, sigma] of uneven.sigmasMm.entries()) {
      uneven.smooth(values, level).forEach((value, p) => {
        let [sum, weight] = [0, 0]
        for (let q = 0; q < uneven.count; q++) {
          const w = Math.exp(-0.5 * (apart(p, q) / sigma) ** 2)
          sum += w * values[q]!
          weight += w
        }
        // The kernel is cut where it has all but ended.
        expect(Math.abs(value - sum / weight)).toBeLessThan(0.03)
      })
    }
  })

  it('on a hemisphere are as far from each other as it is along a sphere, and smoothed so', () => {
    const inLeft = vertices.vertices.left.length
    const placeOf = (p: number) => {
      const vertex = p < inLeft ? vertices.vertices.left[p]! : vertices.vertices.right[p - inLeft]!
      return sphere.unit.slice(3 * vertex, 3 * vertex + 3)
    }
    const units = Array.from({ length: vertices.count }, (_, p) => placeOf(p))
    const apart = (p: number, q: number) => {
      const [a, b] = [units[p]!, units[q]!]
      return 90 * Math.acos(Math.min(1, a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!))
    }
    const { pairs, binMm } = vertices
    const half = Math.min(...binMm.slice(1).map((mm, n) => mm - binMm[n]!)) / 2
    const sides = [0, 0]
    let worst = 0
    pairs.i.forEach((i, n) => {
      worst = Math.max(worst, Math.abs(apart(i, pairs.j[n]!) - binMm[pairs.bin[n]!]!))
      sides[i < inLeft ? 0 : 1]! += 1
    })
    expect(worst).toBeLessThanOrEqual(half + 1e-6)
    expect(Math.min(...sides) / Math.max(...sides)).toBeGreaterThan(0.6)

    const random = seededRandom(8)
    const values = Float64Array.from({ length: vertices.count }, () => 10 * random())
    for (const [level, sigma] of vertices.sigmasMm.entries()) {
      const smooth = vertices.smooth(values, level)
      for (const p of [0, 1, inLeft - 1, inLeft, inLeft + 700, vertices.count - 1]) {
        const [first, end] = p < inLeft ? [0, inLeft] : [inLeft, vertices.count]
        let [sum, weight] = [0, 0]
        for (let q = first; q < end; q++) {
          const mm = apart(p, q)
          const w = mm > 2.5 * sigma ? 0 : Math.exp(-0.5 * (mm / sigma) ** 2)
          sum += w * values[q]!
          weight += w
        }
        expect(smooth[p]).toBeCloseTo(sum / weight, 4)
      }
    }
  })

  it('never pair the two hemispheres', () => {
    const inLeft = vertices.vertices.left.length
    const { i, j } = vertices.pairs
    expect(i.length).toBeGreaterThan(10_000)
    i.forEach((first, n) => {
      expect(first < inLeft).toBe(j[n]! < inLeft)
    })
    expect(vertices.vertices.right.every((v) => v % 5 > 0)).toBe(true)
  })

  it('must be enough for a variogram', () => {
    expect(() => voxelDomain(grid, inBall.slice(0, 90))).toThrow('100 places')
    expect(() => vertexDomain({ left: sphere, right: sphere }, () => false)).toThrow('100 places')
  })
})
