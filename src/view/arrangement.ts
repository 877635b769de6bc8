/** How views share the stage: a grid, like CSS grid areas. One entry here is one more layout in the menu. */
import * as v from 'valibot'
import { shortText, within } from './bounds.ts'
import { camera } from './camera.ts'
import type { BrainView } from './kind/brain.ts'
import type { Shows, View, ViewId } from './kind/index.ts'
import type { MosaicView } from './kind/mosaic.ts'
import type { SliceAxis, SliceView } from './kind/slice.ts'
import { type BrainLayout, closedBrain } from './layout.ts'

export type ArrangementDefinition = {
  readonly label: string
  /** Shares of the width and of the height. */
  readonly columns: readonly number[]
  readonly rows: readonly number[]
  /** Ids of views, row by row; an id that comes several times in a rectangle spans it. */
  readonly cells: readonly ViewId[]
  readonly views: readonly View[]
  /** On a phone held upright, where turning the grid would push a map out of sight. */
  readonly upright?: Pick<ArrangementDefinition, 'columns' | 'rows' | 'cells'>
}

type SideShown = Extract<Shows, 'a' | 'b'>

/** Left lateral above or beside right medial, inflated: insula and cingulate are in sight. */
const firstPose: BrainLayout = { ...closedBrain, liftMm: 128, inflation: 1 }

function brain(id: ViewId, shows: Shows, part: Partial<BrainView> = {}): BrainView {
  return {
    id,
    kind: 'brain',
    shows,
    group: 'brain',
    camera: { ...camera(-90, 0), targetScene: [0, 0, 0] },
    pose: { ...firstPose },
    mode: shows === 'comparison' ? 'difference' : null,
    ...part,
  }
}

/** One hemisphere of a side, seen from outside or from the midline. */
function half(shows: SideShown, hemisphere: 'left' | 'right', from: 'lateral' | 'medial') {
  const outside = hemisphere === 'left' ? -90 : 90
  return brain(`${hemisphere}-${from}-${shows}`, shows, {
    group: `${hemisphere}-${from}`,
    camera: { ...camera(from === 'lateral' ? outside : -outside, 0), targetScene: [0, 0, 0] },
    pose: { ...closedBrain, inflation: 1, hidden: hemisphere === 'left' ? 'right' : 'left' },
  })
}

function slice(axis: SliceAxis, shows: Shows): SliceView {
  return {
    id: `${axis}-${shows}`,
    kind: 'slice',
    shows,
    group: 'slice',
    axis,
    zoom: 1,
    panMm: [0, 0],
    interpolation: 'nearest',
  }
}

function mosaic(shows: SideShown): MosaicView {
  return {
    id: `mosaic-${shows}`,
    kind: 'mosaic',
    shows,
    group: 'mosaic',
    axis: 'axial',
    firstMm: -40,
    stepMm: 8,
    count: 15,
    interpolation: 'nearest',
  }
}

const halves = (shows: SideShown) => [
  half(shows, 'left', 'lateral'),
  half(shows, 'left', 'medial'),
  half(shows, 'right', 'medial'),
  half(shows, 'right', 'lateral'),
]

const slices = (shows: Shows) =>
  (['axial', 'coronal', 'sagittal'] as const).map((axis) => slice(axis, shows))

export const arrangements = {
  'side-by-side': {
    label: 'Two brains side by side',
    columns: [1, 1],
    rows: [1],
    cells: ['brain-a', 'brain-b'],
    views: [brain('brain-a', 'a'), brain('brain-b', 'b')],
  },
  one: {
    label: 'The left map alone',
    columns: [1],
    rows: [1],
    cells: ['brain-a'],
    views: [brain('brain-a', 'a')],
  },
  four: {
    label: 'Both hemispheres, lateral and medial',
    columns: [1, 1, 1, 1],
    rows: [1, 1],
    cells: [...halves('a'), ...halves('b')].map(({ id }) => id),
    views: [...halves('a'), ...halves('b')],
  },
  'brain-and-slices': {
    label: 'Brains and slices',
    columns: [2, 1, 1, 2],
    rows: [1, 1, 1],
    cells: [
      ...['brain-a', 'axial-a', 'axial-b', 'brain-b'],
      ...['brain-a', 'coronal-a', 'coronal-b', 'brain-b'],
      ...['brain-a', 'sagittal-a', 'sagittal-b', 'brain-b'],
    ],
    views: [brain('brain-a', 'a'), brain('brain-b', 'b'), ...slices('a'), ...slices('b')],
    upright: {
      columns: [1, 1, 1, 1, 1, 1],
      rows: [3, 2, 2],
      cells: [
        ...['brain-a', 'brain-a', 'brain-a', 'brain-b', 'brain-b', 'brain-b'],
        ...slices('a').flatMap(({ id }) => [id, id]),
        ...slices('b').flatMap(({ id }) => [id, id]),
      ],
    },
  },
  slices: {
    label: 'Slices',
    columns: [1, 1, 1],
    rows: [1, 1],
    cells: [...slices('a'), ...slices('b')].map(({ id }) => id),
    views: [...slices('a'), ...slices('b')],
  },
  mosaic: {
    label: 'Rows of slices',
    columns: [1, 1],
    rows: [1],
    cells: ['mosaic-a', 'mosaic-b'],
    views: [mosaic('a'), mosaic('b')],
  },
  compared: {
    label: 'Both maps and their comparison',
    columns: [1, 1, 1],
    rows: [1],
    cells: ['brain-a', 'compared', 'brain-b'],
    views: [brain('brain-a', 'a'), brain('compared', 'comparison'), brain('brain-b', 'b')],
    upright: {
      columns: [1, 1],
      rows: [1, 1],
      cells: ['brain-a', 'brain-b', 'compared', 'compared'],
    },
  },
  'compared-slices': {
    label: 'Their comparison, on brain and slices',
    columns: [2, 1],
    rows: [1, 1, 1],
    cells: slices('comparison').flatMap(({ id }) => ['compared', id]),
    views: [brain('compared', 'comparison'), ...slices('comparison')],
  },
} as const satisfies Record<string, ArrangementDefinition>

export type ArrangementId = keyof typeof arrangements
export const arrangementIds = Object.keys(arrangements) as ArrangementId[]

const shares = v.pipe(v.array(within(0.01, 100)), v.minLength(1), v.maxLength(16))

export const arrangementSchema = v.object({
  id: v.picklist(arrangementIds),
  columns: shares,
  rows: shares,
  /** Ids of views, row by row, columns x rows of them; null leaves a cell empty. */
  cells: v.pipe(v.array(v.nullable(shortText)), v.maxLength(256)),
  /** This view alone fills the stage. */
  maximised: v.nullable(shortText),
})

export type Arrangement = v.InferOutput<typeof arrangementSchema>

/** An arrangement as it is before anybody moves its borders. */
export function freshArrangement(id: ArrangementId): Arrangement {
  const { columns, rows, cells } = arrangements[id]
  return { id, columns: [...columns], rows: [...rows], cells: [...cells], maximised: null }
}

/** How a phone held upright has it: as the arrangement says, else with what stands beside one another below one another. */
export function heldUpright(arrangement: Arrangement): Arrangement {
  const known: ArrangementDefinition = arrangements[arrangement.id]
  const { columns, rows, cells } = arrangement
  const asUsual = cells.every((id, at) => id === known.cells[at])
  if (known.upright && asUsual) {
    const { columns: across, rows: down, cells: there } = known.upright
    return { ...arrangement, columns: [...across], rows: [...down], cells: [...there] }
  }
  return {
    ...arrangement,
    columns: rows,
    rows: columns,
    cells: columns.flatMap((_, x) => rows.map((__, y) => cells[y * columns.length + x] ?? null)),
  }
}

/** The views of an arrangement as they are first seen; each its own copy. */
export function freshViews(id: ArrangementId): View[] {
  return structuredClone(arrangements[id].views as readonly View[]) as View[]
}
