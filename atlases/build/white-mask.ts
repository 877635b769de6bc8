/**
 * The white matter of one hemisphere as a mask on the 1 mm grid, with everything filled that the cortical surface
 * must run around: deep nuclei, hippocampus, amygdala, lateral ventricle.
 */

import { corticalAalLabels } from './cortical-labels.ts'
import { distanceToMask, nearestInMask } from './distance.ts'
import type { Field, Grid } from './grid.ts'
import { close, dilate, erode, fillHoles, largestComponent } from './morphology.ts'

/** Intensities of ch2better: white matter is about 112, grey 84, CSF 0. */
export const whiteGreyBorder = 95

export type Side = 'left' | 'right'

/** 1 left, 2 right, 3 cerebellum and brainstem, by the nearest AAL label (odd left, even right, above 90 cerebellum). */
export function hemisphereOf(aal: Field<Uint8Array>): Uint8Array {
  const { grid, values } = aal
  const nearest = nearestInMask(values, grid).index
  const [nx, ny] = grid.shape
  return Uint8Array.from(nearest, (from, at) => {
    const label = values[from] ?? 0
    const x = grid.origin[0] + (at % nx)
    const y = grid.origin[1] + (Math.floor(at / nx) % ny)
    const z = grid.origin[2] + Math.floor(at / (nx * ny))
    const brainstem = Math.abs(x) < 16 && y > -48 && y < -10 && z < -4 && values[at] === 0
    if (label > 90 || brainstem) return 3
    // Near the midline the labels know where the fissure bends; elsewhere the sign of x decides.
    if (x < -4) return 1
    if (x > 4) return 2
    return label % 2 === 1 ? 1 : 2
  })
}

function labelled(aal: Field<Uint8Array>, labels: readonly number[]): Uint8Array {
  const wanted = new Set(labels)
  return aal.values.map((value) => (wanted.has(value) ? 1 : 0))
}

/** Dark voxels inside the brain within reach of the deep nuclei: the lateral and third ventricles. */
function ventricles(brain: Field, nucleiMm: Float32Array): Uint8Array {
  const tissue = Uint8Array.from(brain.values, (value) => (value > 40 ? 1 : 0))
  const inside = close(tissue, brain.grid, 8)
  return Uint8Array.from(brain.values, (value, at) =>
    value < 70 && inside[at] === 1 && nucleiMm[at]! <= 7 ? 1 : 0,
  )
}

/** Thickness of a ventricle's wall, where partial volume makes white matter look grey. */
const wallMm = 1.5

export type WhiteFills = {
  /** White matter and all that the surface runs around, of both hemispheres. */
  readonly filled: Uint8Array
  /** Where gaps of the mask may be closed: around the ventricles, away from labelled cortex. */
  readonly closable: Uint8Array
}

/**
 * @param brain lightly smoothed intensities on the grid of `aal`.
 * @param lateral of `lateralVentricles`.
 */
export function whiteFills(brain: Field, aal: Field<Uint8Array>, lateral: Uint8Array): WhiteFills {
  const { grid } = brain
  const core = labelled(aal, [71, 72, 77, 78])
  const coreMm = distanceToMask(core, grid)
  const nuclei = dilate(labelled(aal, [71, 72, 73, 74, 75, 76, 77, 78]), grid, 2)
  const limbicMm = distanceToMask(labelled(aal, [37, 38, 41, 42]), grid)
  const holes = ventricles(brain, coreMm)
  const nearVentricle = distanceToMask(lateral, grid)
  const cortexMm = distanceToMask(labelled(aal, corticalAalLabels), grid)
  const filled = Uint8Array.from(brain.values, (value, at) =>
    value > whiteGreyBorder ||
    (nuclei[at] && value > 70) ||
    limbicMm[at]! <= 1 ||
    holes[at] ||
    nearVentricle[at]! <= wallMm
      ? 1
      : 0,
  )
  const closable = Uint8Array.from(coreMm, (d, at) => {
    const nearVentricle = d <= 20 && cortexMm[at]! > 2
    const nearHorn = limbicMm[at]! <= 8 && cortexMm[at]! > 1
    return nearVentricle || nearHorn ? 1 : 0
  })
  return { filled, closable }
}

/** @param hemispheres of {@link hemisphereOf}. */
export function whiteMask(
  { filled, closable }: WhiteFills,
  hemispheres: Uint8Array,
  grid: Grid,
  side: Side,
): Uint8Array {
  const own = side === 'left' ? 1 : 2
  let mask: Uint8Array = largestComponent(
    filled.map((value, at) => (value && hemispheres[at] === own ? 1 : 0)),
    grid,
  )
  // Opening by 1 mm with reconstruction within 2 mm: drops strands through vessels and dura, keeps thin gyral blades.
  const core = largestComponent(erode(mask, grid, 1), grid)
  const reach = dilate(core, grid, 3)
  mask = mask.map((value, at) => (value && reach[at] ? 1 : 0))
  const closed = close(mask, grid, 5)
  mask = mask.map((value, at) =>
    value || (closed[at] && closable[at] && hemispheres[at] === own) ? 1 : 0,
  )
  return withoutPockets(fillHoles(largestComponent(mask, grid), grid), grid)
}

/** Widths of mouths, in mm, behind which a pocket is filled: narrower than a sulcus, whose banks both carry cortex. */
const mouthsMm = [2, 3]

/**
 * Fills pockets that a narrow mouth almost closes, such as the temporal horn where the atlas leaves it open: on a sphere
 * everything behind the mouth would have to fit into it.
 */
function withoutPockets(mask: Uint8Array, grid: Grid): Uint8Array {
  let out = mask
  for (const mouthMm of mouthsMm) {
    const closed = close(out, grid, mouthMm / 2)
    const filled = fillHoles(closed, grid)
    const near = distanceToMask(
      filled.map((value, at) => (value && !closed[at] ? 1 : 0)),
      grid,
    )
    out = out.map((value, at) => (value || (filled[at] && near[at]! <= 3) ? 1 : 0))
  }
  return out
}
