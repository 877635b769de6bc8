/** Brings a step on the stage: its document, and the maps that it asks for. */
import type { SampleId } from '#evidence/samples.ts'
import { askOfMap, documentOf } from '#lesson/apply-look.ts'
import { type Lecture, stepOf } from '#lesson/lecture.ts'
import { type FullLook, lookAt, type MapOfLook } from '#lesson/look.ts'
import type { AppStore } from '#state/store.ts'
import { askKey, type MapAsk } from '#view/map-ask.ts'
import { parseViewSpec } from '#view/parse.ts'
import { mapLayer, type SideId, sideIds, type ViewSpec } from '#view/spec.ts'
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

async function bringMap(store: AppStore, side: SideId): Promise<void> {
  const { document, slots, act } = store.getState()
  const { ask } = mapLayer(document, side)
  const { shown } = slots[side]
  if (ask?.source.kind !== 'sample') return
  if (shown && askKey(shown.ask) === askKey(ask)) return
  const { choice, source } = ask
  if (shown?.ask.source.kind !== 'sample' || shown.ask.source.id !== source.id || !choice) {
    await act.open(side, { kind: 'sample', id: source.id as SampleId })
  }
  if (!choice) return
  await act.loadEvidence(side)
  const { table } = await sampleEvidence(source.id as SampleId)
  await act.question(side, {
    included: choice.included ?? table.studies.map(({ id }) => id),
    fallbackN: choice.fallbackN,
    correction: choice.correction,
    nullIn: choice.nullIn,
  })
}

let latest = 0

/** The last one called wins: whoever clicks on quickly sees the step where they stop. */
export async function showDocument(store: AppStore, wanted: Promise<ViewSpec>): Promise<void> {
  const mine = ++latest
  const document = await wanted
  if (mine !== latest) return
  const { act, document: before } = store.getState()
  const { rule } = document.sides.a
  act.change(() => document)
  if (rule !== before.sides.a.rule) await act.setRule(rule)
  await Promise.all(
    sideIds.map(async (side) => {
      if (mine === latest) await bringMap(store, side)
    }),
  )
}
