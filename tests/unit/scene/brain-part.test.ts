import type { PerspectiveCamera } from 'three'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HemisphereId } from '#atlas/cortex.ts'
import { mostCoarseFaces } from '#mesh/surface-shape.ts'
import type { BrainDrawing } from '#scene/brain-drawing.ts'
import { moveMs } from '#scene/brain-motion.ts'
import { createBrainPart, type HemisphereUpdate } from '#scene/brain-part.ts'
import type { StageBasis } from '#scene/stage-basis.ts'
import type { StageParts } from '#scene/stage-parts.ts'
import { type Camera, camera, moveCamera, moveFaces } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 2 })
const size = { width: 300, height: 300 }

let nowMs = 1000
beforeEach(() => {
  nowMs = 1000
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
})
afterEach(() => vi.restoreAllMocks())

const drawingOf = (change: Partial<BrainDrawing> = {}): BrainDrawing => ({
  id: 'b',
  kind: 'brain',
  element: null,
  layers: [],
  layout: closedBrain,
  camera: camera(0, 0),
  ...change,
})

function stand(first: BrainDrawing = drawingOf(), reducedMotion = false) {
  const stage = { cortex, reducedMotion, theme: {} } as unknown as StageBasis
  const held = new Set<string>()
  const parts = { stage: () => stage, held, invalidate: vi.fn() } as unknown as StageParts
  const part = createBrainPart(parts, first)
  part.receive(first, null, stage)
  let drawing = first
  const receive = (change: Partial<BrainDrawing>) => {
    const before = drawing
    drawing = { ...drawing, ...change }
    part.receive(drawing, before, stage)
  }
  const frame = (coarse = false) => ({ stage, drawing, size, nowMs, pixelRatio: 2, coarse })
  /** Where the picture is taken from, and how large it is. */
  const picture = () => {
    const seenFrom = part.prepare(frame()) as PerspectiveCamera
    // As three does before it draws.
    seenFrom.updateMatrixWorld()
    const { matrixWorld, projectionMatrix } = seenFrom
    return [...matrixWorld.elements, projectionMatrix.elements[0]!].map((part) =>
      Number(part.toFixed(4)),
    )
  }
  return { part, stage, held, receive, frame, picture, drawing: () => drawing }
}
/** The picture of a view that was made so and never moved. */
const stillOf = (change: Partial<BrainDrawing>) => stand(drawingOf(change)).picture()
const opened: BrainLayout = { ...closedBrain, openDeg: 90 }

describe('the camera of a brain', () => {
  it('flies to where the document asks for it, and ends exactly there', () => {
    const { part, receive, picture } = stand()
    const [before, after] = [stillOf({}), stillOf({ camera: camera(90, 30, 2) })]
    expect(picture()).toEqual(before)
    // From the front, far before the brain: x runs to the left of the picture.
    expect(before.slice(0, 3)).toEqual([-1, 0, 0])
    expect(before[13]).toBeGreaterThan(300)
    receive({ camera: camera(90, 30, 2) })
    expect([part.isMoving(nowMs), picture()]).toEqual([true, before])
    nowMs += moveMs / 2
    expect([before, after]).not.toContainEqual(picture())
    nowMs += moveMs / 2
    expect([part.isMoving(nowMs), picture()]).toEqual([false, after])
  })

  it('is there at once with little motion, and where another view is in hand', () => {
    const to = camera(90, 30)
    const calm = stand(drawingOf(), true)
    calm.receive({ camera: to })
    expect([calm.part.isMoving(nowMs), calm.picture()]).toEqual([false, stillOf({ camera: to })])
    const follower = stand()
    follower.held.add('a')
    follower.receive({ camera: to })
    expect([follower.part.isMoving(nowMs), follower.picture()]).toEqual([
      false,
      stillOf({ camera: to }),
    ])
  })

  it('stays where the hand has it, whatever the document says meanwhile', () => {
    const { held, receive, picture, part } = stand()
    part.cutCamera?.(camera(40, 0))
    held.add('b')
    receive({ camera: camera(20, 0) })
    expect([part.isMoving(nowMs), picture()]).toEqual([false, stillOf({ camera: camera(40, 0) })])
    held.clear()
    // The same camera once more is no reason to go back, either.
    receive({ camera: camera(20, 0) })
    expect([part.isMoving(nowMs), picture()]).toEqual([false, stillOf({ camera: camera(40, 0) })])
    // What the document comes to, and is shown already, is no flight.
    receive({ camera: camera(40, 0) })
    expect(part.isMoving(nowMs)).toBe(false)
    receive({ camera: camera(50, 0) })
    expect(part.isMoving(nowMs)).toBe(true)
  })

  it('is turned by a key as its picture turns: four faces each about its own middle', () => {
    const key = { key: 'ArrowRight', shiftKey: false }
    const from: Camera = { ...camera(0, 0), targetScene: [60, 0, 0] }
    const { part, picture, receive } = stand(drawingOf(), true)
    const turn = { azimuthDeg: 10, elevationDeg: 0 }
    picture()
    expect(part.afterKey?.(from, key)).toEqual(moveCamera(from, turn))
    receive({ layout: { ...closedBrain, fourFaces: true } })
    picture()
    expect(part.afterKey?.(from, key)).toEqual(moveFaces(from, turn))
    expect(part.afterKey?.(from, { key: 'q', shiftKey: false })).toBeNull()
  })

  it('is shifted by a key as far as before where the picture is as large, half as far where it is twice as large', () => {
    const key = { key: 'ArrowLeft', shiftKey: true }
    const shiftAt = (zoom: number) => {
      const { part, picture } = stand(drawingOf({ camera: camera(0, 0, zoom) }))
      // Nothing has been drawn that could be shifted.
      expect(Math.abs(part.afterKey!(camera(0, 0), key)!.targetScene[0])).toBe(0)
      picture()
      return part.afterKey!(camera(0, 0), key)!.targetScene[0]
    }
    expect(Math.abs(shiftAt(1))).toBeGreaterThan(1)
    expect(shiftAt(2)).toBeCloseTo(shiftAt(1) / 2, 6)
  })
})

describe('the layout of a brain', () => {
  it('changes bit by bit from what was seen, and ends as if it had always been so', () => {
    const { part, receive, picture } = stand()
    const [before, after] = [stillOf({}), stillOf({ layout: opened })]
    expect(picture()).toEqual(before)
    receive({ layout: opened })
    expect([part.isMoving(nowMs), picture()]).toEqual([true, before])
    nowMs += moveMs / 2
    const [halfWay, scale] = [picture(), picture().at(-1)!]
    expect([before, after]).not.toContainEqual(halfWay)
    expect(scale).toBeLessThan(Math.max(before.at(-1)!, after.at(-1)!))
    expect(scale).toBeGreaterThan(Math.min(before.at(-1)!, after.at(-1)!))
    nowMs += moveMs / 2
    expect([part.isMoving(nowMs), picture()]).toEqual([false, after])
  })

  it('is there at once before the first picture, with little motion, and by the steps of a slider', () => {
    const unseen = stand()
    unseen.receive({ layout: opened })
    expect(unseen.part.isMoving(nowMs)).toBe(false)
    const calm = stand(drawingOf(), true)
    calm.picture()
    calm.receive({ layout: opened })
    expect([calm.part.isMoving(nowMs), calm.picture()]).toEqual([
      false,
      stillOf({ layout: opened }),
    ])
    const slid = stand()
    slid.picture()
    slid.receive({ layout: { ...closedBrain, inflation: 0.1 } })
    expect(slid.part.isMoving(nowMs)).toBe(false)
    slid.receive({ layout: { ...closedBrain, inflation: 1 } })
    expect(slid.part.isMoving(nowMs)).toBe(true)
    // The same in other words does not begin the change anew.
    nowMs += moveMs - 10
    slid.receive({ layout: { ...closedBrain, inflation: 1 } })
    expect(slid.part.isMoving(nowMs)).toBe(true)
    nowMs += 10
    expect(slid.part.isMoving(nowMs)).toBe(false)
  })

  it('is told to each hemisphere that listens: where it stands, once or twice or not at all', () => {
    const { part, receive, frame } = stand(drawingOf(), true)
    const told: { readonly [side in HemisphereId]: Parameters<HemisphereUpdate>[] } = {
      left: [],
      right: [],
    }
    const stop = part.addHemisphere('left', (...all) => told.left.push(all))
    part.addHemisphere('right', (...all) => told.right.push(all))
    part.prepare(frame(true))
    const [live, places, of] = told.left[0]!
    expect([live.shown, places.length, of]).toMatchObject([
      { left: 1, right: 1 },
      1,
      { coarse: true, pixelRatio: 2 },
    ])
    receive({ layout: { ...opened, hidden: 'right' } })
    part.prepare(frame())
    expect([told.left[1]![1].length, told.right[1]![1].length]).toEqual([1, 0])
    // Opened, the halves are turned to opposite sides.
    receive({ layout: opened })
    part.prepare(frame())
    const [left, right] = [told.left[2]![1][0]!, told.right[2]![1][0]!]
    expect(Math.sign(left[1]!)).toBe(-Math.sign(right[1]!))
    receive({ layout: { ...closedBrain, fourFaces: true } })
    part.prepare(frame())
    expect([told.left[3]![1].length, told.right[3]![1].length]).toEqual([2, 2])
    stop()
    part.prepare(frame())
    expect([told.left.length, told.right.length]).toEqual([4, 5])
  })
})

it('is drawn coarsely only where the cortex has more faces than a coarse picture', () => {
  const { part, stage } = stand()
  const of = (faces: number) =>
    part.canBeCoarse?.({
      ...stage,
      cortex: { ...cortex, left: { ...cortex.left, faces: new Uint32Array(3 * faces) } },
    })
  expect([of(mostCoarseFaces), of(mostCoarseFaces + 1)]).toEqual([false, true])
})

it('says nothing over the picture before there is one', () => {
  const { part, frame } = stand()
  expect(() => part.drawOverlay(frame())).not.toThrow()
})
