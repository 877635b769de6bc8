/** Live expressions worked out from facts: the words for the slide, and where they come from. */
import { type RegionId, regions } from '#atlas/regions.ts'
import {
  converges,
  type Facts,
  type MapFacts,
  NEAR_MM,
  type Place,
  type SubjectId,
  subjects,
} from './facts.ts'
import type { LiveExpression, MapMeasure, PlaceMeasure } from './live-expression.ts'

export type Evaluated = {
  /** As it stands in the sentence. */
  readonly text: string
  /** Where it is a number: that number, unrounded. */
  readonly number: number | null
  /** What kind of number it is and of which voxels, in a sentence or two; shown when it is clicked. */
  readonly source: string
  /** Where to fly to when it is clicked, MNI mm. */
  readonly world: readonly [number, number, number] | null
  readonly region: RegionId | null
  /** For claims: whether it is as the lecturer says. Null for numbers, and where it cannot be told. */
  readonly asSaid: boolean | null
}

/** In place of a value whose map is not on screen. */
export const NOT_ON_SCREEN = '—'

export function evaluate(expression: LiveExpression, facts: Facts): Evaluated {
  const map = facts.map(expression.of)
  if (!map) return missing(expression.of)
  switch (expression.kind) {
    case 'map':
      return ofWholeMap(expression.measure, map)
    case 'volume':
      return volumeAbove(expression, map, facts)
    case 'place':
      return ofRegion(expression.measure, expression, map)
    case 'claim':
      return claim(expression, map)
  }
}

function missing(subject: SubjectId): Evaluated {
  return {
    text: NOT_ON_SCREEN,
    number: null,
    source: `The map of ${subjects[subject].words} is not on screen.`,
    world: null,
    region: null,
    asSaid: null,
  }
}

type Of<Kind extends LiveExpression['kind']> = Extract<LiveExpression, { kind: Kind }>

function ofWholeMap(measure: MapMeasure, map: MapFacts): Evaluated {
  const plain = { number: null, world: null, region: null, asSaid: null }
  const { studies, studiesInTable, foci, peak, title } = map
  switch (measure) {
    case 'studies': {
      const source = `Studies that count in the map ${title}, of ${studiesInTable} in its table.`
      return { ...plain, text: String(studies), number: studies, source }
    }
    case 'foci': {
      const source = `Published peaks of the ${studies} studies that count in the map ${title}.`
      return { ...plain, text: thousands(foci), number: foci, source }
    }
    case 'clusters': {
      const number = map.clusters.filter((cluster) => cluster.significant).length
      const source = `Clusters of ${title}: ${criterionWords(map)}.`
      return { ...plain, text: String(number), number, source }
    }
    case 'peak':
      return {
        ...plain,
        text: decimals(peak.value, 1),
        number: peak.value,
        world: peak.world,
        source: `Largest z of ${title}, at ${millimetres(peak.world)}.`,
      }
    case 'place':
      return {
        ...plain,
        text: millimetres(peak.world),
        world: peak.world,
        source: `Where ${title} has its largest z, ${decimals(peak.value, 2)}.`,
      }
  }
}

function volumeAbove({ of, above }: Of<'volume'>, map: MapFacts, facts: Facts): Evaluated {
  const value = above === 'threshold' ? facts.threshold(of) : above
  if (value === null) return missing(of)
  const by = above === 'threshold' ? 'the threshold on screen' : 'this value'
  return {
    text: `${decimals(map.mm3Above(value) / 1000, 1)} cm³`,
    number: map.mm3Above(value) / 1000,
    source: `Voxels of ${map.title} with z of ${decimals(value, 2)} or more (${by}), not only on the cortex.`,
    world: null,
    region: null,
    asSaid: null,
  }
}

function ofRegion(measure: PlaceMeasure, { of, in: place }: Of<'place'>, map: MapFacts): Evaluated {
  const found = map.region(place)
  const where = placeWords(place)
  if (!found) return { ...missing(of), source: `${where} is not on that side of the atlas.` }
  const voxels = `the ${thousands(found.voxels)} voxels of ${where}`
  const base = { number: null, world: found.peak.world, region: place.region, asSaid: null }
  switch (measure) {
    case 'peak': {
      const source = `Largest z of ${map.title} in ${voxels}, at ${millimetres(found.peak.world)}.`
      return { ...base, text: decimals(found.peak.value, 1), number: found.peak.value, source }
    }
    case 'place': {
      const source = `Where ${map.title} has its largest z, ${decimals(found.peak.value, 2)}, in ${voxels}.`
      return { ...base, text: millimetres(found.peak.world), source }
    }
    case 'mean': {
      const source = `Mean z of ${map.title} over ${voxels}.`
      return { ...base, text: decimals(found.mean, 1), number: found.mean, source }
    }
    case 'share': {
      const source = `Share of ${voxels} where ${map.title} has an uncorrected p of .001 or less.`
      const number = 100 * found.shareAbove
      return { ...base, text: `${Math.round(number)} %`, number, source }
    }
    case 'voxels': {
      const source = `Of ${voxels}, those in clusters of ${map.title} with ${criterionWords(map)}.`
      return {
        ...base,
        text: thousands(found.significantVoxels),
        number: found.significantVoxels,
        source,
      }
    }
  }
}

function claim(expression: Of<'claim'>, map: MapFacts): Evaluated {
  const { of, in: place } = expression
  const found = map.region(place)
  const where = placeWords(place)
  if (!found) return { ...missing(of), source: `${where} is not on that side of the atlas.` }
  const is = converges(found)
  const highest = found.significantPeaks[0]
  const because = highest
    ? `the highest has z ${decimals(highest.value, 2)} at ${millimetres(highest.world)}`
    : `the largest z there is ${decimals(found.peak.value, 2)} at ${millimetres(found.peak.world)}`
  return {
    text: is ? 'converges' : 'does not converge',
    number: null,
    source:
      `Said to converge where a cluster with ${criterionWords(map)} has a peak in ${where} or within ${NEAR_MM} mm of it: ` +
      `${is ? 'it has' : 'none has'}, and ${because}. From ${map.studies} of ${map.studiesInTable} studies.`,
    world: (highest ?? found.peak).world,
    region: place.region,
    asSaid: is === expression.converges,
  }
}

function criterionWords({ criterion }: MapFacts): string {
  return `z ≥ ${decimals(criterion.z, 2)} (p < .001) in at least ${criterion.leastVoxels} voxels, as large as fewer than 5 % of maps of randomly placed peaks have one`
}

function placeWords({ region, side }: Place): string {
  const { shortName } = regions[region]
  return side === 'both' ? shortName : `${side} ${shortName}`
}

function millimetres([x, y, z]: readonly [number, number, number]): string {
  return `(${[x, y, z].map((mm) => decimals(mm, 0)).join(', ')})`
}

/** With a true minus sign, and never -0. */
function decimals(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return Number(text) === 0 ? (0).toFixed(digits) : text.replace('-', '−')
}

function thousands(value: number): string {
  return value.toLocaleString('en')
}
