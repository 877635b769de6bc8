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
import type { Cursor, PaneId, PaneSpec, ViewSpec } from '#view/spec.ts'
import { valueAt } from '#volume/interpolate.ts'
import type { AppState, EvidenceState, ShownMap } from './app-state.ts'

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

const colouringOf = () =>
  memoise((pane: PaneSpec, sides: ViewSpec['sides'], fade: number): Colouring => {
    const colormap = colormaps[pane.colormap]
    return {
      threshold: pane.threshold,
      maximum: pane.range[1],
      showPositive: sides !== 'negative',
      showNegative: sides !== 'positive',
      fade,
      opacity: 1,
      positiveLut: bakeLut(colormap.positive, pane.range),
      negativeLut: bakeLut(colormap.negative, pane.range),
    }
  })

const colouringMemo = { a: colouringOf(), b: colouringOf() }

export function selectColouring({ view }: Pick<AppState, 'view'>, pane: PaneId): Colouring {
  return colouringMemo[pane](view.panes[pane], view.sides, view.fade)
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
export function selectDeep({ deep, view }: AppState): readonly DeepHighlight[] {
  return deep && view.layout.glass > 0 ? deepHighlights(deep, view.regions) : noDeep
}

const none: readonly RegionHighlight[] = []

export function selectHighlights({ cortex, view }: AppState): readonly RegionHighlight[] {
  // The regions are defined on the bundled brain; on a user's surfaces they would be a guess.
  if (cortex.status !== 'ready' || cortex.own || !cortex.outlined) return none
  return highlights(cortex.cortex, view.regions)
}

/** The vertex of the cursor's triangle that is nearest to it. */
export function cursorVertex(cortex: Cortex, { place }: Cursor): number {
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
  readonly values: { readonly [pane in PaneId]: number | null }
}

/** From the volume where there is one; values that came one a vertex are mixed within the cursor's triangle. */
function readAt(shown: ShownMap | null, cortex: Cortex, { world, place }: Cursor): number | null {
  if (!shown) return null
  const [x, y, z] = world
  if (shown.volume) return valueAt(shown.volume, worldPoint(x, y, z), 'trilinear')
  const { faces } = cortex[place.hemisphere]
  const values = shown.values[place.hemisphere]
  return place.barycentric.reduce(
    (sum, weight, corner) =>
      weight === 0 ? sum : sum + weight * (values[faces[place.face * 3 + corner]!] ?? Number.NaN),
    0,
  )
}

const readout = memoise(
  (cortex: Cortex, cursor: Cursor, a: ShownMap | null, b: ShownMap | null): Readout => {
    const { hemisphere } = cursor.place
    const vertex = cursorVertex(cortex, cursor)
    return {
      world: cursor.world,
      hemisphere,
      regions: regionsAt(cortex, hemisphere, vertex).map((id) => regions[id].name),
      aal: labelName('aal', cortex[hemisphere].labels.aal[vertex] ?? 0),
      values: { a: readAt(a, cortex, cursor), b: readAt(b, cortex, cursor) },
    }
  },
)

export function selectReadout({ cortex, view, slots }: AppState): Readout | null {
  if (cortex.status !== 'ready' || !view.cursor) return null
  return readout(cortex.cortex, view.cursor, slots.a.shown, slots.b.shown)
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

export function selectPeaks({ view, slots }: AppState, pane: PaneId): PeakCloud | null {
  const evidence = slots[pane].shown?.evidence
  return view.peaks && evidence ? peaksMemo[pane](evidence) : null
}
