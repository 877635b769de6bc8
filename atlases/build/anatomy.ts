/** White and pial surface of each hemisphere. */
import { blur } from './blur.ts'
import { growPial, settlePial } from './grow-pial.ts'
import { type Anatomy, remesh } from './remesh.ts'
import { retractCuts } from './repair-cuts.ts'
import { keptApart, type Pair } from './sides-apart.ts'
import { smoothPial } from './smooth-pial.ts'
import type { Sources } from './sources.ts'
import { lining } from './ventricles.ts'
import { type Side, whiteMask } from './white-mask.ts'
import { whiteSurface } from './white-surface.ts'

/** Standard deviation in voxels by which the midline between the labels is smoothed. */
const midlineBlur = 1.2
/** The pial grows on so many times the vertices that are kept, so that those can be chosen by both surfaces. */
const grownShare = 1.75

/** White and pial of one side, made without the other. */
export function anatomy(sources: Sources, side: Side, vertices: number): Anatomy {
  const { aal, brainOneMm, brainHalfMm, fills } = sources
  const mask = whiteMask(fills, sources.hemispheres, aal.grid, side)
  const fine = whiteSurface(mask, brainOneMm, aal, Math.round(grownShare * vertices))
  const own = side === 'left' ? 1 : 2
  const half = Float32Array.from(sources.hemispheres, (h) => (h === own ? 1 : 0))
  const allowed = blur({ grid: aal.grid, values: half }, midlineBlur)
  const image = { brain: brainHalfMm, allowed }
  const grown = growPial({ ...fine, ...image })
  const smooth = smoothPial(grown, fine.faces, fine.adjacent, fine.medialWall)
  const pial = retractCuts(smooth, fine.white, fine.faces, fine.adjacent)
  return remesh({ ...fine, pial }, vertices, (at) => settlePial({ ...at, ...image }, at.pial))
}

/** Both sides kept out of each other, and what lines a ventricle taken from the cortex. */
export function apart(sources: Sources, alone: Pair<Anatomy>): Pair<Anatomy> {
  const kept = keptApart(alone)
  const joined = (n: 0 | 1): Anatomy => {
    const looksIn = lining(kept[n].pial, alone[n].faces, sources.lateral, sources.aal.grid)
    const medialWall = alone[n].medialWall.map((flag, v) => flag | looksIn[v]!)
    return { ...alone[n], ...kept[n], medialWall }
  }
  return [joined(0), joined(1)]
}
