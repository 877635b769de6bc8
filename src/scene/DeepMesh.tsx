/**
 * A deep region as a small solid body; it shows where the cortex is glass or stepped aside. One at the midline goes with both
 * hemispheres, half with each.
 */
import { useEffect, useMemo } from 'react'
import { BufferAttribute, BufferGeometry } from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import { surfaceNormals } from '#mesh/surface-shape.ts'
import { createSolidMaterial } from './solid-material.ts'
import type { DeepMeshDrawing } from './stage-basis.ts'

export type DeepMeshProps = { readonly drawing: DeepMeshDrawing; readonly side: HemisphereId }

export function DeepMesh({ drawing, side }: DeepMeshProps) {
  const { positionsWorld, faces, colour } = drawing
  const geometry = useMemo(() => {
    const made = new BufferGeometry()
    made.setIndex(new BufferAttribute(faces, 1))
    made.setAttribute('position', new BufferAttribute(positionsWorld, 3))
    made.setAttribute('normal', new BufferAttribute(surfaceNormals(positionsWorld, faces), 3))
    return made
  }, [positionsWorld, faces])
  const cut = drawing.side === 'both'
  const material = useMemo(
    () => createSolidMaterial({ colour, ...(cut && { half: side }) }),
    [colour, cut, side],
  )
  useEffect(() => () => geometry.dispose(), [geometry])
  useEffect(() => () => material.dispose(), [material])
  return <mesh geometry={geometry} material={material} frustumCulled={false} />
}
