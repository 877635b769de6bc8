/** What follows from the facts. Each is memoised on the facts it reads, so that React sees the same object again. */
import { type Cortex, type HemisphereId, hemisphereIds, middlePositions } from '#atlas/cortex.ts'
import type { DeepRegion } from '#atlas/deep.ts'
import { type DrawnFields, drawnFields, meshOf } from '#atlas/drawn-region.ts'
import { labelName } from '#atlas/label-name.ts'
import { regionField } from '#atlas/region-field.ts'
import { type RegionId, regions, regionsAt } from '#atlas/regions.ts'
import { oneSign, squareColouring } from '#colormap/colour-square.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { colormaps } from '#colormap/index.ts'
import { bakeLut } from '#colormap/lut.ts'
import type { Feed } from '#sampling/feed.ts'
import { mapAtVertices } from '#sampling/grid-walk.ts'
import { worldPoint } from '#space/point.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { poseOf } from '#view/change-view.ts'
import { type DrawnRegion, drawnColour, drawnId } from '#view/drawn.ts'
import type { ViewId } from '#view/kind/index.ts'
import { extentOf, type Layer, type SecondMap } from '#view/layer.ts'
import { type Look, lookOf, type MapFacts, ownLook, type SideLook } from '#view/look.ts'
import { askKey, type MapAsk, sourceKey } from '#view/map-ask.ts'
import {
  type Cursor,
  mapLayer,
  otherSide,
  type Place,
  type SideId,
  type ViewSpec,
} from '#view/spec.ts'
import { nearestAtVoxel, valueAt } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'
import type {
  AppState,
  EvidenceResult,
  EvidenceState,
  EvidenceTable,
  Failure,
  Job,
  Lit,
  LoadedMap,
  MapReach,
  SampledMap,
  ShownMap,
} from './app-state.ts'
import { drawnLayer, isComplete, lacksClusters, onScreen, partsOf, sameExtent } from './complete.ts'
import { cursorAtWorld, distanceFromCortexMm } from './cursor.ts'
import { cutoffsOf } from './cutoff.ts'
import { evidenceOf } from './evidence-choice.ts'
import {
  backgroundKey,
  cortexKey,
  fileKey,
  jobKey,
  reachKey,
  reportKey,
  sampleKey,
} from './keys.ts'
import { type LabelDrawing, labelColouring, labelDrawing } from './label-drawing.ts'
import { factsOf } from './largest-magnitude.ts'
import { hasStudies } from './load-table.ts'
import { memoise } from './memoise.ts'
import { cutMap, layerExtent } from './reach.ts'
import { feedsAt } from './sample-map.ts'
import { withStatistic } from './shown-map.ts'

/** What is asked for of one side while it is not there yet. */
export type SideTask = Job

const evidenceState = () =>
  memoise(
    (
      read: EvidenceTable,
      choice: MapAsk['choice'],
      result: EvidenceResult | null,
    ): EvidenceState => ({
      ...evidenceOf(read, choice),
      result,
    }),
  )
const evidenceMemo = { a: evidenceState(), b: evidenceState() }

/** The studies of what a side shows, with the choice that is asked for; the result may be of the choice before. */
function evidenceOfSide(state: AppState, side: SideId, shown: MapAsk): EvidenceState | null {
  const { ask } = mapLayer(state.document, side)
  const asked = ask && sourceKey(ask.source) === sourceKey(shown.source) ? ask : shown
  const read = state.tables[sourceKey(shown.source)]
  if (!read || !hasStudies(shown.source)) return null
  const result = state.results[askKey(asked)] ?? state.results[askKey(shown)] ?? null
  return evidenceMemo[side](read, asked.choice, result)
}

const shownMap = () =>
  memoise(
    (
      map: LoadedMap,
      sample: SampledMap,
      ask: MapAsk,
      rule: ShownMap['rule'],
      report: ShownMap['report'],
      evidence: EvidenceState | null,
      sha256: string | undefined,
    ): ShownMap => {
      const { id, vertexData: _, ...about } = map
      const info = withStatistic(map.info, ask)
      return {
        ...about,
        ...sample,
        loadId: id,
        ask,
        rule,
        info: sha256 ? { ...info, sha256 } : info,
        report,
        evidence,
      }
    },
  )
const shownMemo = { a: shownMap(), b: shownMap() }

/** What a side shows at this moment; its name, values and rule always belong together. */
export function selectShown(state: AppState, side: SideId): ShownMap | null {
  const now = onScreen(state, side)
  if (!now) return null
  const { map, sample, ask, rule } = now
  const report = state.reports[reportKey(ask)] ?? null
  const evidence = evidenceOfSide(state, side, ask)
  const sha256 = state.hashes[fileKey(ask, map.info.fileName)]
  return shownMemo[side](map, sample, ask, rule, report, evidence, sha256)
}

/** What a side still waits for; null once it shows what is asked for, or can't. */
export function selectTask(state: AppState, side: SideId): SideTask | null {
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

const drawn = () => memoise(drawnLayer)
const drawnMemo = { a: drawn(), b: drawn() }
const wishedMemo = { a: drawn(), b: drawn() }

/** Whether clusters are still sought. Of one threshold for both sides neither is drawn before the other can be. */
export function selectWaits(state: AppState, side: SideId): boolean {
  if (lacksClusters(state, side)) return true
  return state.document.links.threshold !== false && lacksClusters(state, otherSide(side))
}

function drawnMapLayer(state: AppState, side: SideId): Layer {
  const layer = mapLayer(state.document, side)
  const before = state.screen[side]?.layer ?? null
  const waits = selectWaits(state, side)
  return drawnMemo[side](layer, before, isComplete(state, side), waits)
}

/** As it is asked for, where the maps that are on screen are too. */
function wishedLayer(state: AppState, side: SideId): Layer {
  const before = state.screen[side]?.layer ?? null
  return wishedMemo[side](mapLayer(state.document, side), before, isComplete(state, side), false)
}

const facts = () =>
  memoise(
    (map: LoadedMap, sample: SampledMap, ask: MapAsk, signs: Layer['signs']): MapFacts => ({
      ...factsOf(sample.values, map.opensAt),
      cutoffOf: cutoffsOf(map, sample, withStatistic(map.info, ask).statistic, signs),
    }),
  )
const factsMemo = { a: facts(), b: facts() }

function factsOnScreen(state: AppState, side: SideId): MapFacts | null {
  const now = onScreen(state, side)
  const { signs } = mapLayer(state.document, side)
  return now && factsMemo[side](now.map, now.sample, now.ask, signs)
}

const look = () =>
  memoise(
    (
      a: Layer,
      b: Layer,
      links: ViewSpec['links'],
      factsA: MapFacts | null,
      factsB: MapFacts | null,
    ): Look => lookOf({ a, b }, links, { a: factsA, b: factsB }),
  )
const drawnLook = look()
const wishedLook = look()

/** Where a map has no clusters, its values alone are cut. */
function asCut(look: Look, side: SideId, reach: MapReach | null | undefined): Look {
  const { asked } = look.sides[side]
  if (asked.rule !== 'cluster' || reach === undefined) return look
  if (reach && sameExtent(extentOf(asked), reach.extent)) return look
  const alone = { ...look.sides[side], asked: { rule: 'value', value: asked.value } as const }
  return { ...look, sides: { ...look.sides, [side]: alone } }
}

const cutLook = memoise(
  (look: Look, a: MapReach | null | undefined, b: MapReach | null | undefined): Look =>
    asCut(asCut(look, 'a', a), 'b', b),
)

/** Threshold, range and links as they are in effect: what is drawn and counted goes by these. */
export function selectLook(state: AppState): Look {
  const inEffect = drawnLook(
    drawnMapLayer(state, 'a'),
    drawnMapLayer(state, 'b'),
    state.document.links,
    factsOnScreen(state, 'a'),
    factsOnScreen(state, 'b'),
  )
  return cutLook(inEffect, onScreen(state, 'a')?.reach, onScreen(state, 'b')?.reach)
}

/** The same as it is asked for, though clusters may still be sought: what controls show, and go on from. */
export function selectWishedLook(state: AppState): Look {
  return wishedLook(
    wishedLayer(state, 'a'),
    wishedLayer(state, 'b'),
    state.document.links,
    factsOnScreen(state, 'a'),
    factsOnScreen(state, 'b'),
  )
}

/** The view that keys and the page's buttons act on: the one that had the focus last, if it is still drawn. */
export function selectFocus({ document, focus }: Pick<AppState, 'document' | 'focus'>): ViewId {
  const drawn = placedViews(document).map(({ view }) => view.id)
  return focus !== null && drawn.includes(focus) ? focus : (drawn[0] ?? '')
}

/** What lies under the maps on slices; null until it is there. */
export function selectBackground({
  document,
  background,
}: Pick<AppState, 'document' | 'background'>): Volume | null {
  return background?.key === backgroundKey(document.background) ? background.volume : null
}

const colouringNow = (layer: Layer, { threshold, range }: SideLook): Colouring => {
  const colormap = colormaps[layer.colormap]
  return {
    threshold: threshold.value,
    maximum: range[1],
    showPositive: layer.signs !== 'negative',
    showNegative: layer.signs !== 'positive',
    fade: layer.fade,
    fadePower: layer.fadePower,
    contour: layer.contour,
    opacity: layer.visible ? layer.opacity : 0,
    positiveLut: bakeLut(colormap.positive, range),
    negativeLut: bakeLut(colormap.negative, range),
  }
}

const colouringOf = () => memoise(colouringNow)
const colouringMemo = { a: colouringOf(), b: colouringOf() }

/** A map as it is drawn on a side, under or over others. */
export type DrawnLayer = {
  readonly colouring: Colouring
  readonly values: SampledMap['values']
  readonly volume: Volume | null
  /** The rule by which its values were read. */
  readonly rule: ShownMap['rule']
  readonly second?: DrawnSecond
}

/** The map that has a say in a layer's colours. */
export type DrawnSecond = Omit<DrawnLayer, 'second'> & {
  readonly as: SecondMap['as']
  readonly title: string
  readonly statistic: ShownMap['info']['statistic']
}

/** Labels are drawn by their rows of a table of colours, and read where they are nearest. */
function drawnAs(
  map: Pick<ShownMap, 'info' | 'values' | 'volume' | 'rule'>,
  colouring: Colouring,
): DrawnLayer {
  const { values, volume, rule } = map
  const labels = labelsOf(map)
  if (!labels) return { colouring, values, volume, rule }
  return {
    colouring: labelColouring(labels, colouring),
    values: labels.values,
    volume: labels.volume,
    rule: rule === 'mostFrequent' ? rule : 'nearest',
  }
}

/** How labels are drawn; null where the map's numbers are something else. */
function labelsOf(map: Pick<ShownMap, 'info' | 'values' | 'volume'>): LabelDrawing | null {
  return map.info.statistic?.kind === 'label' ? labelDrawing(map, map) : null
}

/** Names and colours of the labels that a side's cortex shows; null where its map is not of labels. */
export function selectLabels(state: AppState, side: SideId): LabelDrawing['legend'] | null {
  const shown = selectShown(state, side)
  return (shown && labelsOf(shown)?.legend) ?? null
}

const upperLayer = (layer: Layer, map: LoadedMap, sample: SampledMap, ask: MapAsk) => {
  const { statistic } = withStatistic(map.info, ask)
  return colouringNow(
    layer,
    ownLook(layer, {
      ...factsOf(sample.values, map.opensAt),
      cutoffOf: cutoffsOf(map, sample, statistic, layer.signs),
    }),
  )
}

/** How the second map counts: by its own scale, unless that was set; what is not shown of the layer counts alike. */
function secondColouring(layer: Layer, second: SecondMap, facts: MapFacts): Colouring {
  const own = ownLook({ threshold: null, range: null }, facts)
  const threshold = { rule: 'value', value: second.threshold ?? own.threshold.value } as const
  if (second.as === 'opacity') {
    const range: readonly [number, number] = [0, second.full ?? threshold.value]
    // Every value says how certain a place is, whatever its sign; the line is where the map itself would be shown from.
    const whole = { ...layer, signs: 'both', fade: 0, contour: true } as const
    return colouringNow(whole, { threshold, range })
  }
  return oneSign(colouringNow(layer, { threshold, range: [0, second.full ?? own.range[1]] }))
}

/** A layer with the map that has a say in its colours, once that is there. */
function withSecond(
  drawn: DrawnLayer,
  layer: Layer,
  rule: ShownMap['rule'],
  state: Pick<AppState, 'maps' | 'samples' | 'reaches' | 'cortex'>,
): DrawnLayer {
  const { second } = layer
  const parts = second && partsOf(state, second.ask, rule, null)
  if (!second || !parts || drawn.colouring.discrete) return drawn
  const { map, sample } = parts
  const { statistic } = withStatistic(map.info, second.ask)
  const cutoffOf = cutoffsOf(map, sample, statistic, layer.signs)
  const colouring = secondColouring(layer, second, {
    ...factsOf(sample.values, map.opensAt),
    cutoffOf,
  })
  const read = { values: sample.values, volume: map.volume, rule }
  return {
    ...drawn,
    colouring: second.as === 'colour' ? squareColouring(drawn.colouring) : drawn.colouring,
    second: { ...read, as: second.as, colouring, title: map.title, statistic },
  }
}

const layersOf = () =>
  memoise(
    (
      main: DrawnLayer | null,
      side: AppState['document']['sides'][SideId],
      maps: AppState['maps'],
      samples: AppState['samples'],
      reaches: AppState['reaches'],
      cortex: AppState['cortex'],
    ): readonly DrawnLayer[] => {
      const facts = { maps, samples, reaches, cortex }
      const upper = side.layers.slice(1).flatMap((layer): DrawnLayer[] => {
        const parts = partsOf(facts, layer.ask, side.rule, extentOf(layer.threshold))
        if (!parts || !layer.ask || !layer.visible) return []
        const { map, sample, reach } = parts
        const colouring = upperLayer(layer, map, sample, layer.ask)
        const info = withStatistic(map.info, layer.ask)
        const { threshold } = colouring
        const left =
          map.volume && reach && threshold > 0
            ? cutMap(map.volume, sample.values, reach, threshold)
            : { volume: map.volume, values: sample.values }
        const drawn = drawnAs({ info, ...left, rule: side.rule }, colouring)
        return [withSecond(drawn, layer, side.rule, facts)]
      })
      const [lowest] = side.layers
      const first = main && lowest && withSecond(main, lowest, side.rule, facts)
      return [...(first ? [first] : []), ...upper]
    },
  )
const layersMemo = { a: layersOf(), b: layersOf() }

type DrawnValues = Pick<DrawnLayer, 'values' | 'volume'>

const cut = () =>
  memoise(
    (
      volume: Volume | null,
      values: SampledMap['values'],
      reach: MapReach | null,
      threshold: number,
    ): DrawnValues =>
      volume && reach && threshold > 0
        ? cutMap(volume, values, reach, threshold)
        : { volume, values },
  )
const cutMemo = { a: cut(), b: cut() }

/** How far the clusters of a side's map reach, where its threshold as it is in effect asks for some extent. */
export function selectReach(state: AppState, side: SideId): MapReach | null {
  const { asked } = selectLook(state).sides[side]
  return asked.rule === 'cluster' ? (onScreen(state, side)?.reach ?? null) : null
}

/** Volume and cortex of a side's map as its threshold leaves them. */
export function selectCut(state: AppState, side: SideId): DrawnValues | null {
  const shown = selectShown(state, side)
  if (!shown) return null
  const { threshold } = selectLook(state).sides[side]
  const reach = selectReach(state, side)
  return cutMemo[side](shown.volume, shown.values, reach, threshold.value)
}

const mainLayer = () =>
  memoise(
    (shown: ShownMap | null, drawn: DrawnValues | null, colouring: Colouring): DrawnLayer | null =>
      shown &&
      drawn &&
      drawnAs({ ...shown, volume: drawn.volume, values: drawn.values }, colouring),
  )
const mainMemo = { a: mainLayer(), b: mainLayer() }

/** The maps of a side, bottom first, as far as they are there. */
export function selectLayers(state: AppState, side: SideId): readonly DrawnLayer[] {
  const main = mainMemo[side](
    selectShown(state, side),
    selectCut(state, side),
    selectColouring(state, side),
  )
  const { document, maps, samples, reaches, cortex } = state
  return layersMemo[side](main, document.sides[side], maps, samples, reaches, cortex)
}

/** A colour that no map and no outline has. */
const litLut = Uint8Array.from({ length: 256 * 4 }, (_, at) => [20, 235, 255, 255][at % 4]!)

const litColouring: Colouring = {
  threshold: 0.5,
  maximum: 1,
  showPositive: true,
  showNegative: false,
  fade: 0,
  contour: false,
  opacity: 0.9,
  positiveLut: litLut,
  negativeLut: litLut,
}

const litLayer = memoise((lit: Lit, cortex: Cortex): DrawnLayer => {
  const positions = middlePositions(cortex)
  const { vertices } = lit
  const fits = hemisphereIds.every((side) => vertices?.[side].length === positions[side].length / 3)
  const of = (side: HemisphereId) =>
    Float32Array.from(
      mapAtVertices(lit.volume, positions[side], nearestAtVoxel).values,
      // Beyond the grid nothing is lit, and nothing there is missing either.
      (value) => value || 0,
    )
  return {
    colouring: litColouring,
    values: vertices && fits ? vertices : { left: of('left'), right: of('right') },
    volume: lit.volume,
    rule: 'nearest',
  }
})

/** The places that are lit, as a map over all others; null where none are. */
export function selectLit({ lit, cortex }: Pick<AppState, 'lit' | 'cortex'>): DrawnLayer | null {
  return lit && cortex.status === 'ready' ? litLayer(lit, cortex.cortex) : null
}

/** How the map of a side is coloured. */
export function selectColouring(state: AppState, side: SideId): Colouring {
  return colouringMemo[side](drawnMapLayer(state, side), selectLook(state).sides[side])
}

export type RegionHighlight = {
  readonly key: string
  readonly id: string
  readonly hemisphere: HemisphereId
  readonly label: string
  readonly colour: string
  readonly field: Float32Array
}

/** A region of the user's own on the cortex that is there. */
export type DrawnOnCortex = {
  readonly region: DrawnRegion
  readonly id: string
  readonly fields: DrawnFields
}

const drawnHere = memoise(
  (cortex: Cortex, isOwn: boolean, drawn: readonly DrawnRegion[]): readonly DrawnOnCortex[] => {
    const mesh = drawn.length > 0 ? meshOf(cortex) : ''
    return drawn.flatMap((region) => {
      const { shape } = region
      const same = region.mesh === mesh
      // Another mesh of the bundled brain has the same places, under other numbers.
      const found = same || (!isOwn && shape.kind === 'disc' && shape.centreMni !== null)
      return found
        ? [{ region, id: drawnId(region), fields: drawnFields(cortex, shape, same) }]
        : []
    })
  },
)

/** The user's own regions, as far as they were drawn on the mesh that is there. */
export function selectDrawn({
  cortex,
  document,
}: Pick<AppState, 'cortex' | 'document'>): readonly DrawnOnCortex[] {
  return cortex.status === 'ready'
    ? drawnHere(cortex.cortex, cortex.own !== null, document.drawn)
    : noDrawn
}

const noDrawn: readonly DrawnOnCortex[] = []

const drawnHighlights = memoise((drawn: readonly DrawnOnCortex[]): readonly RegionHighlight[] =>
  drawn.flatMap(({ region, id, fields }) =>
    hemisphereIds.flatMap((hemisphere) => {
      const field = fields[hemisphere]
      const [label, colour] = [region.name, drawnColour(region)]
      return field ? [{ key: `${id} ${hemisphere}`, id, hemisphere, label, colour, field }] : []
    }),
  ),
)

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

/** What is outlined: the user's own regions first, because a card draws only so many. */
const outlined = memoise(
  (
    own: readonly RegionHighlight[],
    known: readonly RegionHighlight[],
  ): readonly RegionHighlight[] => (own.length === 0 ? known : [...own, ...known]),
)

export function selectHighlights(state: AppState): readonly RegionHighlight[] {
  const { cortex, document } = state
  // The regions are defined on the bundled brain; on a user's surfaces they would be a guess.
  const known =
    cortex.status !== 'ready' || cortex.own || !cortex.outlined
      ? none
      : highlights(cortex.cortex, document.regions)
  return outlined(drawnHighlights(selectDrawn(state)), known)
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
  // Labels are names: between two of them there is no third.
  const isLabel = shown.info.statistic?.kind === 'label'
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

/** The user's own regions that a vertex lies in. */
export function drawnAt(
  drawn: readonly DrawnOnCortex[],
  hemisphere: HemisphereId,
  vertex: number,
): readonly DrawnOnCortex[] {
  return drawn.filter(({ fields }) => (fields[hemisphere]?.[vertex] ?? 0) >= 0.5)
}

const readout = memoise(
  (
    cortex: Cortex,
    cursor: CursorOnCortex,
    drawn: readonly DrawnOnCortex[],
    a: ShownMap | null,
    b: ShownMap | null,
  ): Readout => {
    const { hemisphere } = cursor.place
    const vertex = cursorVertex(cortex, cursor.place)
    return {
      world: cursor.world,
      hemisphere,
      regions: [
        ...drawnAt(drawn, hemisphere, vertex).map(({ region }) => region.name),
        ...regionsAt(cortex, hemisphere, vertex).map((id) => regions[id].name),
      ],
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
  const { cortex } = state
  const cursor = selectCursor(state)
  if (cortex.status !== 'ready' || !cursor) return null
  const [a, b] = [selectShown(state, 'a'), selectShown(state, 'b')]
  return readout(cortex.cortex, cursor, selectDrawn(state), a, b)
}

/** What a map's value at the vertex of the cursor was made of. */
export type Fed = {
  readonly value: number
  readonly rule: ShownMap['rule']
  /** On whose grid the voxels are. */
  readonly volume: Volume
  readonly feeds: readonly Feed[]
}

/** A cursor farther from the cortex than this is not on a vertex, mm. */
export const onCortexMm = 2

const fedOf = () =>
  memoise(
    (
      cortex: Cortex,
      cursor: CursorOnCortex,
      volume: Volume,
      info: ShownMap['info'],
      values: ShownMap['values'],
      asked: ShownMap['rule'],
    ): Fed | null => {
      if (distanceFromCortexMm(cortex, cursor) > onCortexMm) return null
      const { hemisphere } = cursor.place
      const vertex = cursorVertex(cortex, cursor.place)
      const value = values[hemisphere][vertex] ?? Number.NaN
      const { rule, feeds } = feedsAt({ volume, info }, cortex, asked, { hemisphere, vertex })
      return { value, rule, volume, feeds }
    },
  )
const fedMemo = { a: fedOf(), b: fedOf() }

/** Null where the cursor is on no vertex, or the map came one value a vertex. */
export function selectFed(state: AppState, side: SideId): Fed | null {
  const shown = selectShown(state, side)
  const cursor = selectCursor(state)
  if (!shown?.volume || !cursor || state.cortex.status !== 'ready') return null
  const { volume, info, values, rule } = shown
  return fedMemo[side](state.cortex.cortex, cursor, volume, info, values, rule)
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

export function selectPeaks(state: AppState, pane: SideId): PeakCloud | null {
  if (!state.document.peaks) return null
  const evidence = selectShown(state, pane)?.evidence
  return evidence ? peaksMemo[pane](evidence) : null
}
