/** Brings a step on the stage: its document, and the maps that it asks for. */
import { askOfMap, documentOf } from '#lesson/apply-look.ts'
import { type Lecture, stepOf } from '#lesson/lecture.ts'
import { type FullLook, lookAt, type MapOfLook } from '#lesson/look.ts'
import type { AppStore } from '#state/store.ts'
import type { MapAsk } from '#view/map-ask.ts'
import { parseViewSpec } from '#view/parse.ts'
import type { ViewSpec } from '#view/spec.ts'
import { sampleEvidence } from './sample-evidence.ts'

async function askFor(map: MapOfLook): Promise<MapAsk> {
  // The table is fetched only where a choice among its studies is made.
  const studies = map.choice === undefined ? [] : (await sampleEvidence(map.sample)).table.studies
  return askOfMap(map, studies)
}

export async function documentOfLook(look: FullLook): Promise<ViewSpec> {
  const [a, b] = await Promise.all([askFor(look.maps.a), askFor(look.maps.b)])
  return documentOf(look, { a, b })
}

/** @throws ViewSpecError in words, where a recorded view is none */
export async function documentOfStep(lecture: Pick<Lecture, 'lesson' | 'at'>): Promise<ViewSpec> {
  const { view } = stepOf(lecture)
  if (view !== undefined) return parseViewSpec(view)
  return documentOfLook(lookAt(lecture.lesson.steps, lecture.at))
}

let latest = 0
let showing: Promise<unknown> = Promise.resolve()

/**
 * The last one called wins: whoever clicks on quickly sees the step where they stop.
 *
 * @returns the number of this call, for `isLatestShown`
 */
export function showDocument(store: AppStore, wanted: Promise<ViewSpec>): Promise<number> {
  const mine = ++latest
  const shown = wanted.then(async (document) => {
    if (mine === latest) await store.getState().act.restore(document, {})
    return mine
  })
  showing = shown.catch(() => undefined)
  return shown
}

/** Whether nothing else was asked onto the stage since the call of that number. */
export function isLatestShown(call: number): boolean {
  return call === latest
}

/** When what was last asked onto the stage is there, or has failed. */
export async function whenShown(): Promise<void> {
  let awaited: Promise<unknown> | undefined
  while (awaited !== showing) {
    awaited = showing
    await awaited
  }
}
