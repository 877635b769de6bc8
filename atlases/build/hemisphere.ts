/** One hemisphere from the volumes: all surfaces and all numbers per vertex. */
import type { Hemisphere } from '#atlas/cortex.ts'
import type { Adjacency } from '#mesh/adjacency.ts'
import { meanCurvature } from '#mesh/curvature.ts'
import { isCorticalAal } from './cortical-labels.ts'
import type { Field } from './grid.ts'
import { growPial } from './grow-pial.ts'
import { fitBox, inflate, withoutFlips } from './inflate.ts'
import { landmarks } from './landmarks.ts'
import { occlusion } from './occlusion.ts'
import { retractCuts } from './repair-cuts.ts'
import { sphere } from './sphere.ts'
import { sulcalDepth } from './sulcal-depth.ts'
import { vertexLabels } from './vertex-labels.ts'
import { type Side, type WhiteFills, whiteMask } from './white-mask.ts'
import { whiteSurface } from './white-surface.ts'

export type Sources = {
  /** ch2better, lightly smoothed, 0.5 mm. */
  readonly brainHalfMm: Field
  /** The same on the grid of `aal`, 1 mm. */
  readonly brainOneMm: Field
  readonly aal: Field<Uint8Array>
  readonly aicha: Field<Uint8Array>
  /** See `hemisphereOf`. */
  readonly hemispheres: Uint8Array
  readonly fills: WhiteFills
}

export type BuiltHemisphere = Hemisphere & {
  readonly adjacent: Adjacency
  readonly landmarks: Uint8Array
  readonly occlusion: Uint8Array
  readonly surfaces: { readonly [name in 'inflated' | 'veryInflated' | 'sphere']: Float32Array }
}

const curvatureRounds = 3
/** AICHA lies in MNI152, the surface in Colin27: a parcel may be this far away. Millimetres. */
const aichaReachMm = 4
const aalReachMm = 4

export function hemisphere(
  sources: Sources,
  side: Side,
  vertices: number,
  log: (line: string) => void,
): BuiltHemisphere {
  const { aal, aicha, brainOneMm, brainHalfMm, hemispheres, fills } = sources
  log(`${side}: white`)
  const mask = whiteMask(fills, hemispheres, aal.grid, side)
  const { faces, adjacent, white, medialWall } = whiteSurface(mask, brainOneMm, aal, vertices)
  log(`${side}: pial`)
  const own = side === 'left' ? 1 : 2
  const allowed = { grid: aal.grid, values: hemispheres.map((h) => (h === own ? 1 : 0)) }
  const grown = growPial({ white, faces, medialWall, brain: brainHalfMm, allowed })
  const pial = retractCuts(grown, white, faces, adjacent)
  log(`${side}: inflated, sphere`)
  const middle = white.map((value, i) => (value + pial[i]!) / 2)
  const inflated = inflate(middle, faces, middle, { rounds: 200, push: 0.004 })
  const veryInflated = inflate(inflated, faces, middle, { rounds: 250, push: 0.006 })
  const ball = sphere(veryInflated, faces, middle, adjacent)
  log(`${side}: depth, curvature, labels`)
  const parity = own % 2
  const depth = sulcalDepth(pial, faces, aal.grid)
  return {
    id: side,
    faces,
    adjacent,
    surfaces: {
      pial,
      white,
      inflated: withoutFlips(fitBox(inflated, pial), faces, adjacent),
      veryInflated: withoutFlips(fitBox(veryInflated, pial), faces, adjacent),
      sphere: ball,
    },
    sulcalDepth: depth,
    curvature: meanCurvature(white, faces, adjacent, curvatureRounds),
    medialWall,
    landmarks: landmarks(middle, depth, medialWall, adjacent, side),
    occlusion: occlusion(pial, faces, adjacent, aal.grid),
    labels: {
      aal: vertexLabels(
        white,
        pial,
        adjacent,
        medialWall,
        aal,
        (label) => isCorticalAal(label) && label % 2 === parity,
        aalReachMm,
      ),
      aicha: vertexLabels(white, pial, adjacent, medialWall, aicha, isCorticalAicha, aichaReachMm),
    },
  }
}

/** AICHA's deep nuclei begin with N_ and are numbered last. */
function isCorticalAicha(label: number): boolean {
  return label >= 1 && label <= 172
}
