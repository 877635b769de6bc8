/** What a map's numbers look like, whatever the file says that they are. */
import { type Check, percent } from './check.ts'
import type { MapFacts } from './map-facts.ts'

/** Beyond this share of exact zeros in the brain, NeuroVault calls a map thresholded. */
const thresholdedShare = 0.1

export const noValues: Check = ({ positives, negatives, zeros }) => {
  if (positives + negatives > 0) return undefined
  return zeros > 0
    ? {
        tag: 'all-zero',
        message: 'Every voxel of the map is 0.',
        why: 'There is nothing to show: nothing survived a threshold, or the export went wrong.',
        whatToDo: 'Use the unthresholded map.',
      }
    : {
        tag: 'no-numbers',
        message: 'No voxel of the map holds a number.',
        why: 'There is nothing to show.',
        whatToDo: 'Export the map again.',
      }
}

export const thresholded: Check = (facts) => {
  const { inBrain, positives, negatives, allIntegers } = facts
  // Where no study reports a peak, the convergence is 0 by the method, not by a threshold.
  if (facts.statistic.kind === 'ale' || /\bALE\b/.test(facts.description ?? '')) return undefined
  if (!inBrain || positives + negatives === 0 || allIntegers) return undefined
  const share = inBrain.zeroShare + inBrain.nonFiniteShare
  if (inBrain.coverage < 0.05 || share <= thresholdedShare) return undefined
  return {
    tag: 'thresholded',
    message: `The map is probably thresholded already: ${percent(share)} of the brain that it covers holds exactly 0 or nothing.`,
    why: 'What lies under the threshold can no longer be compared: its absence is no evidence of absence.',
    whatToDo: 'Use the unthresholded map if you can get it.',
  }
}

const signedKinds = new Set(['z', 't', 'r', 'effect', 'unknown'])

export const oneSided: Check = (facts) => {
  const { statistic, positives, negatives, allIntegers } = facts
  if (!signedKinds.has(statistic.kind) || allIntegers || looksLikeProbability(facts))
    return undefined
  if (positives + negatives === 0 || (positives > 0 && negatives > 0)) return undefined
  const side = positives > 0 ? 'positive' : 'negative'
  return {
    tag: 'one-sided',
    message: `The map has ${side} values only.`,
    why: `Effects in the other direction were not tested or were cut off, so nothing can be said about them.`,
    whatToDo: `Take the ${side} threshold alone, and don't read the rest as "no difference".`,
  }
}

/** All within 0..1, reaching close to 1, more than a handful of different values. */
function looksLikeProbability(facts: MapFacts): boolean {
  const { min, max, distinct, positives } = facts
  return positives > 0 && min >= 0 && max <= 1 && max > 0.9 && distinct > 20
}

export const probability: Check = (facts) => {
  const { statistic, inBrain, background } = facts
  const stated = statistic.kind
  const isStated = stated === 'p' || stated === 'oneMinusP'
  if (!isStated && (stated === 'ale' || stated === 'mask' || !looksLikeProbability(facts))) {
    return undefined
  }
  const sorted = inBrain?.sorted ?? new Float64Array(0)
  const share = (from: number, to: number) =>
    sorted.length > 0 ? sorted.filter((v) => v >= from && v <= to).length / sorted.length : 0
  const reversed =
    stated === 'oneMinusP' ||
    (stated !== 'p' && background === 0 && share(0.95, 1) > share(0, 0.05))
  if (reversed) {
    return {
      tag: 'one-minus-p',
      message: 'The map looks like 1 - p: values between 0 and 1, strong effects close to 1.',
      why: 'A threshold of 0.95 means p < 0.05 here, and the sign of the effect is lost.',
      whatToDo: 'Use the z or t map, or set the threshold accordingly.',
    }
  }
  return {
    tag: 'p-map',
    message: 'The map looks like p values: between 0 and 1.',
    why: 'In a p map small values are the strong ones, so a threshold from below hides just the effects; the sign is lost too.',
    whatToDo: 'Use the z or t map instead.',
  }
}

/** In an atlas of 3 mm voxels two of three neighbours are of one label; in an 8-bit image of the head one of ten is as grey. */
const patchyShare = 0.4

export const labels: Check = (facts) => {
  const { allIntegers, distinct, positives, negatives, statistic, equalNeighbours } = facts
  const stated = statistic.kind === 'label' || statistic.kind === 'mask'
  if (positives + negatives === 0) return undefined
  const patchy = equalNeighbours >= patchyShare || distinct <= 2
  const looksSo = allIntegers && negatives === 0 && distinct <= 500 && patchy
  if (!stated && !(statistic.kind === 'unknown' && looksSo)) return undefined
  if (distinct === 1) {
    return {
      tag: 'mask',
      message: 'The map has one value besides 0: it is a mask, not a statistic.',
      why: 'There is nothing to threshold in it, and smooth sampling blurs its edge.',
      whatToDo: 'Sample it with "Nearest voxel"; for a comparison use the statistical map.',
    }
  }
  return {
    tag: 'label-image',
    message: `The map looks like labels: ${distinct > 1000 ? 'more than 1000' : distinct} different whole numbers.`,
    why: 'Labels are names, not amounts: a mean of 2 and 4 is not region 3.',
    whatToDo: 'Sample it with "Most frequent (labels)".',
  }
}

export const anatomical: Check = (facts) => {
  const { statistic, inBrain, negatives, min, distinct, allIntegers, equalNeighbours } = facts
  const stated = statistic.kind === 'anatomical'
  const sorted = inBrain?.sorted
  const median = sorted && sorted.length > 0 ? sorted[sorted.length >> 1]! : 0
  const manyGreys = distinct > (allIntegers ? 40 : 500) && equalNeighbours < patchyShare
  const bright = negatives === 0 && min >= 0 && manyGreys && median > 20
  if (!stated && !(statistic.kind === 'unknown' && bright)) return undefined
  return {
    tag: 'anatomical',
    message: stated
      ? `By its ${statistic.from} this is an anatomical image.`
      : 'The map looks like an anatomical image: no negative values, and large ones throughout the brain.',
    why: 'Its numbers are grey levels, not a statistic, so thresholds and comparisons mean nothing.',
    whatToDo: 'Open the statistical map of the analysis.',
  }
}

export const nonFinite: Check = ({ nonFinite: count, infinite, inBrain, voxels }) => {
  if (count === 0 || count === voxels) return undefined
  // NaN outside the brain is how SPM masks: nothing to worry about.
  const within = inBrain ? inBrain.nonFiniteShare : count / voxels
  if (within === 0 && infinite === 0) return undefined
  return {
    tag: 'non-finite',
    message:
      infinite > 0
        ? `${count} voxels hold no finite number, ${infinite} of them infinity.`
        : `${count} voxels hold no number (NaN)${inBrain ? `, among them ${percent(within)} of the brain that the map covers` : ''}.`,
    why: 'Vertices that touch them have no value and are drawn without colour.',
    whatToDo: 'Infinite values come from a division by 0: look for voxels without variance.',
  }
}
