/** What follows from the facts. Each is memoised on the facts it reads, so that React sees the same object again. */
import { type Cortex, type HemisphereId, hemisphereIds } from '#atlas/cortex.ts'
import type { DeepRegion } from '#atlas/deep.ts'
import { labelName } from '#atlas/label-name.ts'
import { regionField } from '#atlas/region-field.ts'
import { type RegionId, regions, regionsAt } from '#atlas/regions.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { colormaps } from '#colormap/index.ts'
import { bakeLut } from '#colormap/lut.ts'
import { worldPoint } from '#space/point.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { poseOf } from '#view/change-view.ts'
import type { ViewId } from '#view/kind/index.ts'
import type { Layer } from '#view/layer.ts'
import { type Look, lookOf, type SideLook } from '#view/look.ts'
import { type Cursor, mapLayer, type Place, type SideId, type ViewSpec } from '#view/spec.ts'
import { valueAt } from '#volume/interpolate.ts'
import type { AppState, EvidenceState, ShownMap } from './app-state.ts'
import { cursorAtWorld } from './cursor.ts'
import { factsOf } from './largest-magnitude.ts'

/** Remembers the last result for the last arguments, compared by identity. */
function memoise<Args extends readonly unknown[], Result>(
  derive: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { args: Args; result: Result } | null = null
  return (...args) => {
    if (!last?.args.every((arg, i) => Object.is(arg, args[i])))
      last = { args, result: derive(...args) }
    return last.result
  }
}

const look = memoise(
  (
    sides: ViewSpec['sides'],
    links: ViewSpec['links'],
    a: ShownMap['values'] | null,
    b: ShownMap['values'] | null,
  ): Look =>
    lookOf({ sides, links }, { a: a && factsOf({ values: a }), b: b && factsOf({ values: b }) }),
)

/** Threshold, range and links as they are in effect. */
export function selectLook({ document, slots }: Pick<AppState, 'document' | 'slots'>): Look {
  const { a, b } = slots
  return look(document.sides, document.links, a.shown?.values ?? null, b.shown?.values ?? null)
}

/** The view that keys and the page's buttons act on: the one that had the focus last, if it is still drawn. */
export function selectFocus({ document, focus }: Pick<AppState, 'document' | 'focus'>): ViewId {
  const drawn = placedViews(document).map(({ view }) => view.id)
  return focus !== null && drawn.includes(focus) ? focus : (drawn[0] ?? '')
}

const colouringOf = () =>
  memoise((layer: Layer, { threshold, range }: SideLook): Colouring => {
    const colormap = colormaps[layer.colormap]
    return {
      threshold: threshold.value,
      maximum: range[1],
      showPositive: layer.signs !== 'negative',
      showNegative: layer.signs !== 'positive',
      fade: layer.fade,
      opacity: layer.visible ? layer.opacity : 0,
      positiveLut: bakeLut(colormap.positive, range),
      negativeLut: bakeLut(colormap.negative, range),
    }
  })

const colouringMemo = { a: colouringOf(), b: colouringOf() }

/** How the map of a side is coloured. */
export function selectColouring(
  state: Pick<AppState, 'document' | 'slots'>,
  side: SideId,
): Colouring {
  return colouringMemo[side](mapLayer(state.document, side), selectLook(state).sides[side])
}

export type RegionHighlight = {
  readonly key: string
  readonly id: RegionId
  readonly hemisphere: HemisphereId
  readonly label: string
  readonly colour: string
  readonly field: Float32Array
}

const highlights = memoise((cortex: Cortex, ids: readonly RegionId[]): readonly RegionHighlight[] =>
  ids
    .filter((id) => !regions[id].deep)
    .flatMap((id) =>
      hemisphereIds.map((hemisphere) => ({
        key: `${id} ${hemisphere}`,
        id,
        hemisphere,
        label: regions[id].shortName,
        colour: regions[id].colour,
        field: regionField(cortex, id, hemisphere),
      })),
    ),
)

export type DeepHighlight = {
  readonly key: string
  readonly name: string
  readonly side: HemisphereId | 'both'
  readonly positionsWorld: Float32Array
  readonly faces: Uint32Array
  readonly colour: string
}

const deepHighlights = memoise(
  (deep: readonly DeepRegion[], ids: readonly RegionId[]): readonly DeepHighlight[] =>
    deep
      .filter(({ id }) => ids.includes(id))
      .map(({ id, side, mesh }) => ({
        key: `${id} ${side}`,
        // One label a pair: both have one colour, and two labels of each would crowd the pane.
        name: side === 'right' ? '' : regions[id].shortName,
        side: side === 'midline' ? 'both' : side,
        positionsWorld: mesh.positionsWorld,
        faces: mesh.faces,
        colour: regions[id].colour,
      })),
)

const noDeep: readonly DeepHighlight[] = []

/** The chosen regions below the cortex, which a brain of glass shows. */
export function selectDeep({
  deep,
  document,
}: Pick<AppState, 'deep' | 'document'>): readonly DeepHighlight[] {
  const glass = poseOf(document)?.glass ?? 0
  return deep && glass > 0 ? deepHighlights(deep, document.regions) : noDeep
}

const none: readonly RegionHighlight[] = []

export function selectHighlights({ cortex, document }: AppState): readonly RegionHighlight[] {
  // The regions are defined on the bundled brain; on a user's surfaces they would be a guess.
  if (cortex.status !== 'ready' || cortex.own || !cortex.outlined) return none
  return highlights(cortex.cortex, document.regions)
}

/** The vertex of the cursor's triangle that is nearest to it. */
export function cursorVertex(cortex: Cortex, place: Place): number {
  const { face, barycentric, hemisphere } = place
  const corner = barycentric.indexOf(Math.max(...barycentric))
  return cortex[hemisphere].faces[face * 3 + corner] ?? 0
}

export type Readout = {
  readonly world: readonly [number, number, number]
  readonly hemisphere: HemisphereId
  /** Names of the regions of the list that the cursor is in. */
  readonly regions: readonly string[]
  /** Name in the AAL atlas; empty where the atlas has none. */
  readonly aal: string
  /** Value of each side's map, NaN where it has none there, null while there is no map. */
  readonly values: { readonly [pane in SideId]: number | null }
}

/**
 * From the volume where there is one; values that came one a vertex are mixed within the cursor's triangle. Labels are never mixed:
 * the nearest voxel's or vertex's counts.
 */
export function readAt(
  shown: Pick<ShownMap, 'info' | 'volume' | 'values'> | null,
  cortex: Cortex,
  { world, place }: CursorOnCortex,
): number | null {
  if (!shown) return null
  const [x, y, z] = world
  const isLabel = shown.info.statistic.kind === 'label'
  if (shown.volume) {
    return valueAt(shown.volume, worldPoint(x, y, z), isLabel ? 'nearest' : 'trilinear')
  }
  const { faces } = cortex[place.hemisphere]
  const values = shown.values[place.hemisphere]
  if (isLabel) return values[cursorVertex(cortex, place)] ?? Number.NaN
  return place.barycentric.reduce(
    (sum, weight, corner) =>
      weight === 0 ? sum : sum + weight * (values[faces[place.face * 3 + corner]!] ?? Number.NaN),
    0,
  )
}

const readout = memoise(
  (cortex: Cortex, cursor: CursorOnCortex, a: ShownMap | null, b: ShownMap | null): Readout => {
    const { hemisphere } = cursor.place
    const vertex = cursorVertex(cortex, cursor.place)
    return {
      world: cursor.world,
      hemisphere,
      regions: regionsAt(cortex, hemisphere, vertex).map((id) => regions[id].name),
      aal: labelName('aal', cortex[hemisphere].labels.aal[vertex] ?? 0),
      values: { a: readAt(a, cortex, cursor), b: readAt(b, cortex, cursor) },
    }
  },
)

/** The cursor with the place on the cortex that marks it, which is sought where the document has none. */
export type CursorOnCortex = Cursor & { readonly place: Place }

const onCortex = memoise((cortex: Cortex, cursor: Cursor): CursorOnCortex => {
  const { place } = cursor
  return place ? { ...cursor, place } : cursorAtWorld(cortex, cursor.world)
})

export function selectCursor({
  cortex,
  document,
}: Pick<AppState, 'cortex' | 'document'>): CursorOnCortex | null {
  return cortex.status === 'ready' && document.cursor
    ? onCortex(cortex.cortex, document.cursor)
    : null
}

export function selectReadout(state: AppState): Readout | null {
  const { cortex, slots } = state
  const cursor = selectCursor(state)
  if (cortex.status !== 'ready' || !cursor) return null
  return readout(cortex.cortex, cursor, slots.a.shown, slots.b.shown)
}

/** Peaks of the studies that count, 3 numbers each, world mm. */
export type PeakCloud = { readonly key: string; readonly positionsWorld: Float32Array }

const peaksOf = () =>
  memoise((evidence: EvidenceState): PeakCloud => {
    const counted = evidence.table.studies.filter(({ id }) => evidence.choice.included.includes(id))
    return {
      key: `peaks of ${evidence.table.id}`,
      positionsWorld: Float32Array.from(counted.flatMap(({ foci }) => foci.flat())),
    }
  })

const peaksMemo = { a: peaksOf(), b: peaksOf() }

export function selectPeaks({ document, slots }: AppState, pane: SideId): PeakCloud | null {
  const evidence = slots[pane].shown?.evidence
  return document.peaks && evidence ? peaksMemo[pane](evidence) : null
}
