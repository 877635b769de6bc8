/** The thresholded maps inside one half of a brain of glass. */
import { useEffect, useMemo } from 'react'
import { BufferAttribute, BufferGeometry } from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import type { Blob } from './map-blobs.ts'
import { createSolidMaterial } from './solid-material.ts'

export type GlassBlobsProps = {
  readonly blobs: readonly Blob[]
  readonly side: HemisphereId
}

export function GlassBlobs({ blobs, side }: GlassBlobsProps) {
  return blobs.map((blob, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a body has no other name, and the list is made anew as a whole.
    <GlassBlob key={i} blob={blob} side={side} order={blob.opacity < 1 ? 0.5 : 0} />
  ))
}

type GlassBlobProps = {
  readonly blob: Blob
  readonly side: HemisphereId
  readonly order: number
}

function GlassBlob({ blob, side, order }: GlassBlobProps) {
  const { positionsWorld, faces, normals, tone, opacity } = blob
  const geometry = useMemo(() => {
    const made = new BufferGeometry()
    made.setIndex(new BufferAttribute(faces, 1))
    made.setAttribute('position', new BufferAttribute(positionsWorld, 3))
    made.setAttribute('normal', new BufferAttribute(normals, 3))
    return made
  }, [positionsWorld, faces, normals])
  const material = useMemo(
    () => createSolidMaterial({ colour: tone, opacity, half: side }),
    [tone, opacity, side],
  )
  useEffect(() => () => geometry.dispose(), [geometry])
  useEffect(() => () => material.dispose(), [material])
  return <mesh geometry={geometry} material={material} frustumCulled={false} renderOrder={order} />
}
