/** The brain that the page draws, read from disk. */
import { promises } from 'node:fs'
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { loadCortex, unpackAsset } from '#atlas/decode.ts'
import { decodeDeep } from '#atlas/deep.ts'
import { type VoxelAtlas, voxelAtlas } from '#atlas/region-rows.ts'
import type { VoxelGrid } from '#atlas/region-voxels.ts'

export async function bundledCortex(): Promise<Cortex> {
  return loadCortex(await promises.readFile(assetUrls.cortex))
}

/** Regions, labels and names for the voxels of a grid. */
export async function atlasFor(grid: VoxelGrid): Promise<VoxelAtlas> {
  const deep = decodeDeep(await unpackAsset(await promises.readFile(assetUrls.deep)))
  return voxelAtlas({ cortex: await bundledCortex(), deep }, grid)
}
