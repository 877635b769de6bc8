/** A region's outline on one hemisphere of one view: a casing, and over it the region's colour. */
import { useEffect, useLayoutEffect, useMemo } from 'react'
import type { InstancedBufferGeometry } from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import type { BrainPart } from './brain-part.ts'
import { casingHalfPx, coreHalfPx, createOutlineMaterial, surfaceShares } from './outline.ts'
import { lightness, parseColour } from './parse-colour.ts'

export type RegionOutlineProps = {
  readonly part: BrainPart
  readonly side: HemisphereId
  readonly geometry: InstancedBufferGeometry
  /** '#rrggbb' */
  readonly colour: string
}

export function RegionOutline({ part, side, geometry, colour }: RegionOutlineProps) {
  const { casing, band } = useMemo(() => {
    const rgb = parseColour(colour)
    // A light line is cased in dark and a dark line in light, so that it shows on every colour of a map.
    const around = lightness(rgb) > 0.4 ? [0.07, 0.08, 0.1] : [1, 1, 1]
    return {
      casing: createOutlineMaterial(around, casingHalfPx),
      band: createOutlineMaterial(rgb, coreHalfPx),
    }
  }, [colour])
  useEffect(
    () => () => {
      casing.material.dispose()
      band.material.dispose()
    },
    [casing, band],
  )
  useLayoutEffect(
    () =>
      part.addOutline((live, paneSize) => {
        for (const { uniforms } of [casing, band]) {
          uniforms.surfaceShares.value = surfaceShares(live.inflation)
          uniforms.paneSize.value = [paneSize.width, paneSize.height]
          uniforms.strength.value = live.shown[side]
        }
      }),
    [part, side, casing, band],
  )
  return (
    <>
      <mesh geometry={geometry} material={casing.material} frustumCulled={false} renderOrder={3} />
      <mesh geometry={geometry} material={band.material} frustumCulled={false} renderOrder={4} />
    </>
  )
}
