/** One hemisphere from its anatomical surfaces: the surfaces that are shown inflated and all numbers per vertex. */
import type { Hemisphere } from '#atlas/cortex.ts'
import type { Adjacency } from '#mesh/adjacency.ts'
import { meanCurvature } from '#mesh/curvature.ts'
import { isCorticalAal } from './cortical-labels.ts'
import { fitBox, inflate, withoutFlips } from './inflate.ts'
import { landmarks } from './landmarks.ts'
import { occlusion } from './occlusion.ts'
import type { Anatomy } from './remesh.ts'
import type { Sources } from './sources.ts'
import { sphere } from './sphere.ts'
import { sulcalDepth } from './sulcal-depth.ts'
import { vertexLabels } from './vertex-labels.ts'
import type { Side } from './white-mask.ts'

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
  { aal, aicha }: Pick<Sources, 'aal' | 'aicha'>,
  side: Side,
  { faces, adjacent, white, pial, medialWall }: Anatomy,
): BuiltHemisphere {
  const middle = white.map((value, i) => (value + pial[i]!) / 2)
  const inflated = inflate(middle, faces, middle, { rounds: 200, push: 0.004 })
  const veryInflated = inflate(inflated, faces, middle, { rounds: 250, push: 0.006 })
  const ball = sphere(veryInflated, faces, middle, adjacent)
  const parity = side === 'left' ? 1 : 0
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
