/**
 * Every check of an opened map, in the order in which findings are shown: that small values are the strong ones, which turns the whole
 * picture round; then place, what it is, its numbers.
 */
import type { Check, Finding } from './check.ts'
import { notInBrain, partialCoverage, poorFit, voxelSpace } from './check-place.ts'
import { conflict, noDof, notStated } from './check-statement.ts'
import {
  anatomical,
  labels,
  nonFinite,
  noValues,
  oneSided,
  probability,
  thresholded,
} from './check-values.ts'
import { type MapToCheck, mapFacts } from './map-facts.ts'
import { smoothnessMm } from './smoothness.ts'

export const checks = {
  probability,
  voxelSpace,
  notInBrain,
  partialCoverage,
  poorFit,
  noValues,
  labels,
  anatomical,
  conflict,
  notStated,
  noDof,
  thresholded,
  oneSided,
  nonFinite,
} as const satisfies Record<string, Check>

export type MapReport = {
  readonly findings: readonly Finding[]
  /** FWHM along i, j, k in mm; null where it can't be estimated. */
  readonly smoothnessMm: readonly [number | null, number | null, number | null]
  /** Share of the brain inside the grid; null without a brain mask. */
  readonly brainCoverage: number | null
}

/** Looks at the whole volume: some tens of milliseconds, so call it in a worker. */
export function checkMap(map: MapToCheck): MapReport {
  const facts = mapFacts(map)
  return {
    findings: Object.values(checks)
      .map((check) => check(facts))
      .filter((finding) => finding !== undefined),
    smoothnessMm: smoothnessMm(map.volume),
    brainCoverage: facts.inBrain?.coverage ?? null,
  }
}
