/** The numbers by which a built cortex is judged, measured on what the app decodes, not on what the build meant. */
import {
  type Cortex,
  type Hemisphere,
  type HemisphereId,
  type LandmarkId,
  landmarkBits,
  middlePositionsOf,
} from '#atlas/cortex.ts'
import { regionField } from '#atlas/region-field.ts'
import type { RegionId } from '#atlas/region-list.ts'
import { eulerNumber, faceAreas, surfaceArea } from '#mesh/measure.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { corticalAalLabels } from './cortical-labels.ts'
import { thinShare } from './face-quality.ts'
import { flippedFaces, flippedOnSphere } from './flipped.ts'
import { type Field, type Grid, sampleLinear } from './grid.ts'
import { cuttingFaces } from './self-intersection.ts'
import { together } from './sides-apart.ts'
import type { Sources } from './sources.ts'
import { lining } from './ventricles.ts'

export type HemisphereReport = {
  readonly vertices: number
  readonly eulerNumber: number
  /** Distance of each pial vertex from its white one, medial wall left out. */
  readonly thicknessMm: { readonly p5: number; readonly p50: number; readonly p95: number }
  readonly pialToWhiteArea: number
  /** Share of the pial's triangles that go through another one. */
  readonly selfIntersectingShare: number
  /** Mean distance of the pial along its normal to the grey/CSF border, where there is one: see `borderDistances`. */
  readonly pialToBorderMm: number
  /** Triangles upside down in the inflated surface. */
  readonly flippedInflated: number
  /** Names of AAL's cortical labels of this side that no vertex has. */
  readonly missingLabels: readonly string[]
  /** Share of the dACC's cortex on the far side of the cingulate sulcus's fundus. */
  readonly daccBeyondFundus: number
  /** Share of the anterior insula's cortex on the far side of the circular sulcus's fundus: on an operculum's bank. */
  readonly aiOnOperculum: number
  /** Share of the triangles of a quality below 0.1: see `faceQuality`. */
  readonly thinFaces: { readonly [name in 'pial' | 'white' | 'inflated']: number }
  /** See `thicknessPile`. */
  readonly thicknessPile: { readonly cortex: number; readonly insula: number }
  /** Cortex that looks into a ventricle. */
  readonly ventricleCm2: number
  /** Triangles of the white or pial surface of either side that go through one of the other side. */
  readonly crossingFaces: number
}

/** Half-way between grey matter (84) and CSF (0) in ch2better. */
const borderIntensity = 42
const searchMm = 3
/** Quality below which a triangle counts as thin. */
const thinBelow = 0.1

export function reportHemisphere(
  cortex: Cortex,
  side: HemisphereId,
  { brainHalfMm: brain, lateral, aal }: Pick<Sources, 'brainHalfMm' | 'lateral' | 'aal'>,
  nameOf: (label: number) => string,
): HemisphereReport {
  const hemisphere = cortex[side]
  const { faces, surfaces } = hemisphere
  const cuts = cuttingFaces(surfaces.pial, faces)
  const distances = borderDistances(hemisphere, brain).filter((d) => !Number.isNaN(d))
  return {
    vertices: hemisphere.medialWall.length,
    eulerNumber: eulerNumber(faces),
    thicknessMm: percentiles(thickness(hemisphere)),
    pialToWhiteArea: rounded(
      surfaceArea(surfaces.pial, faces) / surfaceArea(surfaces.white, faces),
    ),
    selfIntersectingShare: count(cuts) / cuts.length,
    pialToBorderMm: rounded(distances.reduce((sum, d) => sum + d, 0) / distances.length),
    flippedInflated: count(flippedFaces(surfaces.inflated ?? surfaces.pial, faces)),
    missingLabels: missingLabels(hemisphere).map(nameOf),
    daccBeyondFundus: rounded(shareBeyond(cortex, side, 'dacc', 'cingulate')),
    aiOnOperculum: rounded(shareBeyond(cortex, side, 'ai', 'insula')),
    thinFaces: {
      pial: rounded(thinShare(surfaces.pial, faces, thinBelow)),
      white: rounded(thinShare(surfaces.white, faces, thinBelow)),
      inflated: rounded(thinShare(surfaces.inflated ?? surfaces.pial, faces, thinBelow)),
    },
    thicknessPile: {
      cortex: rounded(thicknessPile(thickness(hemisphere))),
      insula: rounded(thicknessPile(thickness(hemisphere, 'insula'))),
    },
    ventricleCm2: rounded(liningMm2(hemisphere, lateral, aal.grid) / 100),
    crossingFaces: crossingFaces(cortex),
  }
}

/** mm, medial wall left out; of one gyrus where it is named. */
export function thickness(
  { surfaces, medialWall, landmarks }: Hemisphere,
  gyrus?: LandmarkId,
): Float32Array {
  const out: number[] = []
  medialWall.forEach((wall, v) => {
    if (wall || (gyrus && ((landmarks?.[v] ?? 0) & landmarkBits[gyrus]) === 0)) return
    const d = [0, 1, 2].map((axis) => surfaces.pial[3 * v + axis]! - surfaces.white[3 * v + axis]!)
    out.push(Math.hypot(...d))
  })
  return Float32Array.from(out)
}

/**
 * For each vertex outside the medial wall the distance along the pial's normal, either way, to where ch2better falls
 * below half of grey matter. NaN where that is not within 3 mm: the banks of a narrow sulcus touch and show no CSF.
 */
export function borderDistances(
  { surfaces, faces, medialWall }: Hemisphere,
  brain: Field,
): number[] {
  const normals = vertexNormals(surfaces.pial, faces)
  const out: number[] = []
  medialWall.forEach((wall, v) => {
    if (wall) return
    const value = (t: number) => {
      const [x, y, z] = [0, 1, 2].map(
        (axis) => surfaces.pial[3 * v + axis]! + t * normals[3 * v + axis]!,
      ) as [number, number, number]
      return sampleLinear(brain, x, y, z)
    }
    const direction = value(0) >= borderIntensity ? 1 : -1
    for (let t = 0.05; t <= searchMm; t += 0.05)
      if (value(direction * t) >= borderIntensity !== direction > 0) {
        out.push(t - 0.025)
        return
      }
    out.push(Number.NaN)
  })
  return out
}

export function missingLabels({ id, labels }: Hemisphere): number[] {
  const found = new Set(labels.aal)
  const parity = id === 'left' ? 1 : 0
  return corticalAalLabels.filter((label) => label % 2 === parity && !found.has(label))
}

/** Share of a region's cortex, as it is outlined, that lies beyond a landmark: areas half-way between white and pial. */
export function shareBeyond(
  cortex: Cortex,
  side: HemisphereId,
  region: RegionId,
  landmark: LandmarkId,
): number {
  const { faces, landmarks = new Uint8Array() } = cortex[side]
  const areas = faceAreas(middlePositionsOf(cortex[side]), faces)
  const field = regionField(cortex, region, side)
  let whole = 0
  let beyond = 0
  for (let corner = 0; corner < faces.length; corner++) {
    const v = faces[corner]!
    if (field[v]! < 0.5) continue
    const area = areas[Math.floor(corner / 3)]! / 3
    whole += area
    if ((landmarks[v]! & landmarkBits[landmark]) === 0) beyond += area
  }
  return beyond / whole
}

/** Width in which vertices are counted, and over how many such widths to each side a pile is looked for. */
const pileWidthMm = 0.2
const pileReach = 4
/** What holds fewer of the vertices is too few to judge. */
const pileLeastShare = 0.01

/**
 * The highest pile from the median on: vertices within 0.2 mm over the mean of as wide stretches within 0.8 mm to both
 * sides. A hump as wide as thickness varies comes to about 1.6; a limit that stops the surface shows as 3 and more.
 */
export function thicknessPile(thicknessMm: Float32Array): number {
  const counts = new Map<number, number>()
  for (const value of thicknessMm) {
    const bin = Math.floor(value / pileWidthMm)
    counts.set(bin, (counts.get(bin) ?? 0) + 1)
  }
  const median = thicknessMm.slice().sort()[thicknessMm.length >> 1]!
  const piles = [...counts].map(([bin, count]) => {
    if ((bin + 1) * pileWidthMm < median || count < pileLeastShare * thicknessMm.length) return 0
    let around = 0
    for (let n = 1; n <= pileReach; n++)
      around += (counts.get(bin - n) ?? 0) + (counts.get(bin + n) ?? 0)
    return count / (around / (2 * pileReach))
  })
  return Math.max(0, ...piles)
}

function liningMm2(
  { surfaces, faces, medialWall }: Hemisphere,
  ventricles: Uint8Array,
  grid: Grid,
): number {
  const looksIn = lining(surfaces.pial, faces, ventricles, grid)
  const areas = faceAreas(surfaces.pial, faces)
  let sum = 0
  for (let corner = 0; corner < faces.length; corner++) {
    const v = faces[corner]!
    if (looksIn[v] && !medialWall[v]) sum += areas[Math.floor(corner / 3)]! / 3
  }
  return sum
}

export function crossingFaces({ left, right }: Cortex): number {
  return (['white', 'pial'] as const).reduce((sum, name) => {
    const parts = [left, right].map(({ surfaces, faces }) => ({
      positions: surfaces[name],
      faces,
    }))
    const own = parts.reduce(
      (n, { positions, faces }) => n + count(cuttingFaces(positions, faces)),
      0,
    )
    const pair = together([parts[0]!, parts[1]!])
    return sum + count(cuttingFaces(pair.positions, pair.faces)) - own
  }, 0)
}

/** What the build prints beside the report. */
export function reportDetails(cortex: Cortex, side: HemisphereId, brain: Field) {
  const hemisphere = cortex[side]
  const { faces, surfaces, medialWall } = hemisphere
  const { white, pial, inflated, veryInflated, sphere } = surfaces
  const distances = borderDistances(hemisphere, brain)
  const middle = middlePositionsOf(hemisphere)
  return {
    whiteAreaMm2: Math.round(surfaceArea(white, faces)),
    pialAreaMm2: Math.round(surfaceArea(pial, faces)),
    medialWallShare: rounded(count(medialWall) / medialWall.length),
    /** Vertices near which CSF shows, on which the distance to the border is measured. */
    borderSeenShare: rounded(distances.filter((d) => !Number.isNaN(d)).length / distances.length),
    whiteSelfIntersections: count(cuttingFaces(white, faces)),
    flippedVeryInflated: veryInflated ? count(flippedFaces(veryInflated, faces)) : null,
    flippedSphere: sphere ? count(flippedOnSphere(sphere, faces)) : null,
    /** The wider definition, for comparison. */
    daccParacingulateBeyondFundus: rounded(
      shareBeyond(cortex, side, 'dacc_paracingulate', 'cingulate'),
    ),
    /** Area of each triangle over its area on the mid-thickness surface, as a share of the median. */
    inflatedAreaRatio: inflated ? areaRatio(inflated, middle, faces) : null,
    sphereAreaRatio: sphere ? areaRatio(sphere, middle, faces) : null,
  }
}

function areaRatio(positions: Float32Array, reference: Float32Array, faces: Uint32Array) {
  const before = faceAreas(reference, faces)
  const ratios = faceAreas(positions, faces).map((area, f) => area / before[f]!)
  const { p50 } = percentiles(ratios)
  return percentiles(ratios.map((ratio) => ratio / p50))
}

function percentiles(values: Float32Array): { p5: number; p50: number; p95: number } {
  const sorted = values.slice().sort()
  const at = (q: number) => rounded(sorted[Math.round(q * (sorted.length - 1))]!)
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) }
}

function count(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
