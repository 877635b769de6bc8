import { expect, test } from 'vitest'
import type { Cortex, Hemisphere } from '#atlas/cortex.ts'
import type { DeepRegion } from '#atlas/deep.ts'
import { drawnRows, labelRows, regionRows, voxelAtlas, voxelNamer } from '#atlas/region-rows.ts'
import { voxelsInOutline } from '#atlas/region-voxels.ts'
import { surfaceArea } from '#mesh/measure.ts'
import { affineFromRows } from '#space/affine.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'
import { icosphere, syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const grid = {
  shape: [36, 47, 34] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [4, 0, 0, -70],
    [0, 4, 0, -110],
    [0, 0, 4, -55],
  ]),
}
const voxelMm3 = 64

/** In front AAL has the insula, 29 on the left and 30 on the right, and AICHA 3; further back neither has anything. */
function labelled(hemisphere: Hemisphere): Hemisphere {
  const { pial } = hemisphere.surfaces
  const inFront = (label: number) =>
    Uint16Array.from({ length: pial.length / 3 }, (_, v) => (pial[3 * v + 1]! > 10 ? label : 0))
  return {
    ...hemisphere,
    labels: { aal: inFront(hemisphere.id === 'left' ? 29 : 30), aicha: inFront(3) },
  }
}
const bare = syntheticCortex({ levels: 4 })
const cortex: Cortex = { left: labelled(bare.left), right: labelled(bare.right) }

const ball = icosphere(3)
const body = (
  id: DeepRegion['id'],
  side: DeepRegion['side'],
  at: readonly number[],
): DeepRegion => ({
  id,
  side,
  mesh: { positionsWorld: ball.positions.map((p, n) => at[n % 3]! + 9 * p), faces: ball.faces },
})
const deep = [body('thalamus', 'left', [-60, 30, 10]), body('pag', 'midline', [1, -20, 10])]
const atlas = voxelAtlas({ cortex, deep }, grid)
const xOf = (voxel: number) => worldOfVoxel(grid, voxel)[0]

/** The nearest vertex of a voxel that is near the cortex. */
function nearest(voxel: number) {
  const { vertexOf, leftVertices } = atlas.nearest
  const at = vertexOf[voxel]!
  if (at < 0) return null
  const side = at < leftVertices ? ('left' as const) : ('right' as const)
  const vertex = at < leftVertices ? at : at - leftVertices
  return { side, aal: cortex[side].labels.aal[vertex]! }
}

test('a label has the voxels of the cortex that are nearest to its vertices, side by side and together', () => {
  const ribbon = new Set(
    (['left', 'right'] as const).flatMap((side) => {
      const isCortex = Float32Array.from(cortex[side].medialWall, (wall) => 1 - wall)
      return [...voxelsInOutline(cortex[side], isCortex, grid)]
    }),
  )
  const wanted = (side: 'left' | 'right') =>
    [...ribbon]
      .filter((voxel) => nearest(voxel)?.side === side && nearest(voxel)!.aal > 0)
      .sort((p, q) => p - q)
  const [left, right] = [wanted('left'), wanted('right')]
  expect(Math.min(left.length, right.length)).toBeGreaterThan(200)
  expect(ribbon.size).toBeGreaterThan(1.5 * (left.length + right.length))

  const shown = (rows: ReturnType<typeof labelRows>) =>
    rows.map(({ id, name, side, voxels }) => [id, name, side, [...voxels]])
  expect(shown(labelRows(atlas, 'aal'))).toEqual([
    ['aal:29', 'left insula', 'left', left],
    ['aal:30', 'right insula', 'right', right],
  ])
  const pair = labelRows(atlas, 'aicha')
  expect(shown(pair).map(([id, , side, voxels]) => [id, side, voxels])).toEqual([
    ['aicha:3', 'left', left],
    ['aicha:3', 'right', right],
    ['aicha:3', 'both', [...left, ...right].sort((p, q) => p - q)],
  ])
  expect(new Set(pair.map(({ name }) => name)).size).toBe(1)
})

test('a region has a row for each side that it is on, one across the midline a single row', () => {
  const rows = regionRows(atlas)
  expect(rows.map(({ id, side }) => [id, side])).toEqual([
    ['thalamus', 'left'],
    ['pag', 'midline'],
    // All of AAL's insula that lies in front.
    ['ai_strict', 'left'],
    ['ai_strict', 'right'],
    ['ai_strict', 'both'],
  ])
  const volume = (4 / 3) * Math.PI * 9 ** 3
  for (const { voxels } of rows.slice(0, 2)) {
    expect((voxels.length * voxelMm3) / volume).toBeGreaterThan(0.8)
    expect((voxels.length * voxelMm3) / volume).toBeLessThan(1.2)
  }
  expect(rows[1]!.voxels.some((voxel) => xOf(voxel) < 0)).toBe(true)
  expect(rows[1]!.voxels.some((voxel) => xOf(voxel) > 0)).toBe(true)
})

test('a voxel is called by the body that it is in, else by the cortex within 4 mm', () => {
  const nameOf = voxelNamer(atlas)
  const [thalamus, pag] = regionRows(atlas)
  expect(new Set(Array.from(thalamus!.voxels, nameOf))).toEqual(new Set(['left Thalamus']))
  for (const voxel of pag!.voxels)
    expect(nameOf(voxel)).toBe(xOf(voxel) < 0 ? 'left PAG' : 'right PAG')
  const inside = new Set([...thalamus!.voxels, ...pag!.voxels])
  const beside = Array.from({ length: 36 * 47 * 34 }, (_, voxel) => voxel).filter(
    (voxel) => !inside.has(voxel),
  )
  const wrong = beside.filter((voxel) => {
    const near = nearest(voxel)
    return nameOf(voxel) !== (near && near.aal > 0 ? `${near.side} insula` : null)
  })
  expect(wrong).toEqual([])
  const away = beside.filter(nameOf).map((voxel) => atlas.nearest.distanceMm[voxel]!)
  expect(Math.max(...away)).toBeLessThanOrEqual(4)
  expect(Math.max(...away)).toBeGreaterThan(3.9)
})

test('a region drawn on a lone surface has the voxels within 1.5 mm of it, on either side', () => {
  const { left } = bare
  const lone = { ...left, surfaces: { pial: left.surfaces.pial, white: left.surfaces.pial } }
  const places = { cortex: { ...bare, left: lone }, deep: [] }
  const everywhere = new Float32Array(left.sulcalDepth.length).fill(1)
  const rows = drawnRows({ places, grid }, 'drawn:1', 'Mine', { left: everywhere, right: null })
  expect(rows.map(({ id, name, side }) => [id, name, side])).toEqual([['drawn:1', 'Mine', 'left']])
  const mm3 = rows[0]!.voxels.length * voxelMm3
  expect(mm3 / (3 * surfaceArea(left.surfaces.pial, left.faces))).toBeGreaterThan(0.85)
  expect(mm3 / (3 * surfaceArea(left.surfaces.pial, left.faces))).toBeLessThan(1.15)
})
