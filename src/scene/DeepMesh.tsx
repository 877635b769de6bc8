/** A deep region as a small solid body; it shows where the cortex is glass or stepped aside. */
import { useEffect, useMemo } from 'react'
import { BufferAttribute, BufferGeometry } from 'three'
import { createSolidMaterial } from './solid-material.ts'
import type { DeepMeshDrawing } from './stage-basis.ts'
import { surfaceNormals } from './surface-normals.ts'

export function DeepMesh({ drawing }: { readonly drawing: DeepMeshDrawing }) {
  const { positionsWorld, faces, colour } = drawing
  const geometry = useMemo(() => {
    const made = new BufferGeometry()
    made.setIndex(new BufferAttribute(faces, 1))
    made.setAttribute('position', new BufferAttribute(positionsWorld, 3))
    made.setAttribute('normal', new BufferAttribute(surfaceNormals(positionsWorld, faces), 3))
    return made
  }, [positionsWorld, faces])
  const material = useMemo(() => createSolidMaterial({ colour }), [colour])
  useEffect(() => () => geometry.dispose(), [geometry])
  useEffect(() => () => material.dispose(), [material])
  return <mesh geometry={geometry} material={material} frustumCulled={false} />
}
