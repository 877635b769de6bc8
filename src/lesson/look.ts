/**
 * What a step of a lesson shows, said in few words: only what differs from the step before. Maps, regions and views are
 * named by their keys, so that a misspelt one does not compile.
 */
import * as v from 'valibot'
import { type RegionId, regionIds } from '#atlas/regions.ts'
import { type StudyChoiceId, studyChoices } from '#evidence/choices.ts'
import { type SampleId, sampleIds } from '#evidence/samples.ts'
import { type SamplingRuleId, samplingRuleIds } from '#sampling/index.ts'
import { type ViewPresetId, viewPresets } from '#view/view-preset.ts'

const choiceIds = Object.keys(studyChoices) as StudyChoiceId[]
const presetIds = Object.keys(viewPresets) as ViewPresetId[]

const finite = v.pipe(v.number(), v.finite())
const within = (low: number, high: number) => v.pipe(finite, v.minValue(low), v.maxValue(high))
/** A list that cannot be empty, as valibot wants it. */
const oneOf = <Id extends string>(ids: readonly Id[]) => v.picklist(ids)

const mapSchema = v.strictObject({
  sample: oneOf<SampleId>(sampleIds),
  /** Which studies count; all of the sample's unless given. Picks from the inclusive table. */
  choice: v.optional(oneOf<StudyChoiceId>(choiceIds)),
})

const entries = {
  maps: v.strictObject({ a: mapSchema, b: mapSchema }),
  view: oneOf<ViewPresetId>(presetIds),
  zoom: within(0.5, 8),
  /** 0 pial, 1 inflated, 2 very inflated. */
  inflation: within(0, 2),
  /** 0 solid .. 1 glass. */
  glass: within(0, 1),
  regions: v.pipe(v.array(oneOf<RegionId>(regionIds)), v.maxLength(30)),
  /** The studies' peaks as spheres. */
  peaks: v.boolean(),
  /** In the maps' unit, on both sides. */
  threshold: within(0, 100),
  fade: within(0, 1),
  rule: oneOf<SamplingRuleId>(samplingRuleIds),
  /** One side alone, or both. */
  show: v.picklist(['both', 'a', 'b']),
  /** MNI mm. */
  cursor: v.nullable(v.tuple([finite, finite, finite])),
}

export const lookSchema = v.partial(v.strictObject(entries))

export type Look = Readonly<v.InferOutput<typeof lookSchema>>
export type FullLook = Readonly<v.InferOutput<v.StrictObjectSchema<typeof entries, undefined>>>
export type MapOfLook = FullLook['maps']['a']

/** What every lesson starts from: the two contrasts, the hurt on the left, the pain on the right. */
export const openingLook: FullLook = {
  maps: { a: { sample: 'social-exclusion' }, b: { sample: 'physical-pain' } },
  view: 'lateral-and-medial',
  zoom: 1,
  inflation: 1,
  glass: 0,
  regions: [],
  peaks: false,
  threshold: 3.1,
  fade: 0,
  rule: 'trilinear',
  show: 'both',
  cursor: null,
}

/** `look` over `base`. What a look leaves out is absent and never undefined, so that it overrides nothing. */
export function withLook(base: FullLook, look: Look): FullLook {
  return Object.assign({}, base, look)
}

/** What is on screen at a step, whatever was shown before it: the looks up to it, one over the other. */
export function lookAt(steps: readonly { readonly look: Look }[], index: number): FullLook {
  let look = openingLook
  for (const step of steps.slice(0, index + 1)) look = withLook(look, step.look)
  return look
}
