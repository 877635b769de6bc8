/** Keys under which what was found out is kept: each names everything that it depends on. */
import type { Extent } from '#view/layer.ts'
import { askKey, type MapAsk, type MapSource, sourceKey } from '#view/map-ask.ts'
import type { ViewSpec } from '#view/spec.ts'

export const bundledCortex = 'bundled'

export function cortexKey({ own, placement }: ViewSpec['surfaces']): string {
  return own ? JSON.stringify([own.key, placement]) : bundledCortex
}

/** The user's own files have a key of their own; what was fetched is kept under where it came from. */
export function filesKey(source: MapSource): string {
  return source.kind === 'file' || source.kind === 'foci' ? source.key : sourceKey(source)
}

/** One file of a source. */
export function ownFileKey(key: string, name: string): string {
  return JSON.stringify([key, name])
}

export function fileKey({ source }: MapAsk, name: string): string {
  return ownFileKey(filesKey(source), name)
}

/** Values carry the identity of the map, of the surface and of the rule that they were made with. */
export function sampleKey(ask: MapAsk, cortex: string, rule: string): string {
  // Whatever the user says to be labels is never mixed.
  const labels = ask.statistic?.kind === 'label' ? ['labels'] : []
  return JSON.stringify([askKey(ask), cortex, rule, ...labels])
}

/** How far voxels and vertices reach depends on the values on the cortex, and on the clusters that are asked for. */
export function reachKey(sample: string, { least, unit, connectivity }: Extent): string {
  return JSON.stringify([sample, least, unit, connectivity])
}

/** What is noticed about a map depends on what its numbers are said to be. */
export function reportKey(ask: MapAsk): string {
  return JSON.stringify([askKey(ask), ask.statistic])
}

/** Null where nothing is to lie under the maps. */
export function backgroundKey(background: ViewSpec['background']): string | null {
  return background.kind === 'file' ? background.key : background.kind === 't1' ? 't1' : null
}

/** Jobs of different kinds for one thing. */
export const jobKey = {
  background: (key: string) => `background ${key}`,
  cortex: (key: string) => `cortex ${key}`,
  glance: (key: string) => `glance ${key}`,
  map: (ask: MapAsk) => `map ${askKey(ask)}`,
  sample: (key: string) => `sample ${key}`,
  reach: (key: string) => `reach ${key}`,
  evidence: (ask: MapAsk) => `evidence ${askKey(ask)}`,
  report: (ask: MapAsk) => `report ${reportKey(ask)}`,
  /** What was dropped on a side and has to be read before it can be said what is asked for. */
  drop: (id: number) => `drop ${id}`,
}
