/** Published peaks as spheres, those of one hemisphere's side in one draw call; they move with the hemisphere. */
import { useEffect, useMemo } from 'react'
import { InstancedBufferAttribute, InstancedBufferGeometry, SphereGeometry } from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import type { FociDrawing } from './brain-drawing.ts'
import { createSolidMaterial } from './solid-material.ts'

export type FociSpheresProps = { readonly drawing: FociDrawing; readonly side: HemisphereId }

export function FociSpheres({ drawing, side }: FociSpheresProps) {
  const { positionsWorld, colour, radiusMm } = drawing
  const geometry = useMemo(() => {
    const sphere = new SphereGeometry(1, 16, 12)
    const made = new InstancedBufferGeometry()
    made.setIndex(sphere.getIndex())
    made.setAttribute('position', sphere.getAttribute('position'))
    made.setAttribute('normal', sphere.getAttribute('normal'))
    const centres = fociOfSide(positionsWorld, side)
    made.setAttribute('centre', new InstancedBufferAttribute(centres, 3))
    made.instanceCount = centres.length / 3
    return made
  }, [positionsWorld, side])
  const material = useMemo(
    () => createSolidMaterial({ colour, spheresMm: radiusMm }),
    [colour, radiusMm],
  )
  useEffect(() => () => geometry.dispose(), [geometry])
  useEffect(() => () => material.dispose(), [material])
  return <mesh geometry={geometry} material={material} frustumCulled={false} />
}

/** Foci at x < 0 are the left hemisphere's; those in the midline plane go with both. */
function fociOfSide(positionsWorld: Float32Array, side: HemisphereId): Float32Array {
  const centres: number[] = []
  const outwards = side === 'left' ? -1 : 1
  for (let i = 0; i < positionsWorld.length; i += 3)
    if (positionsWorld[i]! * outwards >= 0) centres.push(...positionsWorld.subarray(i, i + 3))
  return Float32Array.from(centres)
}
