/** What two maps have in common, by the functions of the table that compares them: zeros left out, the second on the first one's grid. */

import type { Overlap } from '#comparison/overlap.ts'
import { overlapOf } from '#comparison/overlap.ts'
import { onGridOf, pairForOverlap, pairValues, sameGrid } from '#comparison/pair.ts'
import { pearsonOf } from '#comparison/pearson.ts'
import { summariseRegion } from '#comparison/region-summary.ts'
import { reachVolume } from '#statistic/cluster-reach.ts'
import type { Volume } from '#volume/volume.ts'
import type { Kept, MapFacts, Place } from './facts.ts'

export type Correlation = {
  /** Null where there are too few voxels. */
  readonly r: number | null
  readonly n: number
}

export type PairFacts = {
  /** Null: over the brain, where neither is 0. In a place: over all of its voxels. */
  readonly correlation: (place: Place | null) => Correlation
  readonly overlap: (
    thresholds: { readonly a: number; readonly b: number },
    kept: { readonly a: Kept | null; readonly b: Kept | null },
  ) => Overlap
  /** Voxels of the place in significant clusters of both; null where the maps have not one grid. */
  readonly voxelsInBoth: (place: Place) => number | null
}

/** The same numbers are asked for with every change on screen. */
function once<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    const name = JSON.stringify(key)
    const found = known.get(name) ?? work(key)
    known.set(name, found)
    return found
  }
}

/** The map by how far its clusters reach: above a threshold is exactly what that keeps. */
const keptIn = (volume: Volume, kept: Kept | null): Volume =>
  kept ? reachVolume(volume, kept.voxels) : volume

/** What lies above them is not asked here. */
const noThresholds = { a: 0, b: 0 }

const known = new WeakMap<MapFacts, WeakMap<MapFacts, PairFacts>>()

export function pairFacts(a: MapFacts, b: MapFacts): PairFacts {
  const withA = known.get(a) ?? new WeakMap<MapFacts, PairFacts>()
  known.set(a, withA)
  const made = withA.get(b) ?? make(a, b)
  withA.set(b, made)
  return made
}

function make(a: MapFacts, b: MapFacts): PairFacts {
  const onA = onGridOf(a.volume, b.volume)
  const oneGrid = sameGrid(a.volume, b.volume)
  const overlap = once((thresholds: { readonly a: number; readonly b: number }) =>
    overlapOf(pairForOverlap(a.volume.values, onA.values), { thresholds, twoSided: false }),
  )
  return {
    correlation: once((place: Place | null) => {
      if (place) {
        const { withinCorrelation, withinN } = summariseRegion(
          a.voxelsOf(place),
          a.volume,
          onA,
          noThresholds,
        )
        return { r: withinCorrelation, n: withinN }
      }
      const pairs = pairValues(a.volume.values, onA.values, 'drop')
      return { r: pearsonOf(pairs.a, pairs.b), n: pairs.at.length }
    }),
    overlap: (thresholds, kept) => {
      const whole = overlap(thresholds)
      if (!(kept.a || kept.b)) return whole
      const cut = pairForOverlap(
        keptIn(a.volume, kept.a).values,
        onGridOf(a.volume, keptIn(b.volume, kept.b)).values,
      )
      return overlapOf(cut, { thresholds, twoSided: false })
    },
    voxelsInBoth: (place) =>
      oneGrid
        ? a
            .voxelsOf(place)
            .filter((voxel) => a.isInSignificantCluster(voxel) && b.isInSignificantCluster(voxel))
            .length
        : null,
  }
}
