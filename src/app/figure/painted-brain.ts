/** The brain of a side as it is drawn: pial or inflated, coloured by its map, as meshes for other programs. */
import { hemisphereIds } from '#atlas/cortex.ts'
import { type ColouredMesh, writeGlb } from '#format/write-glb.ts'
import { colourLayer, layOver } from '#scene/colour-value.ts'
import { inflatedPositions } from '#scene/inflate-surface.ts'
import type { AppState } from '#state/app-state.ts'
import { selectLayers } from '#state/select-layers.ts'
import { poseOf } from '#view/change-view.ts'
import type { SideId } from '#view/spec.ts'
import { captionLines, noteOf } from './figure.ts'
import { FigureError } from './figure-error.ts'

/** Bone and a darker tone in the sulci, as on the inflated brain. */
const [crown, sulcus] = [216, 150]

/** @throws FigureError where there is no map or no brain */
export function paintedBrain(state: AppState, side: SideId): Blob {
  const { cortex, document } = state
  const [drawn] = selectLayers(state, side)
  if (cortex.status !== 'ready' || !drawn)
    throw new FigureError('Nothing is drawn yet: wait until the brains are there.')
  const inflation = poseOf(document)?.inflation ?? 0
  const meshes = hemisphereIds.map((id): ColouredMesh => {
    const hemisphere = cortex.cortex[id]
    const values = drawn.values[id]
    const second = drawn.second?.values[id]
    const colours = new Uint8Array(3 * values.length)
    for (let v = 0; v < values.length; v++) {
      const bone = (hemisphere.curvature[v] ?? 0) > 0 ? sulcus : crown
      colours.set(
        layOver(
          [bone, bone, bone],
          colourLayer(drawn, values[v] ?? Number.NaN, second?.[v] ?? Number.NaN),
        ),
        3 * v,
      )
    }
    return {
      name: `${id} hemisphere`,
      positions: inflatedPositions(hemisphere, inflation),
      faces: hemisphere.faces,
      colours,
    }
  })
  const bytes = writeGlb(meshes, {
    description: captionLines(state).join('\n'),
    ostrakon: noteOf(state),
  })
  return new Blob([bytes as BlobPart], { type: 'model/gltf-binary' })
}
