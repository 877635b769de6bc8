import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { assetUrls } from '#atlas/assets.ts'
import { type CortexVoxels, cortexVoxels, nameReachMm } from '#atlas/cortex-voxels.ts'
import { loadCortex, unpackAsset } from '#atlas/decode.ts'
import { decodeDeep } from '#atlas/deep.ts'
import {
  drawnRows,
  labelRows,
  regionRows,
  type VoxelAtlas,
  voxelAtlas,
  voxelNamer,
} from '#atlas/region-rows.ts'
import { regionIds } from '#atlas/regions.ts'
import { affineFromRows } from '#space/affine.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'

const grid = {
  shape: [61, 73, 61] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [-3, 0, 0, 90],
    [0, 3, 0, -126],
    [0, 0, 3, -72],
  ]),
}

let atlas: VoxelAtlas
beforeAll(async () => {
  const cortex = await loadCortex(readFileSync(assetUrls.cortex))
  const deep = decodeDeep(await unpackAsset(readFileSync(assetUrls.deep)))
  atlas = voxelAtlas({ cortex, deep }, grid)
})

describe('voxels of the cortex', () => {
  it('go with the nearest column between white and pial', () => {
    const { vertexOf, distanceMm }: CortexVoxels = atlas.nearest
    for (let voxel = 700; voxel < vertexOf.length; voxel += 9001) {
      const world = worldOfVoxel(grid, voxel)
      let nearest = Number.POSITIVE_INFINITY
      for (const side of ['left', 'right'] as const) {
        const surfaces = atlas.places.cortex[side].surfaces
        for (let v = 0; v < surfaces.white.length; v += 3)
          for (const depth of [0, 0.25, 0.5, 0.75, 1]) {
            const d = [0, 1, 2].map((axis) => {
              const w = surfaces.white[v + axis]!
              return w + depth * (surfaces.pial[v + axis]! - w) - world[axis]!
            })
            nearest = Math.min(nearest, Math.hypot(...d))
          }
      }
      if (nearest > nameReachMm) expect(vertexOf[voxel]).toBe(-1)
      else expect(distanceMm[voxel]).toBeCloseTo(nearest, 4)
    }
  })

  it('are found on a grid that runs from right to left as well as on one from left to right', () => {
    const rows = [
      [3, 0, 0, -90],
      [0, 3, 0, -126],
      [0, 0, 3, -72],
    ]
    const other = cortexVoxels(atlas.places.cortex, {
      shape: grid.shape,
      toWorld: affineFromRows<'voxel', 'world'>(rows),
    })
    const count = (found: CortexVoxels) => found.vertexOf.reduce((n, v) => n + (v >= 0 ? 1 : 0), 0)
    expect(count(other)).toBe(count(atlas.nearest))
    const nx = grid.shape[0]
    for (let row = 0; row < other.vertexOf.length; row += nx)
      for (let i = 0; i < nx; i++)
        expect(other.distanceMm[row + i]).toBeCloseTo(
          atlas.nearest.distanceMm[row + nx - 1 - i]!,
          3,
        )
  })
})

describe('regions as voxels', () => {
  it('are there for every region, dACC and anterior insula first, each side on its side', () => {
    const rows = regionRows(atlas)
    expect(rows.slice(0, 6).map(({ id, side }) => `${id} ${side}`)).toEqual([
      'dacc left',
      'dacc right',
      'dacc both',
      'ai left',
      'ai right',
      'ai both',
    ])
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(regionIds))
    for (const { id, side, voxels } of rows) {
      expect(voxels.length, `${id} ${side}`).toBeGreaterThan(5)
      if (side === 'both' || side === 'midline') continue
      const x = voxels.reduce((sum, voxel) => sum + worldOfVoxel(grid, voxel)[0], 0) / voxels.length
      expect(Math.sign(x), `${id} ${side}`).toBe(side === 'left' ? -1 : 1)
    }
    const size = (id: string, side: string) =>
      rows.find((row) => row.id === id && row.side === side)!.voxels.length
    expect(size('dacc', 'both')).toBe(size('dacc', 'left') + size('dacc', 'right'))
  })

  it('come for every label too: AAL by side, AICHA in pairs', () => {
    const aal = labelRows(atlas, 'aal')
    expect(aal.find(({ name }) => name === 'right insula')?.side).toBe('right')
    expect(aal.some(({ side }) => side === 'both')).toBe(false)
    expect(labelRows(atlas, 'aicha').filter(({ side }) => side === 'both').length).toBeGreaterThan(
      80,
    )
  })

  it('have names: gyri near the cortex, deep regions in their meshes, none in deep white matter', () => {
    const nameOf = voxelNamer(atlas)
    const at = (x: number, y: number, z: number) =>
      nameOf(
        Math.round((90 - x) / 3) + 61 * (Math.round((y + 126) / 3) + 73 * Math.round((z + 72) / 3)),
      )
    expect(at(36, 18, -2)).toBe('right insula')
    expect(at(-12, -18, 8)).toBe('left Thalamus')
    expect(at(-27, -24, 30)).toBeNull()
  })

  it('of marked vertices lie where the marks are, on the side that has them', () => {
    const { cortex } = atlas.places
    const disc = (side: 'left' | 'right', radius: number) =>
      Float32Array.from(cortex[side].labels.aal, (_, v) => {
        const { pial } = cortex[side].surfaces
        const [x, y, z] = [pial[3 * v]!, pial[3 * v + 1]!, pial[3 * v + 2]!]
        return Math.hypot(x - 50, y + 20, z - 45) < radius ? 1 : 0
      })
    const rows = drawnRows(atlas, 'drawn:1', 'Drawn region', {
      left: disc('left', 20),
      right: disc('right', 20),
    })
    expect(rows.map(({ side }) => side)).toEqual(['right'])
    expect(rows[0]!.voxels.length).toBeGreaterThan(20)
    for (const voxel of rows[0]!.voxels) {
      const [x, y, z] = worldOfVoxel(grid, voxel)
      expect(Math.hypot(x - 50, y + 20, z - 45)).toBeLessThan(27)
    }
  })
})
