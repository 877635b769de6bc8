/** The list of regions, checked: one key in `atlases/colin27/regions.json` each. */
import * as v from 'valibot'
import data from '../../atlases/colin27/regions.json'
import { regionDefinition } from './region-definition.ts'

const region = v.object({
  name: v.string(),
  shortName: v.string(),
  /** The definition in words, with what in it is a convention. */
  definitionText: v.string(),
  definition: regionDefinition,
  /** `#rrggbb`; told apart from the others with any common colour vision. */
  colour: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
  citation: v.string(),
  /** Id of a view preset that shows it. */
  view: v.string(),
  /** In which of the two maps the region is expected. */
  network: v.picklist(['social', 'pain', 'both']),
  /** Another definition of a region that has a key of its own. */
  alternative: v.boolean(),
  /** Lies in the depth of a sulcus: seen on an inflated surface only. */
  buried: v.boolean(),
  /** Lies below the cortex: has a mesh of its own, and no vertices of the cortical surface. */
  deep: v.boolean(),
  subregionOf: v.optional(v.string()),
})

export type Region = Readonly<v.InferOutput<typeof region>>
export type RegionId = keyof typeof data

export const regionIds = Object.keys(data) as RegionId[]

export const regions = v.parse(v.record(v.string(), region), data) as {
  readonly [id in RegionId]: Region
}

/** Regions on the cortical surface. */
export const corticalRegionIds: readonly RegionId[] = regionIds.filter((id) => !regions[id].deep)
/** Regions with a mesh of their own. */
export const deepRegionIds: readonly RegionId[] = regionIds.filter((id) => regions[id].deep)
