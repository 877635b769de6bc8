/** Live expressions worked out from facts: the words for the slide, and where they come from. */
import { type RegionId, regions } from '#atlas/regions.ts'
import { extentWords } from '#statistic/extent-words.ts'
import { formatCount } from '#statistic/number-words.ts'
import {
  converges,
  type Facts,
  type Kept,
  type MapFacts,
  NEAR_MM,
  type Place,
  type SubjectId,
  subjects,
} from './facts.ts'
import type { LiveExpression, MapMeasure, PlaceMeasure } from './live-expression.ts'
import { pairFacts } from './pair-facts.ts'

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
/** Of too few voxels, or of none above the threshold. */
const NOT_DEFINED = 'not defined'

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
    case 'r':
      return withOther(expression, facts, (other) => correlation(expression, map, other))
    case 'dice':
      return withOther(expression, facts, (other) => diceOf(expression, map, other, facts))
    case 'overlap':
      return withOther(expression, facts, (other) => overlapClaim(expression, map, other))
  }
}

function withOther(
  { and }: { readonly and: SubjectId },
  facts: Facts,
  work: (other: MapFacts) => Evaluated,
): Evaluated {
  const other = facts.map(and)
  return other ? work(other) : missing(and)
}

function correlation({ in: place }: Of<'r'>, a: MapFacts, b: MapFacts): Evaluated {
  const { r, n } = pairFacts(a, b).correlation(place)
  const where = place
    ? `the ${formatCount(n)} voxels of ${placeWords(place)}`
    : `the ${formatCount(n)} voxels of the brain where neither is 0`
  return {
    text: r === null ? NOT_DEFINED : decimals(r, 2),
    number: r,
    source: `Pearson’s r of ${a.title} and ${b.title} over ${where}, ${r === null ? 'too few' : decimals(r, 3)}. Neighbouring voxels go together, so no p follows from their number.`,
    world: (place && a.region(place)?.peak.world) ?? null,
    region: place?.region ?? null,
    asSaid: null,
  }
}

function diceOf({ of, and, above }: Of<'dice'>, a: MapFacts, b: MapFacts, facts: Facts): Evaluated {
  const bound = (subject: SubjectId) => (above === 'threshold' ? facts.threshold(subject) : above)
  const [inA, inB] = [bound(of), bound(and)]
  if (inA === null) return missing(of)
  if (inB === null) return missing(and)
  const kept = (subject: SubjectId) => (above === 'threshold' ? facts.kept(subject) : null)
  const [keptA, keptB] = [kept(of), kept(and)]
  const found = pairFacts(a, b).overlap({ a: inA, b: inB }, { a: keptA, b: keptB })
  const { dice, diceByChance } = found
  const bounds =
    inA === inB ? `z ≥ ${decimals(inA, 2)}` : `z ≥ ${decimals(inA, 2)} and ${decimals(inB, 2)}`
  return {
    // Two digits that say something: most pairs of maps share little.
    text: dice === null ? NOT_DEFINED : decimals(dice, dice < 0.1 ? 3 : 2),
    number: dice,
    source:
      `Dice of the voxels with ${bounds}${keptWords(keptA, keptB)}: twice the ${formatCount(found.inBoth)} in both over ${formatCount(found.inA)} of ${a.title} and ${formatCount(found.inB)} of ${b.title}` +
      `${dice === null ? '.' : `, ${decimals(dice, 3)}. Sets of these sizes, put down at random, have ${decimals(diceByChance ?? 0, 3)} on average.`}`,
    world: null,
    region: null,
    asSaid: null,
  }
}

function overlapClaim(expression: Of<'overlap'>, a: MapFacts, b: MapFacts): Evaluated {
  const { in: place } = expression
  const where = placeWords(place)
  const found = a.region(place)
  const inBoth = pairFacts(a, b).voxelsInBoth(place)
  if (!found || inBoth === null)
    return { ...missing(expression.of), source: `${where} cannot be compared here.` }
  const is = inBoth > 0
  return {
    text: is ? 'overlap' : 'do not overlap',
    number: inBoth,
    source:
      `Said to overlap where a cluster of ${a.title} with ${criterionWords(a)} and one of ${b.title}, there in at least ${b.criterion.leastVoxels}, share voxels of ${where}: ` +
      `${is ? `they share ${formatCount(inBoth)}` : 'they share none'} of ${formatCount(found.voxels)}. A shared place is not yet a shared pattern.`,
    world: found.peak.world,
    region: place.region,
    asSaid: is === expression.overlap,
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
      return { ...plain, text: formatCount(foci), number: foci, source }
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
  const kept = above === 'threshold' ? facts.kept(of) : null
  const cm3 = map.mm3Above(value, kept) / 1000
  return {
    text: `${decimals(cm3, 1)} cm³`,
    number: cm3,
    source: `Voxels of ${map.title} with z of ${decimals(value, 2)} or more (${by})${keptWords(kept)}, not only on the cortex.`,
    world: null,
    region: null,
    asSaid: null,
  }
}

function ofRegion(measure: PlaceMeasure, { of, in: place }: Of<'place'>, map: MapFacts): Evaluated {
  const found = map.region(place)
  const where = placeWords(place)
  if (!found) return { ...missing(of), source: `${where} is not on that side of the atlas.` }
  const voxels = `the ${formatCount(found.voxels)} voxels of ${where}`
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
        text: formatCount(found.significantVoxels),
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

/** ' in clusters of at least 200 mm³ …'; '' where nothing is asked of them. */
function keptWords(...all: readonly (Kept | null)[]): string {
  const words = all.map((kept) => (kept ? extentWords(kept.extent) : 'in clusters of any size'))
  if (all.every((kept) => kept === null)) return ''
  return ` ${[...new Set(words)].join(' and ')}`
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
