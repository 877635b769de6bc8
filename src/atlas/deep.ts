/** The regions below the cortex, as meshes for the glass brain. */
import type { Mesh } from '#mesh/mesh.ts'
import { AssetError } from './asset-error.ts'
import { openContainer } from './container.ts'
import { decodeSections } from './decode.ts'
import { decodeFaces } from './face-code.ts'
import { type RegionId, regionIds } from './region-list.ts'

export type DeepSide = 'left' | 'right' | 'midline'

export type DeepRegion = {
  readonly id: RegionId
  readonly side: DeepSide
  /** In the frame of Colin27, world mm. */
  readonly mesh: Mesh
}

const sides: readonly DeepSide[] = ['left', 'right', 'midline']

/**
 * The meshes of an unpacked file of deep regions.
 * @throws AssetError
 */
export function decodeDeep(bytes: Uint8Array): DeepRegion[] {
  const { kind, meshes } = openContainer(bytes)
  if (kind !== 'deep') throw new AssetError('mismatch', `a file of kind ${kind}`)
  return meshes.map((parts) => {
    const { name, vertices, faces: faceCount } = parts.header
    const [region, sideName] = name.split(' ')
    const id = regionIds.find((known) => known === region)
    const side = sides.find((known) => known === sideName)
    if (id === undefined || side === undefined) throw new AssetError('corrupt', `mesh ${name}`)
    const { faces, parents } = decodeFaces(parts.faceCode, vertices, faceCount)
    const positionsWorld = decodeSections(parts, parents).get('surface')
    if (positionsWorld === undefined) throw new AssetError('corrupt', `${name} has no surface`)
    return { id, side, mesh: { positionsWorld, faces } }
  })
}
