import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { assetUrls } from '#atlas/assets.ts'
import { type Cortex, hemisphereIds, landmarkBits, middleSurface } from '#atlas/cortex.ts'
import { decodeCortex, decodeInflated, loadCortex, unpackAsset } from '#atlas/decode.ts'
import { type DeepRegion, decodeDeep } from '#atlas/deep.ts'
import { deepRegionIds } from '#atlas/regions.ts'
import { neighbours } from '#mesh/adjacency.ts'
import { eulerNumber, isClosed, surfaceArea } from '#mesh/measure.ts'
import { flippedFaces, flippedOnSphere } from '../../atlases/build/flipped.ts'
import { crossingFaces, missingLabels, shareBeyond, thickness } from '../../atlases/build/report.ts'
import { cuttingFaces } from '../../atlases/build/self-intersection.ts'
import report from '../../atlases/colin27/report.json'

const bytesOf = (url: URL) => new Uint8Array(readFileSync(url))
const count = (flags: Uint8Array) => flags.reduce((sum, flag) => sum + flag, 0)

let full: Cortex
let small: Cortex
let deep: DeepRegion[]
beforeAll(async () => {
  full = decodeInflated(
    await unpackAsset(bytesOf(assetUrls.inflated)),
    await loadCortex(bytesOf(assetUrls.cortex)),
  )
  small = decodeCortex(await unpackAsset(bytesOf(assetUrls.cortexSmall)))
  deep = decodeDeep(await unpackAsset(bytesOf(assetUrls.deep)))
})

describe.each(['full', 'small'] as const)('the %s cortex', (set) => {
  const half = (side: 'left' | 'right') => (set === 'full' ? full : small)[side]

  describe.each(hemisphereIds)('%s', (side) => {
    test('is a closed surface of genus 0 with the vertices promised', () => {
      const { faces, medialWall } = half(side)
      expect(medialWall).toHaveLength(set === 'full' ? 40_000 : 10_000)
      expect(isClosed(faces)).toBe(true)
      expect(eulerNumber(faces)).toBe(2)
    })

    test('has white and pial that do not cut themselves', () => {
      const { faces, surfaces } = half(side)
      expect(count(cuttingFaces(surfaces.white, faces))).toBe(0)
      expect(count(cuttingFaces(surfaces.pial, faces)) / (faces.length / 3)).toBeLessThan(0.001)
    })

    test('has no triangle upside down when inflated or on the sphere', () => {
      const { faces, surfaces } = half(side)
      expect(count(flippedFaces(surfaces.inflated!, faces))).toBe(0)
      expect(count(flippedFaces(surfaces.veryInflated!, faces))).toBe(0)
      expect(count(flippedOnSphere(surfaces.sphere!, faces))).toBe(0)
    })

    test('has a cortex as thick as a cortex is', () => {
      const sorted = thickness(half(side)).sort()
      const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))]!
      expect(at(0.05)).toBeGreaterThan(1)
      expect(at(0.5)).toBeGreaterThan(2)
      expect(at(0.5)).toBeLessThan(3)
      expect(at(0.95)).toBeLessThan(4.5)
    })

    test('has a pial larger than its white by as much as cortex folds allow', () => {
      const { faces, surfaces } = half(side)
      const ratio = surfaceArea(surfaces.pial, faces) / surfaceArea(surfaces.white, faces)
      expect(ratio).toBeGreaterThan(1.05)
      expect(ratio).toBeLessThan(1.4)
    })

    test('has every cortical label of AAL of its side, and none of the other', () => {
      expect(missingLabels(half(side))).toEqual([])
      const parity = side === 'left' ? 1 : 0
      for (const label of new Set(half(side).labels.aal)) if (label) expect(label % 2).toBe(parity)
    })

    test('lies on its side, with depth and curvature that agree on what a sulcus is', () => {
      const { surfaces, sulcalDepth, curvature, medialWall } = half(side)
      let sum = 0
      for (let o = 0; o < surfaces.pial.length; o += 3) sum += surfaces.pial[o]!
      expect(Math.sign(sum)).toBe(side === 'left' ? -1 : 1)
      const mean = (keep: (v: number) => boolean) => {
        const kept = [...curvature.keys()].filter((v) => !medialWall[v] && keep(v))
        return kept.reduce((total, v) => total + curvature[v]!, 0) / kept.length
      }
      expect(mean((v) => sulcalDepth[v]! > 8)).toBeGreaterThan(0.03)
      expect(mean((v) => sulcalDepth[v]! < 1)).toBeLessThan(-0.03)
    })

    test('is open to the sky on the crowns and shut in the sulci', () => {
      const { occlusion, sulcalDepth, medialWall } = half(side)
      const mean = (keep: (v: number) => boolean) => {
        const kept = [...occlusion!.keys()].filter((v) => !medialWall[v] && keep(v))
        return kept.reduce((total, v) => total + occlusion![v]!, 0) / kept.length
      }
      expect(mean((v) => sulcalDepth[v]! < 0.5)).toBeGreaterThan(150)
      expect(mean((v) => sulcalDepth[v]! > 10)).toBeLessThan(40)
      expect(Math.max(...occlusion!)).toBeGreaterThan(230)
    })

    test('has gyri that end at the fundus of the sulcus around them', () => {
      const { faces, surfaces, landmarks, sulcalDepth, medialWall } = half(side)
      const middle = middleSurface(half(side)).positionsWorld
      const near = (v: number, mm: number) =>
        [...sulcalDepth.keys()].filter(
          (u) =>
            Math.hypot(...[0, 1, 2].map((axis) => middle[3 * u + axis]! - middle[3 * v + axis]!)) <
            mm,
        )
      const adjacent = neighbours(faces, medialWall.length)
      for (const [gyrus, bit] of Object.entries(landmarkBits)) {
        const on = (v: number) => (landmarks![v]! & bit) !== 0
        const border = [...landmarks!.keys()].filter((v) => {
          const [, y, z] = [0, 1, 2].map((axis) => surfaces.pial[3 * v + axis]!)
          // Where the published definition of the dACC asks for it; all around the insula.
          if (gyrus === 'cingulate' && !(y! >= 0 && y! <= 30 && z! >= 20)) return false
          const around = adjacent.list.subarray(adjacent.start[v], adjacent.start[v + 1])
          return on(v) && around.some((u) => !on(u) && !medialWall[u])
        })
        expect(border.length, gyrus).toBeGreaterThan(set === 'full' ? 15 : 6)
        // At the border it is about as deep as it gets within 4 mm.
        const shares = border.map(
          (v) => sulcalDepth[v]! / Math.max(...near(v, 4).map((u) => sulcalDepth[u]!)),
        )
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
        expect(mean, gyrus).toBeGreaterThan(set === 'full' ? 0.8 : 0.65)
      }
    })

    test('inflates in place', () => {
      const { surfaces } = half(side)
      const box = (p: Float32Array, axis: number) => {
        let low = Number.POSITIVE_INFINITY
        let high = Number.NEGATIVE_INFINITY
        for (let o = axis; o < p.length; o += 3) {
          low = Math.min(low, p[o]!)
          high = Math.max(high, p[o]!)
        }
        return [low, high] as const
      }
      for (const name of ['inflated', 'veryInflated'] as const)
        for (let axis = 0; axis < 3; axis++) {
          const [low, high] = box(surfaces[name]!, axis)
          const [pialLow, pialHigh] = box(surfaces.pial, axis)
          expect(Math.abs((low + high - pialLow - pialHigh) / 2)).toBeLessThan(1)
          expect((high - low) / (pialHigh - pialLow)).toBeGreaterThan(0.85)
          expect((high - low) / (pialHigh - pialLow)).toBeLessThan(1.2)
        }
    })
  })
})

test.each(['full', 'small'] as const)(
  'no hemisphere of the %s cortex goes into the other',
  (set) => {
    expect(crossingFaces(set === 'full' ? full : small)).toBe(0)
  },
)

describe('the report', () => {
  test.each(hemisphereIds)('is within its bounds on the %s', (side) => {
    const numbers = report[side]
    expect(Object.keys(numbers)).toEqual([
      'vertices',
      'eulerNumber',
      'thicknessMm',
      'pialToWhiteArea',
      'selfIntersectingShare',
      'pialToBorderMm',
      'flippedInflated',
      'missingLabels',
      'daccBeyondFundus',
      'aiOnOperculum',
      'thinFaces',
      'thicknessPile',
      'ventricleCm2',
      'crossingFaces',
    ])
    expect(numbers.vertices).toBe(40_000)
    expect(numbers.eulerNumber).toBe(2)
    expect(numbers.thicknessMm.p5).toBeGreaterThan(1)
    expect(numbers.thicknessMm.p50).toBeGreaterThan(2)
    expect(numbers.thicknessMm.p50).toBeLessThan(3)
    expect(numbers.thicknessMm.p95).toBeLessThan(4.5)
    expect(numbers.pialToWhiteArea).toBeGreaterThan(1.05)
    expect(numbers.pialToWhiteArea).toBeLessThan(1.4)
    expect(numbers.selfIntersectingShare).toBeLessThan(0.001)
    expect(numbers.pialToBorderMm).toBeLessThan(0.4)
    expect(numbers.flippedInflated).toBe(0)
    expect(numbers.missingLabels).toEqual([])
    expect(numbers.daccBeyondFundus).toBeLessThanOrEqual(0.03)
    expect(numbers.aiOnOperculum).toBeLessThanOrEqual(0.03)
    for (const name of ['pial', 'white', 'inflated'] as const)
      expect(numbers.thinFaces[name], name).toBeLessThanOrEqual(0.003)
    expect(numbers.thicknessPile.cortex).toBeLessThanOrEqual(1.4)
    expect(numbers.thicknessPile.insula).toBeLessThanOrEqual(2.5)
    expect(numbers.ventricleCm2).toBe(0)
    expect(numbers.crossingFaces).toBe(0)
  })

  test.each(hemisphereIds)(
    'holds the small cortex to what its fewer vertices allow on the %s',
    (side) => {
      const numbers = report.small[side]
      expect(numbers.vertices).toBe(10_000)
      expect(numbers.pialToBorderMm).toBeLessThan(0.5)
      expect(numbers.thinFaces.pial).toBeLessThanOrEqual(0.003)
      expect(numbers.ventricleCm2).toBe(0)
      expect(numbers.crossingFaces).toBe(0)
    },
  )

  test('tells the sizes of the files as they are', () => {
    for (const [name, bytes] of Object.entries(report.bytes))
      expect(
        readFileSync(new URL(`../../atlases/colin27/${name}`, import.meta.url)),
        name,
      ).toHaveLength(bytes)
  })

  test.each(hemisphereIds)(
    'tells thickness, areas and regions of the files as they are on the %s',
    (side) => {
      const { faces, surfaces } = full[side]
      const ratio = surfaceArea(surfaces.pial, faces) / surfaceArea(surfaces.white, faces)
      expect(report[side].pialToWhiteArea).toBeCloseTo(ratio, 3)
      expect(report[side].daccBeyondFundus).toBeCloseTo(
        shareBeyond(full, side, 'dacc', 'cingulate'),
        3,
      )
      expect(report[side].aiOnOperculum).toBeCloseTo(shareBeyond(full, side, 'ai', 'insula'), 3)
      const sorted = thickness(full[side]).sort()
      expect(report[side].thicknessMm.p50).toBeCloseTo(
        sorted[Math.round(0.5 * (sorted.length - 1))]!,
        3,
      )
    },
  )
})

describe('what the app transfers', () => {
  test('is at most 900 kB for the first picture and 2 MB for the whole brain', () => {
    const size = (url: URL) => readFileSync(url).length
    expect(size(assetUrls.cortex)).toBeLessThanOrEqual(900_000)
    expect(
      size(assetUrls.cortex) + size(assetUrls.inflated) + size(assetUrls.deep),
    ).toBeLessThanOrEqual(2_000_000)
    expect(size(assetUrls.cortexSmall)).toBeLessThanOrEqual(420_000)
    expect(size(assetUrls.t1)).toBeLessThanOrEqual(1_500_000)
  })
})

describe('the deep regions', () => {
  test('are closed meshes where the region list puts them', () => {
    expect(new Set(deep.map(({ id }) => id))).toEqual(new Set(deepRegionIds))
    for (const { side, mesh } of deep) {
      expect(eulerNumber(mesh.faces)).toBe(2)
      expect(count(cuttingFaces(mesh.positionsWorld, mesh.faces))).toBe(0)
      let x = 0
      for (let o = 0; o < mesh.positionsWorld.length; o += 3) x += mesh.positionsWorld[o]!
      x /= mesh.positionsWorld.length / 3
      if (side === 'midline') expect(Math.abs(x)).toBeLessThan(0.5)
      else expect(Math.sign(x)).toBe(side === 'left' ? -1 : 1)
    }
  })

  test('have the volume of their definition', () => {
    const cubicMm = (id: string, side: string) => {
      const { positionsWorld: p, faces: f } = deep.find(
        (part) => part.id === id && part.side === side,
      )!.mesh
      let six = 0
      for (let at = 0; at < f.length; at += 3) {
        const [a, b, c] = [3 * f[at]!, 3 * f[at + 1]!, 3 * f[at + 2]!]
        six +=
          p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!) +
          p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!) +
          p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!)
      }
      return six / 6
    }
    const ball = (radius: number) => (4 / 3) * Math.PI * radius ** 3
    expect(cubicMm('pag', 'midline') / ball(6)).toBeCloseTo(1, 1)
    expect(cubicMm('ventral_striatum', 'left') / ball(8)).toBeCloseTo(1, 1)
    // AAL's thalamus has 8,700 voxels of 1 mm on the left, its amygdala 1,965 on the right.
    expect(cubicMm('thalamus', 'left') / 8700).toBeCloseTo(1, 1)
    expect(Math.abs(cubicMm('amygdala', 'right') / 1965 - 1)).toBeLessThan(0.1)
  })
})

describe('the brain mask', () => {
  test('covers the brain on the 2 mm MNI grid, ventricles included', () => {
    const bytes = gunzipSync(readFileSync(assetUrls.brainMask))
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    expect([42, 44, 46].map((at) => view.getInt16(at, true))).toEqual([91, 109, 91])
    const values = bytes.subarray(352)
    const size = values.reduce((sum, value) => sum + value, 0)
    expect(size).toBeGreaterThan(220_000)
    expect(size).toBeLessThan(235_000)
    const at = (x: number, y: number, z: number) =>
      values[
        Math.round((x + 90) / 2) + 91 * (Math.round((y + 126) / 2) + 109 * Math.round((z + 72) / 2))
      ]
    expect([at(-10, 10, 10), at(0, -20, 6), at(38, -20, 4), at(0, 16, 34)]).toEqual([1, 1, 1, 1])
    expect([at(0, 80, 0), at(88, 0, 0), at(0, -30, 88)]).toEqual([0, 0, 0])
  })
})
