/** All ways from a Volume to one value a vertex; the order is that of the menu, the first is the default. */
import { depth } from './depth.ts'
import { extreme } from './extreme.ts'
import { line } from './line.ts'
import { mostFrequent } from './most-frequent.ts'
import { nearest } from './nearest.ts'
import { ribbon } from './ribbon.ts'
import type { SamplingRule, SamplingSurfaces } from './rule.ts'
import { trilinear } from './trilinear.ts'

export const samplingRules = {
  trilinear,
  depth,
  ribbon,
  line,
  nearest,
  mostFrequent,
  extreme,
} as const satisfies Record<string, SamplingRule>

export type SamplingRuleId = keyof typeof samplingRules

export const samplingRuleIds = Object.keys(samplingRules) as readonly SamplingRuleId[]

/** The rule itself, or where a surface that it needs is missing the one that takes its place, with words that say so. */
export function usableRule(
  id: SamplingRuleId,
  surfaces: SamplingSurfaces,
): { readonly rule: SamplingRuleId; readonly note?: string } {
  if (!samplingRules[id].needsBothSurfaces || (surfaces.white && surfaces.pial)) return { rule: id }
  return {
    rule: 'line',
    note: `"${samplingRules[id].label}" needs a white and a pial surface; "${line.label}" was used instead.`,
  }
}
