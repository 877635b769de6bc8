/** Everything that a view of the cortex draws with three. */
import { useMemo, useState } from 'react'
import { hemisphereIds } from '#atlas/cortex.ts'
import type { BrainDrawing } from './brain-drawing.ts'
import type { BrainPart } from './brain-part.ts'
import { DeepMesh } from './DeepMesh.tsx'
import { FociSpheres } from './FociSpheres.tsx'
import { GlassBlobs } from './GlassBlobs.tsx'
import { HemisphereMesh } from './HemisphereMesh.tsx'
import { mapBlobs } from './map-blobs.ts'
import type { LayerDrawing } from './views/view-basis.ts'
import type { ViewSceneProps } from './views/view-kind.ts'

/** Glass so clear, and a cortex so near to where it is in the head, that a map's places inside the brain are shown. */
const [glassShows, mostInflated] = [0.3, 0.3]
const noLayers: readonly LayerDrawing[] = []

/** The thresholded maps as bodies, while the brain is of glass and folded. */
function useBlobs({ layers, layout }: BrainDrawing) {
  const shown = layout.glass > glassShows && layout.inflation <= mostInflated
  const wanted = shown ? layers : noLayers
  return useMemo(
    () =>
      wanted.flatMap(({ volume, colouring, beside }) =>
        (volume ? mapBlobs(volume, colouring) : []).map((blob) =>
          beside ? { ...blob, beside } : blob,
        ),
      ),
    [wanted],
  )
}

export function BrainScene({
  parts,
  part,
  stage,
  drawing,
}: ViewSceneProps<BrainDrawing, BrainPart>) {
  const deep = stage.deepMeshes ?? []
  const blobs = useBlobs(drawing)
  const edge = drawing.edge ?? 0.5
  const { fourFaces } = drawing.layout
  // Kept once they were made: the faces are still in sight while the brain closes.
  const [twice, setTwice] = useState(fourFaces)
  if (fourFaces && !twice) setTwice(true)
  return hemisphereIds.map((side) => (
    <HemisphereMesh
      key={side}
      parts={parts}
      part={part}
      layers={drawing.layers}
      edge={edge}
      side={side}
      cortex={stage.cortex}
      regions={stage.regions}
      theme={stage.theme}
      flat={stage.flat ?? false}
      twice={twice}
    >
      {deep
        .filter((body) => body.side === side || body.side === 'both')
        .map((body) => (
          <DeepMesh key={body.key} drawing={body} side={side} />
        ))}
      <GlassBlobs blobs={blobs} side={side} edge={edge} />
      {(drawing.foci ?? []).map((foci) => (
        <FociSpheres key={foci.key} drawing={foci} side={side} />
      ))}
    </HemisphereMesh>
  ))
}
