/** Regions below the cortex as small meshes: outlines of AAL's labels, and the spheres of `regions.json`. */
import { type RegionId, regions } from '#atlas/regions.ts'
import { neighbours } from '#mesh/adjacency.ts'
import { taubin } from '#mesh/smooth.ts'
import { blur } from './blur.ts'
import { closeHandles } from './close-handles.ts'
import { decimate, keepRows } from './decimate.ts'
import type { Field, Grid } from './grid.ts'
import { marchingCubes } from './marching-cubes.ts'
import { fillHoles, largestComponent } from './morphology.ts'
import { repairCuts } from './repair-cuts.ts'
import { anatomyStepMm } from './stored.ts'
import type { MeshToWrite } from './write-container.ts'

type Part = { readonly region: RegionId; readonly side: 'left' | 'right' | 'midline' }

export const deepParts: readonly Part[] = [
  { region: 'thalamus', side: 'left' },
  { region: 'thalamus', side: 'right' },
  { region: 'amygdala', side: 'left' },
  { region: 'amygdala', side: 'right' },
  { region: 'ventral_striatum', side: 'left' },
  { region: 'ventral_striatum', side: 'right' },
  { region: 'pag', side: 'midline' },
]

const vertices = 700
/** Standard deviation in voxels of 1 mm: AAL was drawn slice by slice and is blocky. */
const labelBlur = 1.6

export function deepMeshes(parts: readonly Part[], aal: Field<Uint8Array>): MeshToWrite[] {
  return parts.map(({ region, side }) => {
    const { positions, faces } = meshOf(membership(region, side, aal), aal.grid)
    return {
      name: `${region} ${side}`,
      faces,
      vertices: positions.length / 3,
      withFaces: true,
      rows: [
        {
          name: 'surface',
          values: positions,
          components: 3,
          step: anatomyStepMm,
          predictor: 'parallelogram',
        },
      ],
    }
  })
}

/** How much of each voxel belongs to the region, 0..1; smooth, so that its level 0.5 is a smooth surface. */
function membership(region: RegionId, side: Part['side'], aal: Field<Uint8Array>): Float32Array {
  const { grid } = aal
  const [nx, ny] = grid.shape
  const parity = side === 'left' ? 1 : 0
  const out = new Float32Array(aal.values.length)
  for (const clause of regions[region].definition) {
    if ('sphere' in clause) {
      const { centre, radiusMm } = clause.sphere
      if ((side === 'left' && centre[0] > 0) || (side === 'right' && centre[0] < 0)) continue
      for (let at = 0; at < out.length; at++) {
        const d = Math.hypot(
          grid.origin[0] + (at % nx) - centre[0],
          grid.origin[1] + (Math.floor(at / nx) % ny) - centre[1],
          grid.origin[2] + Math.floor(at / (nx * ny)) - centre[2],
        )
        out[at] = Math.max(out[at]!, Math.min(1, Math.max(0, 0.5 + (radiusMm - d) / 4)))
      }
    } else if ('labels' in clause) {
      const mask = aal.values.map((label) =>
        clause.labels.includes(label) && label % 2 === parity ? 1 : 0,
      )
      out.set(sameVolume(blur({ grid, values: mask }, labelBlur).values, mask))
    }
  }
  return out
}

/** Scaled so that as many voxels are above 0.5 as the mask has: smoothing alone would shrink a small region. */
function sameVolume(smooth: Float32Array, mask: Uint8Array): Float32Array {
  const size = mask.reduce((sum, value) => sum + value, 0)
  const level = smooth.slice().sort().at(-size) ?? 0.5
  return smooth.map((value) => (value * 0.5) / level)
}

function meshOf(
  membershipOf: Float32Array,
  grid: Grid,
): { positions: Float32Array; faces: Uint32Array } {
  const mask = Uint8Array.from(membershipOf, (value) => (value >= 0.5 ? 1 : 0))
  const ball = closeHandles(fillHoles(largestComponent(mask, grid), grid), grid)
  const fine = marchingCubes(ball, grid.shape, (inner, outer) => {
    const [a, b] = [membershipOf[inner]!, membershipOf[outer]!]
    return a > 0.5 && b < 0.5 ? Math.min(0.9, Math.max(0.1, (a - 0.5) / (a - b))) : 0.4
  })
  const positions = fine.positions.map((value, i) => grid.origin[i % 3]! + grid.spacing * value)
  const smooth = taubin(positions, neighbours(fine.faces, positions.length / 3), 10)
  const { faces, kept } = decimate([smooth], fine.faces, vertices)
  const rough = keepRows(smooth, kept, 3)
  return { positions: repairCuts(rough, faces, neighbours(faces, kept.length)), faces }
}
