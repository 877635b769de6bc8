/** A view that cuts through the volume, the part that React doesn't see: zoom, pan and crosshair at this moment. */
import { Camera } from 'three'
import { point } from '#space/point.ts'
import { paintSlice } from './paint-slice.ts'
import { noInsets, type PaneSize } from './pane-projection.ts'
import { parseColour } from './parse-colour.ts'
import { attachSliceControls } from './slice-controls.ts'
import {
  cutBox,
  type FedVoxels,
  type MosaicDrawing,
  readsOf,
  type SliceDrawing,
} from './slice-drawing.ts'
import {
  frameMosaic,
  frameSlice,
  type SliceFrame,
  type SliceZoom,
  slicePlanes,
  toSlicePx,
  toSliceWorld,
  withinWords,
  wordsMiddlePx,
  wordsRoomPx,
  zoomSliceAt,
} from './slice-geometry.ts'
import type { SliceGrid } from './slice-material.ts'
import { createSliceOverlay, type SliceOverlay, type SliceOverlayDrawing } from './slice-overlay.ts'
import type { StageParts } from './stage-parts.ts'
import type { ViewFrame, ViewPart } from './views/view-kind.ts'
import { voxelCut } from './voxel-cut.ts'

export type CutFrame = {
  readonly grid: SliceGrid
  /** Of each cut. */
  readonly frames: readonly SliceFrame[]
  readonly size: PaneSize
  readonly pixelRatio: number
}

type AnyCut = SliceDrawing | MosaicDrawing

export type CutPart<Drawing extends AnyCut> = ViewPart<Drawing> & {
  /** Told before each frame what is shown; returns what takes it off. */
  readonly addListener: (update: (frame: CutFrame) => void) => () => void
}

export type SlicePart = CutPart<SliceDrawing>
export type MosaicPart = CutPart<MosaicDrawing>

const worldNames = ['x', 'y', 'z'] as const
const resting: SliceZoom = { zoom: 1, panMm: [0, 0] }

/** What is shown of a slice: the user's hand first, then the document. */
export function createSlicePart(parts: StageParts, first: SliceDrawing): SlicePart {
  const { id } = first
  let drawing = first
  let shown: SliceZoom = first
  const core = createCutPart<SliceDrawing>(parts, (given, size) => {
    const insets = given.insets ?? noInsets
    const { across } = slicePlanes[given.axis]
    const frame = frameSlice(
      given.axis,
      given.atWorld[across],
      cutBox(given),
      size,
      withinWords(size, insets),
      shown,
    )
    return {
      frames: [frame],
      grid: { frame, stepMm: 0, count: 1, columns: 1, cell: [size.width * 2, size.height * 2] },
    }
  })
  const tell = (phase: 'moving' | 'settled') => {
    if (phase === 'moving') parts.held.add(id)
    else parts.held.delete(id)
    parts.invalidate()
    parts.stage().onSlice?.(id, shown, phase)
  }
  return {
    ...core.part,
    receive: (next, before, stage) => {
      drawing = next
      core.part.receive(next, before, stage)
      // An echo of what the user has gone on with must not throw the slice back.
      if (!parts.held.has(id)) shown = { zoom: next.zoom, panMm: next.panMm }
    },
    attach: (element) => {
      const removeOverlay = core.addOverlay(element)
      const detach = attachSliceControls(element, {
        onPlace: (x, y, phase) => {
          const frame = core.frameAt(x, y)
          if (!frame) return
          const [wx, wy, wz] = toSliceWorld(frame, x, y)
          parts.stage().onWorld?.(id, [wx, wy, wz], phase)
        },
        onStep: (right, up, across) => {
          const plane = slicePlanes[drawing.axis]
          const world: [number, number, number] = [...drawing.atWorld]
          world[plane.right] += right
          world[plane.up] += up
          world[plane.across] += across
          parts.stage().onWorld?.(id, world, 'settled')
        },
        onZoom: (factor, at, phase) => {
          const frame = core.frameAt(...at)
          if (!frame) return
          shown = zoomSliceAt(frame, shown, factor, at)
          core.forget()
          tell(phase)
        },
        onPan: (dx, dy, phase) => {
          const frame = core.frameAt(0, 0)
          if (!frame) return
          const [right, up] = shown.panMm
          shown = {
            ...shown,
            panMm: [right - dx * frame.mmPerPx, up + dy * frame.mmPerPx],
          }
          core.forget()
          tell(phase)
        },
        onReset: () => {
          shown = resting
          core.forget()
          tell('settled')
        },
        onSettle: () => tell('settled'),
      })
      return () => {
        detach()
        parts.held.delete(id)
        removeOverlay()
      }
    },
  }
}

/** Cuts side by side: a click on one puts the crosshair there. */
export function createMosaicPart(parts: StageParts, first: MosaicDrawing): MosaicPart {
  const { id } = first
  const core = createCutPart<MosaicDrawing>(parts, (given, size) => {
    const positions = Array.from(
      { length: given.count },
      (_, n) => given.firstMm + n * given.stepMm,
    )
    const insets = given.insets ?? noInsets
    const words = wordsRoomPx(size, insets)
    const { columns, cellWidth, cellHeight, cells } = frameMosaic(
      given.axis,
      positions,
      cutBox(given),
      size,
      // Left and right stand below the rows.
      { ...insets, bottom: insets.bottom + words },
      words,
    )
    return {
      frames: cells,
      grid: {
        frame: cells[0]!,
        stepMm: given.stepMm,
        count: given.count,
        columns,
        cell: [cellWidth, cellHeight],
      },
    }
  })
  const nothing = () => {}
  return {
    ...core.part,
    attach: (element) => {
      const removeOverlay = core.addOverlay(element)
      const detach = attachSliceControls(element, {
        onPlace: (x, y, phase) => {
          const frame = core.frameAt(x, y)
          if (!frame) return
          const [wx, wy, wz] = toSliceWorld(frame, x, y)
          parts.stage().onWorld?.(id, [wx, wy, wz], phase)
        },
        onStep: nothing,
        onZoom: nothing,
        onPan: nothing,
        onReset: nothing,
        onSettle: nothing,
      })
      return () => {
        detach()
        removeOverlay()
      }
    },
  }
}

/** A voxel whose cut is narrower has no room for its share in words, CSS px. */
const textFromPx = 30

function markedVoxels(frame: SliceFrame, fed: FedVoxels | null): SliceOverlayDrawing['voxels'] {
  if (!fed) return []
  const most = Math.max(...fed.feeds.map(({ weight }) => weight))
  const { right, up } = slicePlanes[frame.axis]
  return fed.feeds.flatMap(({ voxel, weight }) => {
    const cut = voxelCut(fed.grid, voxel, frame)
    if (cut.length < 3) return []
    const corners = cut.map((place) => {
      const world: [number, number, number] = [0, 0, 0]
      world[right] = place[0]
      world[up] = place[1]
      return toSlicePx(frame, point<'world'>(...world))
    })
    const across = corners.map(([x]) => x)
    const wide = Math.max(...across) - Math.min(...across) >= textFromPx
    const share = weight < 0.005 ? '< 1' : String(Math.round(100 * weight))
    const text = wide ? `${share} %` : ''
    return [{ corners, share: weight / most, text }]
  })
}

type Cut = { readonly grid: SliceGrid; readonly frames: readonly SliceFrame[] }

function createCutPart<Drawing extends AnyCut>(
  parts: StageParts,
  cutOf: (drawing: Drawing, size: PaneSize) => Cut,
) {
  const listeners = new Set<(frame: CutFrame) => void>()
  // Everything is drawn in the pane's own pixels.
  const camera = new Camera()
  let overlay: SliceOverlay | null = null
  let last: { readonly cut: Cut; readonly drawing: Drawing; readonly size: PaneSize } | null = null

  const cutFor = ({ drawing, size }: Pick<ViewFrame<Drawing>, 'drawing' | 'size'>): Cut => {
    const cut = cutOf(drawing, size)
    last = { cut, drawing, size }
    return cut
  }
  const part: CutPart<Drawing> = {
    receive: (_drawing, _before, stage) => overlay?.setTheme(stage.theme),
    prepare: (frame) => {
      const { grid, frames } = cutFor(frame)
      const { size, pixelRatio } = frame
      for (const update of listeners) update({ grid, frames, size, pixelRatio })
      return camera
    },
    drawOverlay: ({ drawing, size }) => {
      if (!last) return
      const insets = drawing.insets ?? noInsets
      const { letters, across } = slicePlanes[drawing.axis]
      const { frames, grid } = last.cut
      const { columns, cell } = grid
      const single = drawing.kind === 'slice'
      const roomPx = wordsRoomPx(size, insets)
      overlay?.draw({
        size,
        insets,
        roomPx,
        letters,
        crosshair:
          drawing.kind === 'slice'
            ? toSlicePx(frames[0]!, point<'world'>(...drawing.atWorld))
            : null,
        voxels: frames.flatMap((frame) => markedVoxels(frame, drawing.fed ?? null)),
        cuts: frames.map(({ atMm, centrePx: [x, y] }, n) => ({
          // Side by side in narrow cells the axis is said once a row.
          text: `${n % columns === 0 || cell[0] > 3.5 * roomPx ? `${worldNames[across]} ` : ''}${String(Math.round(atMm)).replace('-', '−')}`,
          x: single ? insets.left + roomPx / 4 : x - cell[0] / 2 + 6,
          y: single ? insets.top + wordsMiddlePx(roomPx) : y - cell[1] / 2 + wordsMiddlePx(roomPx),
        })),
      })
    },
    isMoving: () => false,
    attach: () => () => {},
    paint: (frame) => {
      const { drawing, size, stage } = frame
      const { frames, grid } = cutFor(frame)
      const [width, height] = [Math.round(size.width), Math.round(size.height)]
      const image = new ImageData(width, height)
      const ground = parseColour(stage.theme.background).map((part01) => part01 * 255) as [
        number,
        number,
        number,
      ]
      const { layers, background } = drawing
      frames.forEach((each) => {
        const [x, y] = each.centrePx
        const [w, h] = grid.cell
        const left = Math.max(0, Math.floor(x - w / 2))
        const top = Math.max(0, Math.floor(y - h / 2))
        const rect = {
          left,
          top,
          width: Math.min(width, Math.ceil(x + w / 2)) - left,
          height: Math.min(height, Math.ceil(y + h / 2)) - top,
        }
        const painting = {
          frame: each,
          background,
          layers,
          reads: readsOf(drawing),
          ground,
          edge: drawing.edge ?? 0.5,
        }
        paintSlice(image.data, width, rect, painting)
      })
      return image
    },
    addListener: (update) => {
      listeners.add(update)
      return () => listeners.delete(update)
    },
  }
  return {
    part,
    addOverlay: (element: HTMLElement) => {
      const made = createSliceOverlay(element)
      overlay = made
      made.setTheme(parts.stage().theme)
      return () => {
        if (overlay === made) overlay = null
        made.remove()
      }
    },
    /** The cut under a point of the pane, as it was drawn last or would be now. */
    frameAt: (x: number, y: number): SliceFrame | null => {
      if (!last) return null
      const { frames, grid } = last.cut
      if (frames.length === 1) return frames[0]!
      const [w, h] = grid.cell
      return (
        frames.find(
          ({ centrePx }) =>
            Math.abs(x - centrePx[0]) <= w / 2 && Math.abs(y - centrePx[1]) <= h / 2,
        ) ?? null
      )
    },
    /** Works out anew what is shown, after the hand has moved it and before the next frame. */
    forget: () => {
      if (last) cutFor(last)
    },
  }
}
