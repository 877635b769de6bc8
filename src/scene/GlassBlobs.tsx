/** The thresholded maps inside one half of a brain of glass. */
import { useEffect, useLayoutEffect, useMemo } from 'react'
import { BufferAttribute, BufferGeometry } from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import type { Blob } from './map-blobs.ts'
import { createSolidMaterial, setEdge } from './solid-material.ts'
import type { LayerDrawing } from './views/view-basis.ts'

export type GlassBlobsProps = {
  readonly blobs: readonly (Blob & Pick<LayerDrawing, 'beside'>)[]
  readonly side: HemisphereId
  /** Share of the view's width at which one map takes over from the other. */
  readonly edge: number
}

export function GlassBlobs({ blobs, side, edge }: GlassBlobsProps) {
  return blobs.map((blob, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a body has no other name, and the list is made anew as a whole.
    <GlassBlob key={i} blob={blob} side={side} edge={edge} order={blob.opacity < 1 ? 0.5 : 0} />
  ))
}

type GlassBlobProps = Omit<GlassBlobsProps, 'blobs'> & {
  readonly blob: GlassBlobsProps['blobs'][number]
  readonly order: number
}

function GlassBlob({ blob, side, edge, order }: GlassBlobProps) {
  const { positionsWorld, faces, normals, tone, opacity, beside } = blob
  const geometry = useMemo(() => {
    const made = new BufferGeometry()
    made.setIndex(new BufferAttribute(faces, 1))
    made.setAttribute('position', new BufferAttribute(positionsWorld, 3))
    made.setAttribute('normal', new BufferAttribute(normals, 3))
    return made
  }, [positionsWorld, faces, normals])
  const material = useMemo(
    () => createSolidMaterial({ colour: tone, opacity, half: side, ...(beside && { beside }) }),
    [tone, opacity, side, beside],
  )
  // Before the frame that the moved edge asks for.
  useLayoutEffect(() => setEdge(material, edge), [material, edge])
  useEffect(() => () => geometry.dispose(), [geometry])
  useEffect(() => () => material.dispose(), [material])
  return <mesh geometry={geometry} material={material} frustumCulled={false} renderOrder={order} />
}
