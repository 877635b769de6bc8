/** The brain mask: which voxels of the 2 mm MNI grid lie in the brain, ventricles and sulci included. */
import { type Field, type Grid, sampleLinear, voxelsOf } from './grid.ts'
import { close, fillHoles, largestComponent } from './morphology.ts'

/** 91 x 109 x 91 voxels of 2 mm, the grid that most maps in MNI space come on. */
export const mniGridTwoMm: Grid = { shape: [91, 109, 91], origin: [-90, -126, -72], spacing: 2 }

/** Closes gaps up to this radius: the widest sulci and the fissure, but not the tentorium's open angle. */
const closingMm = 4

export function brainMask(brain: Field<Uint8Array>): Field<Uint8Array> {
  const tissue = Uint8Array.from(brain.values, (value) => (value > 0 ? 1 : 0))
  const closed = fillHoles(
    close(largestComponent(tissue, brain.grid), brain.grid, closingMm),
    brain.grid,
  )
  const fine = { grid: brain.grid, values: closed }
  const values = new Uint8Array(voxelsOf(mniGridTwoMm))
  const [nx, ny, nz] = mniGridTwoMm.shape
  const [ox, oy, oz] = mniGridTwoMm.origin
  let at = 0
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++)
        values[at++] = sampleLinear(fine, ox + 2 * i, oy + 2 * j, oz + 2 * k) >= 0.5 ? 1 : 0
  return {
    grid: mniGridTwoMm,
    values: fillHoles(largestComponent(values, mniGridTwoMm), mniGridTwoMm),
  }
}
