/** What a side waits for, or failed at. */
import { mapLayer, type SideId } from '#view/spec.ts'
import type { AppState, Failure, Job } from './app-state.ts'
import { isComplete } from './complete.ts'
import { cortexKey, jobKey, reachKey, sampleKey } from './keys.ts'
import { layerExtent } from './reach.ts'

/** What a side still waits for; null once it shows what is asked for, or can't. */
export function selectTask(state: AppState, side: SideId): Job | null {
  const { document, cortex, jobs } = state
  const { rule } = document.sides[side]
  const { ask } = mapLayer(document, side)
  const keys = [
    ...document.sides[side].layers.flatMap((layer, at) => {
      if (!layer.ask) return []
      if (cortex.status !== 'ready') return [jobKey.map(layer.ask)]
      const sample = sampleKey(layer.ask, cortex.key, rule)
      const extent = layerExtent(document, side, at)
      return [
        jobKey.map(layer.ask),
        jobKey.sample(sample),
        ...(extent ? [jobKey.reach(reachKey(sample, extent))] : []),
      ]
    }),
    ...(ask ? [jobKey.evidence(ask)] : []),
  ]
  const dropped = Object.values(jobs).find((one) => one.side === side)
  const job = dropped ?? keys.map((key) => jobs[key]).find(Boolean)
  if (job) return job
  return ask && !isComplete(state, side)
    ? (jobs[jobKey.cortex(cortexKey(document.surfaces))] ?? null)
    : null
}

export function selectFailure(
  { failures }: Pick<AppState, 'failures'>,
  side: SideId,
): Failure | null {
  return failures[side]
}
