/** A file of the cortex with the smooth fields of its medial wall and of all regions: the page need not work them out. */
import { openContainer } from '#atlas/container.ts'
import { hemisphereIds, wallFieldName } from '#atlas/cortex.ts'
import { decodeCortex, unpackAsset } from '#atlas/decode.ts'
import { bytesOfField } from '#atlas/field-code.ts'
import { smoothRegion } from '#atlas/region-field.ts'
import { corticalRegionIds } from '#atlas/region-list.ts'
import { smoothWall } from '#atlas/wall-field.ts'
import { packedMeshes } from './write-container.ts'

/** @param file as `cortexAsset` and `wholeAsset` make it; fields that it has already are made anew */
export async function withFields(file: Uint8Array): Promise<Uint8Array> {
  const bytes = await unpackAsset(file)
  const cortex = decodeCortex(bytes)
  const { kind, meshes } = openContainer(bytes)
  return packedMeshes(
    kind,
    meshes.map((parts) => {
      const side = hemisphereIds.find((id) => id === parts.header.name)
      if (side === undefined) throw new Error(`${parts.header.name} is no hemisphere`)
      const hemisphere = cortex[side]
      const ofRegions = corticalRegionIds.map((id) => ({
        name: id,
        bytes: bytesOfField(smoothRegion(hemisphere, id)),
      }))
      const wall = { name: wallFieldName, bytes: bytesOfField(smoothWall(hemisphere)) }
      return { ...parts, fields: [wall, ...ofRegions] }
    }),
  )
}
