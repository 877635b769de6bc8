/** A loaded map on a cortex: one value a vertex. */
import { type Cortex, type HemisphereId, middlePositions } from '#atlas/cortex.ts'
import type { Feed } from '#sampling/feed.ts'
import { type SamplingRuleId, samplingRules, usableRule } from '#sampling/index.ts'
import type { SamplingSurfaces } from '#sampling/rule.ts'
import type { Volume } from '#volume/volume.ts'
import type { Compute, TaskContext } from '#work/tasks.ts'
import type { LoadedMap, SampledMap } from './app-state.ts'
import { placeVertexData } from './surface-data.ts'

const surfacesCache = new WeakMap<
  Uint32Array,
  { readonly left: SamplingSurfaces; readonly right: SamplingSurfaces }
>()

/** A cortex as sampling rules want it; made once a cortex. */
function samplingSurfaces(cortex: Cortex) {
  const known = surfacesCache.get(cortex.left.faces)
  if (known) return known
  const middles = middlePositions(cortex)
  const of = (side: 'left' | 'right'): SamplingSurfaces => {
    const { surfaces, faces } = cortex[side]
    const middle = { positionsWorld: middles[side], faces }
    // A user's lone surface stands for both: rules through the cortex have nothing to go through.
    if (surfaces.white === surfaces.pial) return { middle }
    return {
      middle,
      white: { positionsWorld: surfaces.white, faces },
      pial: { positionsWorld: surfaces.pial, faces },
    }
  }
  const made = { left: of('left'), right: of('right') }
  surfacesCache.set(cortex.left.faces, made)
  return made
}

/** The rule itself, or what takes its place, with words that say so: labels are never mixed. */
function ruleFor(
  rule: SamplingRuleId,
  { info }: Pick<LoadedMap, 'info'>,
  surfaces: SamplingSurfaces,
): ReturnType<typeof usableRule> {
  const mixes = rule !== 'nearest' && rule !== 'mostFrequent'
  if (info.statistic?.kind === 'label' && mixes) {
    return {
      rule: 'nearest',
      note: 'These are labels, which are never mixed: each vertex has that of its nearest voxel.',
    }
  }
  return usableRule(rule, surfaces)
}

const asFloat32 = (values: Float32Array | Float64Array) =>
  values instanceof Float32Array ? values : Float32Array.from(values)

/** The rule that can be carried out on a cortex, and of the surfaces what it asks for: what crosses to the worker is copied. */
export function rulesAndSurfaces(
  asked: SamplingRuleId,
  map: Pick<LoadedMap, 'info'>,
  cortex: Cortex,
) {
  const surfaces = samplingSurfaces(cortex)
  const { rule, note } = ruleFor(asked, map, surfaces.left)
  const needed = samplingRules[rule].needsBothSurfaces
    ? surfaces
    : { left: { middle: surfaces.left.middle }, right: { middle: surfaces.right.middle } }
  return { rule, surfaces: needed, note: note ?? null }
}

/** The voxels of which a map's value at a vertex was made, and by which rule. */
export function feedsAt(
  map: Pick<LoadedMap, 'info'> & { readonly volume: Volume },
  cortex: Cortex,
  asked: SamplingRuleId,
  { hemisphere, vertex }: { readonly hemisphere: HemisphereId; readonly vertex: number },
): { readonly rule: SamplingRuleId; readonly feeds: readonly Feed[] } {
  const { rule, surfaces } = rulesAndSurfaces(asked, map, cortex)
  return { rule, feeds: samplingRules[rule].feeds(map.volume, surfaces[hemisphere], vertex) }
}

/** One value a vertex as the graphics card takes it, and how many vertices saw none. */
export async function sampleMap(
  compute: Compute,
  map: Pick<LoadedMap, 'volume' | 'info' | 'vertexData'>,
  volumeIndex: number,
  cortex: Cortex,
  rule: SamplingRuleId,
  { signal }: Pick<TaskContext, 'signal'>,
): Promise<SampledMap> {
  const { volume } = map
  if (!volume) return placeVertexData(map.vertexData, cortex, volumeIndex)
  const { note, ...asked } = rulesAndSurfaces(rule, map, cortex)
  const maps = await compute('sampleVolume', { volume, ...asked }, { signal })
  return {
    values: { left: asFloat32(maps.left.values), right: asFloat32(maps.right.values) },
    notSampled: maps.left.notSampled + maps.right.notSampled,
    ruleNote: note,
  }
}
