/**
 * Threshold, range and links as they are in effect: what the user set, and where nothing was set what follows from the
 * two maps on screen. Nothing that was on screen before has a say.
 */
import type { Layer, Range, RateThreshold, Threshold, ValueThreshold } from './layer.ts'
import { otherSide, type SideId, type ViewSpec } from './spec.ts'

/** What has to be known of a map that is on screen. */
export type MapFacts = {
  /** Largest finite |value| on the cortex; 0 where nothing was sampled. */
  readonly largest: number
  /** |value| from which the map counts for the whole brain, where it came with one: it opens there. */
  readonly opensAt?: number | null
  /** |value| at which a rule of p is met; null where nothing meets it, or the numbers are of no known distribution. */
  readonly cutoffOf?: (threshold: RateThreshold) => number | null
}

export type SideLook = {
  /** In the map's own unit, whichever rule set it. */
  readonly threshold: ValueThreshold
  readonly range: Range
}

/** What a side is asked for, and what that comes to. */
export type SideThreshold = SideLook & { readonly asked: Threshold }

export type Links = { readonly [link in keyof ViewSpec['links']]: boolean }

export type Look = {
  readonly links: Links
  readonly sides: { readonly [side in SideId]: SideThreshold }
}

/** For z and whatever has values like it: p < .001 one-sided, and colours that end where ALE maps do. */
const usual: SideLook = { threshold: { rule: 'value', value: 3.1 }, range: [0, 8] }

/** Whether something of the map is above the threshold and not all of it far beyond the range. */
function fits({ largest }: MapFacts, { threshold, range: [, high] }: SideLook): boolean {
  return largest === 0 || (largest >= threshold.value && largest <= 4 * high)
}

/** A number rounded up to 1, 2 or 5 times a power of ten, so that a scale ends where people can read it. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 5].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10
  return step * power
}

/** The strongest half of the scale is shown; the scale ends at a round number. */
function fitting(largest: number): SideLook {
  const high = roundUp(largest)
  return {
    threshold: { rule: 'value', value: Number((high / 2).toPrecision(2)) },
    range: [0, high],
  }
}

/** At the value from which the map counts; rounded up, so that what is shown exceeds it. */
function atItsOwn(opensAt: number, largest: number): SideLook {
  const value = Math.ceil(opensAt * 100 - 1e-9) / 100
  const high = Math.max(value, largest)
  const [, usualHigh] = usual.range
  return {
    threshold: { rule: 'value', value },
    range: high <= usualHigh ? usual.range : [0, roundUp(high)],
  }
}

function ownDefault(facts: MapFacts | null): SideLook {
  if (typeof facts?.opensAt === 'number') return atItsOwn(facts.opensAt, facts.largest)
  return !facts || fits(facts, usual) ? usual : fitting(facts.largest)
}

/** One scale on which something of both maps is seen, or null where there is none. */
function commonDefault(a: MapFacts | null, b: MapFacts | null): SideLook | null {
  if (!a || !b) return ownDefault(a ?? b)
  if (typeof a.opensAt === 'number' || typeof b.opensAt === 'number') {
    const same = a.opensAt === b.opensAt
    return same ? ownDefault({ ...a, largest: Math.max(a.largest, b.largest) }) : null
  }
  const scales = [usual, fitting(Math.max(a.largest, b.largest))]
  return scales.find((scale) => fits(a, scale) && fits(b, scale)) ?? null
}

/** Where nothing meets the rule, beyond all that the map has. */
function inUnit(asked: Threshold, facts: MapFacts | null): ValueThreshold {
  if (asked.rule === 'value') return asked
  if (asked.rule === 'cluster') return { rule: 'value', value: asked.value }
  const beyond = Math.max(1, 2 * (facts?.largest ?? 0))
  return { rule: 'value', value: facts?.cutoffOf?.(asked) ?? beyond }
}

/** Of a map over another: what was set for it, or what follows from it alone. */
export function ownLook(layer: Pick<Layer, 'threshold' | 'range'>, facts: MapFacts): SideLook {
  const own = ownDefault(facts)
  return {
    threshold: inUnit(layer.threshold ?? own.threshold, facts),
    range: layer.range ?? own.range,
  }
}

/**
 * @param layers the maps of both sides, as they are drawn
 * @param facts of the maps that are on screen, null where there is none
 */
export function lookOf(
  layers: { readonly [side in SideId]: Pick<Layer, 'threshold' | 'range'> },
  wished: ViewSpec['links'],
  facts: { readonly [side in SideId]: MapFacts | null },
): Look {
  const common = commonDefault(facts.a, facts.b)
  const links = {
    ...wished,
    threshold: wished.threshold ?? common !== null,
    range: wished.range ?? common !== null,
  }
  const shared = common ?? ownDefault(facts.a)
  const sideLook = (side: SideId): SideThreshold => {
    const own = ownDefault(facts[side] ?? facts[otherSide(side)])
    // A shared one is the left side's, or where only the right has one, that.
    const asked = links.threshold
      ? (layers.a.threshold ?? layers.b.threshold ?? shared.threshold)
      : (layers[side].threshold ?? own.threshold)
    const range = links.range
      ? (layers.a.range ?? layers.b.range ?? shared.range)
      : (layers[side].range ?? own.range)
    return { asked, threshold: inUnit(asked, facts[side]), range }
  }
  return { links, sides: { a: sideLook('a'), b: sideLook('b') } }
}
