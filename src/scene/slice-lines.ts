/** The contours that lie on a slice: where it cuts pial and white surface, marked regions and deep bodies. */
import { hemisphereIds } from '#atlas/cortex.ts'
import { lightness, parseColour } from './parse-colour.ts'
import { cutMesh, insideField } from './slice-contour.ts'
import { type SliceFrame, slicePlanes } from './slice-geometry.ts'
import type { StageBasis } from './stage-basis.ts'

export type SliceLine = {
  /** Red, green and blue 0..1. */
  readonly tone: readonly [number, number, number]
  readonly halfWidthPx: number
  /** Along the slice's right and up, world mm: 4 numbers a segment. */
  readonly places: Float32Array
}

const [pialTone, whiteTone] = [parseColour('#f0b43c'), parseColour('#58b4e6')]
const contourHalfPx = 0.55
const [coreHalfPx, casingHalfPx] = [1.2, 2.1]

/** Lower ones first. */
export function sliceLines(
  { cortex, regions, deepMeshes = [] }: Pick<StageBasis, 'cortex' | 'regions' | 'deepMeshes'>,
  { axis, atMm }: Pick<SliceFrame, 'axis' | 'atMm'>,
): readonly SliceLine[] {
  const plane = slicePlanes[axis]
  const lines: SliceLine[] = []
  for (const side of hemisphereIds) {
    const { faces, surfaces } = cortex[side]
    for (const [surface, tone] of [
      [surfaces.white, whiteTone],
      [surfaces.pial, pialTone],
    ] as const) {
      const { places } = cutMesh(surface, faces, plane, atMm)
      lines.push({ tone, halfWidthPx: contourHalfPx, places })
    }
  }
  const mark = (colour: string, places: Float32Array) => {
    if (places.length === 0) return
    const tone = parseColour(colour)
    const casing = lightness(tone) > 0.4 ? ([0.07, 0.08, 0.1] as const) : ([1, 1, 1] as const)
    lines.push({ tone: casing, halfWidthPx: casingHalfPx, places })
    lines.push({ tone, halfWidthPx: coreHalfPx, places })
  }
  for (const { hemisphere, field, colour } of regions) {
    const { faces, surfaces } = cortex[hemisphere]
    for (const surface of [surfaces.white, surfaces.pial])
      mark(colour, insideField(cutMesh(surface, faces, plane, atMm, field)))
  }
  for (const { positionsWorld, faces, colour } of deepMeshes)
    mark(colour, cutMesh(positionsWorld, faces, plane, atMm).places)
  return lines
}
