import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { regionsNear } from '#app/look/regions-near.ts'
import { showRegion, sidesToShow } from '#app/look/show-region.ts'
import { assetUrls } from '#atlas/assets.ts'
import { type Cortex, hemisphereIds, middleSurface, wallFieldName } from '#atlas/cortex.ts'
import { loadCortex, unpackAsset } from '#atlas/decode.ts'
import { type DeepRegion, decodeDeep } from '#atlas/deep.ts'
import { bytesOfField, fieldOfBytes } from '#atlas/field-code.ts'
import { labelNumbers } from '#atlas/label-name.ts'
import { definedVertices, pieces, regionField, smoothRegion } from '#atlas/region-field.ts'
import { regionVoxels } from '#atlas/region-voxels.ts'
import {
  corticalRegionIds,
  type RegionId,
  regionIds,
  regions,
  regionsAt,
  regionVertices,
} from '#atlas/regions.ts'
import { smoothWall, wallField } from '#atlas/wall-field.ts'
import { type ColormapId, colormapIds, colormaps } from '#colormap/index.ts'
import { rgbToOklab } from '#colormap/oklab.ts'
import { asSeen } from '#colormap/sight.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import { neighbours } from '#mesh/adjacency.ts'
import { affineFromRows } from '#space/affine.ts'
import { sameCamera } from '#view/camera.ts'
import { brainViewOf } from '#view/change-view.ts'
import { firstView } from '#view/spec.ts'
import { viewPresets } from '#view/view-preset.ts'
import { deltaE } from '../browser/scene/delta-e.ts'

/** Regions that are defined on one side only. */
const oneSided: { readonly [id in RegionId]?: 'left' | 'right' } = {
  rvlpfc: 'right',
  lvlpfc: 'left',
}

/** Tables that others published can't give way: the regions whose colours they give to values, too. The page says so. */
const published: { readonly [id in ColormapId]?: readonly RegionId[] } = {
  batlow: ['pi', 's1', 'pcc'],
  devon: ['ventral_striatum'],
  lajolla: ['thalamus'],
  thermal: ['amygdala'],
  ice: ['ventral_striatum'],
  vik: ['pcc', 'thalamus'],
  berlin: ['pcc', 'thalamus', 'amygdala'],
  balance: ['pcc', 'thalamus', 'amygdala'],
}

let cortex: Cortex
let deep: DeepRegion[]
beforeAll(async () => {
  cortex = await loadCortex(new Uint8Array(readFileSync(assetUrls.cortex)))
  deep = decodeDeep(await unpackAsset(new Uint8Array(readFileSync(assetUrls.deep))))
})

const members = (mask: Uint8Array) => mask.reduce((sum, flag) => sum + flag, 0)

describe.each(regionIds)('region %s', (id) => {
  test('has a view that exists, and label numbers that its atlas has', () => {
    expect(Object.keys(viewPresets)).toContain(regions[id].view)
    for (const clause of regions[id].definition)
      if ('atlas' in clause)
        for (const label of clause.labels) expect(labelNumbers(clause.atlas)).toContain(label)
  })

  test('is a subregion only of a region of the list', () => {
    const { subregionOf } = regions[id]
    if (subregionOf !== undefined) expect(regionIds).toContain(subregionOf)
  })
})

describe.each(corticalRegionIds)('cortical region %s', (id) => {
  test.each(hemisphereIds)(
    'has vertices in few pieces on the %s, or none where it is not defined',
    (side) => {
      const mask = regionVertices(cortex, id, side)
      if (oneSided[id] !== undefined && oneSided[id] !== side) {
        expect(members(mask)).toBe(0)
        return
      }
      expect(members(mask)).toBeGreaterThan(60)
      const { faces } = cortex[side]
      expect(pieces(mask, 1, neighbours(faces, mask.length)).length).toBeLessThanOrEqual(3)
    },
  )

  test.each(hemisphereIds)('keeps to its definition on the %s but for a smooth border', (side) => {
    const mask = regionVertices(cortex, id, side)
    const defined = definedVertices(cortex[side], id)
    const both = mask.reduce((sum, flag, v) => sum + (flag & defined[v]!), 0)
    if (members(defined) > 0)
      expect((2 * both) / (members(mask) + members(defined))).toBeGreaterThan(0.85)
  })

  test.each(hemisphereIds)(
    'has a field within 0..1 on the %s that says what regionsAt says',
    (side) => {
      const field = regionField(cortex, id, side)
      expect(field.every((value) => value >= 0 && value <= 1)).toBe(true)
      for (let v = 0; v < field.length; v += 997)
        expect(regionsAt(cortex, side, v).includes(id)).toBe(field[v]! >= 0.5)
    },
  )
})

describe('the fields in the files', () => {
  test.each(['cortex', 'cortexSmall'] as const)(
    'of the %s are those of the definitions: else run `npm run build:regions`',
    async (name) => {
      const halves = await loadCortex(new Uint8Array(readFileSync(assetUrls[name])))
      for (const side of hemisphereIds) {
        const { fields, ...bare } = halves[side]
        expect(Object.keys(fields!)).toEqual([wallFieldName, ...corticalRegionIds])
        for (const id of corticalRegionIds)
          expect(fields![id], `${id} ${side}`).toEqual(bytesOfField(smoothRegion(bare, id)))
        expect(fields![wallFieldName]).toEqual(bytesOfField(smoothWall(bare)))
      }
    },
  )

  test('are without AAL’s labels what they were where a region needs none, and empty where it needs only them', () => {
    const { labels, ...others } = cortex.left
    const bare = { ...others, labels: { ...labels, aal: new Uint16Array(labels.aal.length) } }
    expect(bytesOfField(smoothRegion(bare, 'dacc'))).toEqual(cortex.left.fields!['dacc'])
    expect(smoothRegion(bare, 's1').every((value) => value === 0)).toBe(true)
  })

  test('say of each vertex whether it is inside as the definitions do, and a region without one is worked out', () => {
    const { fields: _, ...left } = cortex.left
    const faces = left.faces.slice()
    for (const id of ['dacc', 'ai'] as const) {
      const worked = regionField({ ...cortex, left: { ...left, faces } }, id, 'left')
      const stored = regionField(cortex, id, 'left')
      expect(worked).not.toEqual(stored)
      worked.forEach((value, v) => {
        if (value >= 0.5 !== stored[v]! >= 0.5 || Math.abs(value - stored[v]!) > 0.5 / 255 + 1e-6)
          throw new Error(`vertex ${v}: ${stored[v]} in the file, ${value}`)
      })
    }
    const wall = { ...left, medialWall: left.medialWall.slice() }
    expect(bytesOfField(wallField(wall))).toEqual(cortex.left.fields![wallFieldName])
    expect(wallField(cortex.left)).toEqual(fieldOfBytes(cortex.left.fields![wallFieldName]!))
  })
})

describe('the regions together', () => {
  test('the dACC lies on the medial wall above the callosum, the insula far from it', () => {
    for (const side of hemisphereIds) {
      const { positionsWorld: p } = middleSurface(cortex[side])
      const centre = (id: RegionId) => {
        const mask = regionVertices(cortex, id, side)
        const sum = [0, 0, 0]
        mask.forEach((flag, v) => {
          if (flag) for (let axis = 0; axis < 3; axis++) sum[axis]! += p[3 * v + axis]!
        })
        return sum.map((value) => value / members(mask))
      }
      const [x, y, z] = centre('dacc')
      expect(Math.abs(x!)).toBeLessThan(10)
      expect(y).toBeGreaterThan(10)
      expect(y).toBeLessThan(20)
      expect(z).toBeGreaterThan(25)
      expect(Math.abs(centre('ai')[0]!)).toBeGreaterThan(30)
      expect(centre('ai')[1]).toBeGreaterThan(centre('pi')[1]! + 15)
    }
  })

  test.each(corticalRegionIds)('%s is offered on each hemisphere that has it', (id) => {
    const on = hemisphereIds.filter((side) => members(regionVertices(cortex, id, side)) > 0)
    const offered = sidesToShow(id)
    // One view may show both halves of it.
    if (offered.length > 0) expect(on).toEqual(offered)
    else expect(on).toHaveLength(1)
    const turned = offered.map((side) => {
      const shown = showRegion(firstView, id, 'brain-a', side)
      const { camera, pose } = brainViewOf(shown, 'brain-a')!
      const { hidden, liftMm, fourFaces } = pose
      return Object.entries(viewPresets).find(
        ([, { camera: from, layout }]) =>
          sameCamera(from, camera) &&
          layout.hidden === hidden &&
          layout.liftMm === liftMm &&
          layout.fourFaces === fourFaces,
      )?.[0]
    })
    for (const [i, side] of offered.entries()) expect(turned[i]).toMatch(new RegExp(`-${side}$`))
  })

  test('anterior and posterior insula meet and hardly overlap', () => {
    const ai = regionVertices(cortex, 'ai', 'left')
    const pi = regionVertices(cortex, 'pi', 'left')
    const both = ai.reduce((sum, flag, v) => sum + (flag & pi[v]!), 0)
    expect(both).toBeLessThan(0.05 * members(ai))
  })

  test('colours of regions that can be shown together differ, with either red-green blindness too', () => {
    const shown = regionIds.filter(
      (id) => !regions[id].alternative && regions[id].subregionOf === undefined && id !== 'lvlpfc',
    )
    for (const [n, one] of shown.entries())
      for (const other of shown.slice(n + 1)) {
        const [a, b] = [linear(regions[one].colour), linear(regions[other].colour)]
        const pair = `${one} and ${other}`
        expect(apart(a, b), pair).toBeGreaterThan(0.09)
        expect(apart(seenBy(deuteranopia, a), seenBy(deuteranopia, b)), pair).toBeGreaterThan(0.05)
        expect(apart(seenBy(protanopia, a), seenBy(protanopia, b)), pair).toBeGreaterThan(0.05)
      }
  })

  test.each(colormapIds)('%s gives values no colour of a region but those that are known', (id) => {
    expect(regionsNear(colormaps[id], regionIds)).toEqual(published[id] ?? [])
  })

  test.each(['dacc', 'ai'] as const)('the colour of %s is quiet, and no value to any eye', (id) => {
    const bytes = (hex: string) =>
      [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
    const own = bytes(regions[id].colour)
    const [, a, b] = rgbToOklab(own)
    expect(Math.hypot(a, b)).toBeLessThan(0.17)
    const least = (ids: readonly ColormapId[], eye: (colour: Rgb) => Rgb) =>
      Math.min(
        ...ids
          .flatMap((map) => [colormaps[map].positive, colormaps[map].negative])
          .flatMap((ramp) => Array.from({ length: 129 }, (_, i) => ramp(i / 128)))
          .map((bar) => deltaE(eye(own), eye(bar))),
      )
    const free = colormapIds.filter((map) => !published[map])
    expect(least(free, (colour) => colour)).toBeGreaterThan(10)
    expect(least(colormapIds, (colour) => colour)).toBeGreaterThan(9)
    for (const sight of ['protanopia', 'deuteranopia', 'tritanopia'] as const)
      expect(
        least(free, (colour) => asSeen(colour, sight)),
        sight,
      ).toBeGreaterThan(3.5)
  })

  test('colours of definitions of the same differ too', () => {
    const all = regionIds.filter((id) => id !== 'lvlpfc')
    for (const [n, one] of all.entries())
      for (const other of all.slice(n + 1))
        expect(
          apart(linear(regions[one].colour), linear(regions[other].colour)),
          `${one} and ${other}`,
        ).toBeGreaterThan(0.06)
  })
})

describe('voxels of a region', () => {
  const oneMm = {
    shape: [181, 217, 181],
    toWorld: affineFromRows<'voxel', 'world'>([
      [1, 0, 0, -90],
      [0, 1, 0, -126],
      [0, 0, 1, -72],
    ]),
  } as const

  test.each(regionIds)('of %s have its volume on a grid of any voxel size', (id) => {
    const places = { cortex, deep }
    const fine = regionVoxels(places, id, oneMm)
    const coarse = regionVoxels(places, id, MNI152_2MM)
    expect(fine.length).toBeGreaterThan(600)
    expect(Math.abs((8 * coarse.length) / fine.length - 1)).toBeLessThan(0.12)
    for (const [n, voxel] of fine.entries()) if (n > 0) expect(voxel).toBeGreaterThan(fine[n - 1]!)
    const left = regionVoxels(places, id, oneMm, 'left')
    const right = regionVoxels(places, id, oneMm, 'right')
    expect(new Set([...left, ...right])).toEqual(new Set(fine))
    // Left voxels lie to the left; over the midline by what the hemispheres do.
    const meanX = (voxels: Int32Array) =>
      voxels.reduce((sum, voxel) => sum + (voxel % 181) - 90, 0) / voxels.length
    if (left.length > 0) expect(meanX(left)).toBeLessThan(-1)
    if (right.length > 0) expect(meanX(right)).toBeGreaterThan(1)
  })

  test('lie where the grid says, whatever its axes', () => {
    const flipped = {
      shape: [91, 109, 91],
      toWorld: affineFromRows<'voxel', 'world'>([
        [-2, 0, 0, 90],
        [0, 2, 0, -126],
        [0, 0, 2, -72],
      ]),
    } as const
    for (const id of ['dacc', 'pag'] as const) {
      const straight = regionVoxels({ cortex, deep }, id, MNI152_2MM, 'left')
      const mirrored = regionVoxels({ cortex, deep }, id, flipped, 'left')
      const turned = mirrored.map((voxel) => voxel - 2 * (voxel % 91) + 90)
      expect(turned.toSorted()).toEqual(straight)
    }
  })

  test('are none for a region whose mesh is not given', () => {
    expect(regionVoxels({ cortex, deep: [] }, 'thalamus', MNI152_2MM)).toHaveLength(0)
    expect(regionVoxels({ cortex, deep }, 'rvlpfc', MNI152_2MM, 'left')).toHaveLength(0)
  })
})

type Rgb = readonly [number, number, number]

function linear(colour: string): Rgb {
  const [r, g, b] = [1, 3, 5].map((at) => lightOf(Number.parseInt(colour.slice(at, at + 2), 16)))
  return [r!, g!, b!]
}

/** Linear light of an sRGB byte. */
function lightOf(byte: number): number {
  const c = byte / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

/** Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB. */
const deuteranopia = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
]
const protanopia = [
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
]

function seenBy(eye: readonly (readonly number[])[], colour: Rgb): Rgb {
  const [r, g, b] = eye.map((row) => row.reduce((sum, weight, n) => sum + weight * colour[n]!, 0))
  return [r!, g!, b!]
}

/** Distance in OKLab (Ottosson 2020). */
function apart(one: Rgb, other: Rgb): number {
  const lab = ([r, g, b]: Rgb) => {
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ]
  }
  const [a, b] = [lab(one), lab(other)]
  return Math.hypot(...a.map((value, n) => value - b[n]!))
}
