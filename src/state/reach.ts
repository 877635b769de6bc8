/** Which clusters a side's threshold asks for, and what of a map it leaves. */
import type { Cortex } from '#atlas/cortex.ts'
import { cutAt, cutValues } from '#statistic/cluster-reach.ts'
import { type Extent, extentOf } from '#view/layer.ts'
import type { MapAsk } from '#view/map-ask.ts'
import { mapLayer, type SideId, type ViewSpec } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'
import type { Compute, TaskContext } from '#work/tasks.ts'
import type { HemisphereValues, LoadedMap, MapReach } from './app-state.ts'
import { rulesAndSurfaces } from './sample-map.ts'
import { withStatistic } from './shown-map.ts'

/** The extent in effect on a side: its own threshold's, or the shared one's. */
export function askedExtent(document: ViewSpec, side: SideId): Extent | null {
  const own = mapLayer(document, side).threshold
  const shared = mapLayer(document, 'a').threshold ?? mapLayer(document, 'b').threshold
  const { threshold: linked } = document.links
  return extentOf(linked === null ? (own ?? shared) : linked ? shared : own)
}

/** Of the layer at a place of a side: only the side's map takes the shared threshold. */
export function layerExtent(document: ViewSpec, side: SideId, at: number): Extent | null {
  if (at === 0) return askedExtent(document, side)
  return extentOf(document.sides[side].layers[at]?.threshold ?? null)
}

/** Values that came one a vertex have no voxels to count, and labels have no strength. */
export function hasClusters(map: LoadedMap, ask: MapAsk): boolean {
  return map.volume !== null && withStatistic(map.info, ask).statistic?.kind !== 'label'
}

export async function findReach(
  compute: Compute,
  map: Pick<LoadedMap, 'info'> & { readonly volume: Volume },
  cortex: Cortex,
  rule: ViewSpec['sides'][SideId]['rule'],
  extent: Extent,
  context: TaskContext,
): Promise<MapReach> {
  const asked = rulesAndSurfaces(rule, map, cortex)
  const found = await compute('clusterReach', { volume: map.volume, extent, ...asked }, context)
  return { extent, ...found }
}

/** Both from one reach, so that volume and cortex can't disagree. */
export function cutMap(
  volume: Volume,
  values: HemisphereValues,
  { voxels, onCortex }: MapReach,
  threshold: number,
): { readonly volume: Volume; readonly values: HemisphereValues } {
  const cut = cutAt(volume, voxels, threshold)
  if (cut === volume) return { volume, values }
  return {
    volume: cut,
    values: {
      left: cutValues(values.left, onCortex.left, threshold),
      right: cutValues(values.right, onCortex.right, threshold),
    },
  }
}
