/** The same hemisphere with fewer vertices: a subset, so that every surface and number follows. */
import { neighbours } from '#mesh/adjacency.ts'
import { decimate, keepRows } from './decimate.ts'
import type { BuiltHemisphere } from './hemisphere.ts'
import { withoutFlips } from './inflate.ts'
import { repairCuts, retractCuts } from './repair-cuts.ts'
import { unfolded } from './sphere.ts'

export function coarser(half: BuiltHemisphere, vertices: number): BuiltHemisphere {
  const { pial, white, inflated, veryInflated, sphere } = half.surfaces
  const { faces, kept } = decimate([pial, white, inflated, sphere], half.faces, vertices)
  const adjacent = neighbours(faces, kept.length)
  const rows = (values: Float32Array) => keepRows(values, kept, 3)
  const numbers = (values: Float32Array) => keepRows(values, kept, 1)
  const inner = repairCuts(rows(white), faces, adjacent)
  return {
    id: half.id,
    faces,
    adjacent,
    surfaces: {
      pial: retractCuts(rows(pial), inner, faces, adjacent),
      white: inner,
      inflated: withoutFlips(rows(inflated), faces, adjacent),
      veryInflated: withoutFlips(rows(veryInflated), faces, adjacent),
      sphere: unfolded(rows(sphere), faces, adjacent),
    },
    sulcalDepth: numbers(half.sulcalDepth),
    curvature: numbers(half.curvature),
    medialWall: Uint8Array.from(kept, (old) => half.medialWall[old]!),
    landmarks: Uint8Array.from(kept, (old) => half.landmarks[old]!),
    occlusion: Uint8Array.from(kept, (old) => half.occlusion[old]!),
    labels: {
      aal: Uint16Array.from(kept, (old) => half.labels.aal[old]!),
      aicha: Uint16Array.from(kept, (old) => half.labels.aicha[old]!),
    },
  }
}
