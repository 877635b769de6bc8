/** The facts that a slide's sentences ask for, worked out from the maps that are on screen now. */
import { useEffect, useMemo, useState } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { type RegionPlaces, regionVoxels } from '#atlas/region-voxels.ts'
import type { SampleId } from '#evidence/samples.ts'
import { type Facts, type MapFacts, type Place, type SubjectId, subjects } from '#lesson/facts.ts'
import { mapFacts } from '#lesson/map-facts.ts'
import type { AppState, MapReach, ShownMap } from '#state/app-state.ts'
import { selectReach } from '#state/select-cut.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { zFromUpperP } from '#statistic/normal.ts'
import { placedViews } from '#view/change-arrangement.ts'
import type { Look } from '#view/look.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'
import { type SampleEvidence, sampleEvidence } from './sample-evidence.ts'

/** By the volume itself: another choice of studies makes another volume. */
const factsOfVolume = new WeakMap<Volume, { readonly of: object; readonly facts: MapFacts }>()

type Shown = Pick<ShownMap, 'title' | 'volume' | 'ask' | 'evidence'>

const sampleOf = ({ ask }: Shown): SampleId | null =>
  ask.source.kind === 'sample' ? (ask.source.id as SampleId) : null

function factsOf(shown: Shown, known: SampleEvidence, places: RegionPlaces): MapFacts | null {
  const { volume, ask, evidence, title } = shown
  if (!volume) return null
  const before = factsOfVolume.get(volume)
  if (before?.of === places) return before.facts
  const { table, leastClusterVoxels } = known
  const included = evidence?.choice.included ?? ask.choice?.included
  const voxels = new Map<string, Int32Array>()
  const facts = mapFacts({
    title,
    volume,
    studies: included ? table.studies.filter(({ id }) => included.includes(id)) : table.studies,
    studiesInTable: table.studies.length,
    criterion: { z: zFromUpperP(0.001), leastVoxels: leastClusterVoxels },
    voxelsOf: ({ region, side }: Place) => {
      const key = `${region} ${side}`
      const found =
        voxels.get(key) ?? regionVoxels(places, region, volume, side === 'both' ? undefined : side)
      voxels.set(key, found)
      return found
    },
  })
  factsOfVolume.set(volume, { of: places, facts })
  return facts
}

type Known = ReadonlyMap<SampleId, SampleEvidence>
type Asked = Pick<AppState, 'cortex' | 'deep' | 'document'> & {
  readonly look: Look
  readonly shown: { readonly [side in SideId]: ShownMap | null }
  readonly reach: { readonly [side in SideId]: MapReach | null }
}

export function askedOf(state: AppState): Asked {
  const { cortex, deep, document } = state
  const shown = { a: selectShown(state, 'a'), b: selectShown(state, 'b') }
  const reach = { a: selectReach(state, 'a'), b: selectReach(state, 'b') }
  return { cortex, deep, document, look: selectLook(state), shown, reach }
}

const placesOf = new WeakMap<object, RegionPlaces>()

/** The same object for the same brain, so that what was worked out for it is found again. */
function placesIn({ cortex, deep }: Pick<Asked, 'cortex' | 'deep'>): RegionPlaces | null {
  // The regions are defined on the bundled brain; on a user's surfaces they would be a guess.
  if (cortex.status !== 'ready' || cortex.own || !deep) return null
  const known = placesOf.get(cortex.cortex.left.faces)
  if (known?.deep === deep) return known
  const places = { cortex: cortex.cortex, deep }
  placesOf.set(cortex.cortex.left.faces, places)
  return places
}

/** Null until everything is there that the sentences could ask for. */
export function factsOfState(state: Asked, evidence: Known): Facts | null {
  const places = placesIn(state)
  if (!places) return null
  const { document, look } = state
  const drawn = new Set(placedViews(document).map(({ view }) => view.shows))
  const shownFor = (subject: SubjectId): readonly [SideId, Shown] | null => {
    for (const side of sideIds) {
      const shown = state.shown[side]
      const visible = drawn.has(side) || drawn.has('comparison')
      if (shown && visible && sampleOf(shown) === subjects[subject].sample) return [side, shown]
    }
    return null
  }
  return {
    map: (subject) => {
      const found = shownFor(subject)
      const known = evidence.get(subjects[subject].sample)
      return found && known ? factsOf(found[1], known, places) : null
    },
    threshold: (subject) => {
      const found = shownFor(subject)
      return found && look.sides[found[0]].threshold.value
    },
    kept: (subject) => {
      const found = shownFor(subject)
      return found && state.reach[found[0]]
    },
  }
}

/** What is known of the samples that are on screen. */
export async function evidenceOnScreen(state: AppState): Promise<Known> {
  return evidenceOf(sideIds.map((side) => selectShown(state, side)))
}

async function evidenceOf(maps: readonly (ShownMap | null)[]): Promise<Known> {
  const ids = maps.flatMap((shown) => {
    const id = shown && sampleOf(shown)
    return id ? [id] : []
  })
  return new Map(await Promise.all(ids.map(async (id) => [id, await sampleEvidence(id)] as const)))
}

export function useFacts(): Facts | null {
  const { loadDeep } = useActions()
  const cortex = useApp((state) => state.cortex)
  const deep = useApp((state) => state.deep)
  const a = useApp((state) => selectShown(state, 'a'))
  const b = useApp((state) => selectShown(state, 'b'))
  const look = useApp(selectLook)
  const reachA = useApp((state) => selectReach(state, 'a'))
  const reachB = useApp((state) => selectReach(state, 'b'))
  const document = useApp((state) => state.document)
  const [evidence, setEvidence] = useState<Known>(new Map())

  useEffect(() => {
    if (!deep) void loadDeep()
  }, [loadDeep, deep])

  useEffect(() => {
    let left = false
    evidenceOf([a, b]).then(
      (found) => {
        if (!left) setEvidence((known) => new Map([...known, ...found]))
      },
      // The slide then shows a dash; the map itself says what could not be fetched.
      () => {},
    )
    return () => {
      left = true
    }
  }, [a, b])

  return useMemo(
    () =>
      factsOfState(
        { cortex, deep, document, look, shown: { a, b }, reach: { a: reachA, b: reachB } },
        evidence,
      ),
    [cortex, deep, document, look, a, b, reachA, reachB, evidence],
  )
}
