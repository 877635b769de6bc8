/** All ways from a Volume to one value a vertex; the order is that of the menu, the first is the default. */
import { nearest } from './nearest.ts'
import type { SamplingRule } from './rule.ts'
import { trilinear } from './trilinear.ts'

export const samplingRules = {
  trilinear,
  nearest,
} as const satisfies Record<string, SamplingRule>

export type SamplingRuleId = keyof typeof samplingRules

export const samplingRuleIds = Object.keys(samplingRules) as readonly SamplingRuleId[]
