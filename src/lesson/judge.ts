/** How near an answer came. Nothing is stored and nothing leaves the page. */

export type Verdict = {
  readonly right: boolean
  /** In a sentence, with the distance. */
  readonly words: string
}

type Millimetres = readonly [number, number, number]

/** A click this near to a region counts as found: about a gyrus. */
export const NEAR_ENOUGH_MM = 5

/**
 * @param clicked MNI mm
 * @param members the region's places, MNI mm
 */
export function judgePlace(
  clicked: Millimetres,
  members: Iterable<Millimetres>,
  regionName: string,
): Verdict & { readonly distanceMm: number } {
  let distanceMm = Number.POSITIVE_INFINITY
  for (const [x, y, z] of members)
    distanceMm = Math.min(distanceMm, Math.hypot(x - clicked[0], y - clicked[1], z - clicked[2]))
  const right = distanceMm <= NEAR_ENOUGH_MM
  const mm = Math.round(distanceMm)
  const words = !Number.isFinite(distanceMm)
    ? `${regionName} is not on this brain.`
    : mm <= 1
      ? `You are in the ${regionName}.`
      : right
        ? `${mm} mm beside the ${regionName}: near enough.`
        : `${mm} mm away from the ${regionName}.`
  return { right, words, distanceMm }
}

/** A guess within a tenth of the slider's length counts as right. */
export function judgeNumber(
  guess: number,
  value: number,
  [low, high]: readonly [number, number],
  unit: string,
): Verdict {
  const off = guess - value
  const right = Math.abs(off) <= (high - low) / 10
  const by = `${Math.abs(off).toFixed(1)}${unit === '' ? '' : ` ${unit}`}`
  const words =
    Math.abs(off) < 0.05
      ? 'Exactly.'
      : `${by} too ${off > 0 ? 'high' : 'low'}${right ? ': close' : ''}.`
  return { right, words }
}

export function judgeChoice(chosen: number, right: number): Verdict {
  return chosen === right
    ? { right: true, words: 'Yes.' }
    : { right: false, words: 'Not this one.' }
}
