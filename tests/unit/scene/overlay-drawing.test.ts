/** What stands over a brain, worked out from where its parts lie in the picture: against every vertex, plainly. */
import { describe, expect, it } from 'vitest'
import { brainHull } from '#scene/brain-hull.ts'
import { layOutStill } from '#scene/brain-layout.ts'
import { overlayDrawing } from '#scene/overlay-drawing.ts'
import { frameBrain, noInsets, paneProjection, toPane } from '#scene/pane-projection.ts'
import type { RegionDrawing, StageBasis } from '#scene/stage-basis.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import type { Camera } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { roundField, syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 4 })

function drawn(
  { camera, layout }: { readonly camera: Camera; readonly layout: Partial<BrainLayout> },
  stage: Partial<StageBasis> = {},
  {
    size = { width: 640, height: 400 },
    shown = {},
    anchors = new Map(),
  }: {
    size?: { width: number; height: number }
    shown?: { left?: number; right?: number }
    anchors?: Map<string, number>
  } = {},
) {
  const laidOut = layOutStill(cortex, { ...closedBrain, ...layout }, camera, size)
  const live = { ...laidOut.live, shown: { ...laidOut.live.shown, ...shown } }
  const projection = paneProjection(frameBrain(laidOut, camera, size), camera, size)
  const { hull, standing } = laidOut
  const drawing = overlayDrawing({
    stage: {
      cortex,
      regions: [],
      showLabels: true,
      cursor: null,
      ...stage,
    } as unknown as StageBasis,
    projection,
    insets: noInsets,
    live,
    hull,
    standing,
    anchors,
  })
  /** Where a place of the world is drawn on a half, the first of its faces. */
  const onPane = (side: 'left' | 'right', world: readonly number[], at = 0) =>
    toPane(
      projection,
      apply(
        standing.filter((one) => one.side === side)[at]!.toScene,
        worldPoint(world[0]!, world[1]!, world[2]!),
      ),
    )
  return { drawing, onPane, hull, standing }
}

const triples = (points: ArrayLike<number>) =>
  Array.from({ length: points.length / 3 }, (_, n) =>
    [0, 1, 2].map((axis) => points[3 * n + axis]!),
  )

describe('letters at the poles', () => {
  it('stand just within the frontmost and the hindmost place of each half of an open book', () => {
    const { drawing, onPane, hull } = drawn(viewPresets['open-book'])
    expect(drawing.poles.map(({ key, letter }) => [key, letter])).toEqual([
      ['A left', 'A'],
      ['P left', 'P'],
      ['A right', 'A'],
      ['P right', 'P'],
    ])
    for (const [n, side] of (['left', 'right'] as const).entries()) {
      const points = triples(hull[side])
      const [front, back] = [1, -1].map((sign) =>
        onPane(side, points.toSorted((p, q) => sign * (q[1]! - p[1]!))[0]!),
      )
      const length = Math.hypot(front![0] - back![0], front![1] - back![1])
      const from = (letter: number, pole: typeof front) =>
        Math.hypot(drawing.poles[letter]!.x - pole![0], drawing.poles[letter]!.y - pole![1])
      expect([from(2 * n, front), from(2 * n, back)]).toEqual([
        expect.closeTo(14, 6),
        expect.closeTo(length - 14, 6),
      ])
      expect([from(2 * n + 1, back), from(2 * n + 1, front)]).toEqual([
        expect.closeTo(14, 6),
        expect.closeTo(length - 14, 6),
      ])
    }
  })

  it('are left to the axes where one set of these serves both halves, and left out of a small picture', () => {
    expect(drawn(viewPresets['lateral-left']).drawing.poles).toEqual([])
    const small = { size: { width: 90, height: 60 } }
    expect(drawn(viewPresets['open-book'], {}, small).drawing.poles).toEqual([])
  })

  it('are named by the face of a half that stands there twice', () => {
    const { drawing, standing } = drawn(viewPresets['four-faces'])
    expect(drawing.poles.map(({ key }) => key)).toEqual(
      standing.flatMap(({ side, face }) => [`A ${side} ${face}`, `P ${side} ${face}`]),
    )
  })
})

describe('the boxes of halves', () => {
  it('go round all of their outermost places, with how far these reach to each corner', () => {
    const { drawing, onPane, hull } = drawn(viewPresets['open-book'])
    expect(drawing.sides.map(({ side, face }) => [side, face])).toEqual([
      ['left', 'whole'],
      ['right', 'whole'],
    ])
    for (const box of drawing.sides) {
      const places = triples(hull[box.side]).map((world) => onPane(box.side, world))
      const all = (of: (place: readonly number[]) => number) => places.map(of)
      const [xs, ys] = [all(([x]) => x!), all(([, y]) => y!)]
      expect(box).toMatchObject({
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
        reach: {
          lowerLeft: Math.max(...all(([x, y]) => y! - x!)),
          lowerRight: Math.max(...all(([x, y]) => x! + y!)),
          upperLeft: Math.max(...all(([x, y]) => -x! - y!)),
          upperRight: Math.max(...all(([x, y]) => x! - y!)),
        },
      })
      const mean = all(([, , ahead]) => ahead!).reduce((sum, one) => sum + one) / places.length
      expect(box.ahead).toBeCloseTo(mean, 6)
    }
  })

  it('are of halves that are there for the most part', () => {
    const sides = (left: number) =>
      drawn(viewPresets.anterior, {}, { shown: { left } }).drawing.sides.map(({ side }) => side)
    expect(sides(0.51)).toEqual(['left', 'right'])
    expect(sides(0.5)).toEqual(['right'])
  })
})

describe('the label of a region', () => {
  const centre = [-66, -18, 10] as const
  const region: RegionDrawing = {
    key: 'ai',
    hemisphere: 'left',
    label: 'AI',
    colour: '#ff8800',
    field: roundField(cortex.left, centre, 22),
  }
  const regions = [region]

  it('points at the middle of what is seen of it, and at nothing where it is hidden', () => {
    const { drawing, onPane } = drawn(viewPresets['lateral-left'], { regions })
    const [label] = drawing.labels
    expect(label).toMatchObject({ key: 'ai left', text: 'AI', colour: '#ff8800' })
    const [x, y] = onPane('left', centre)
    expect(Math.hypot(label!.anchor![0] - x, label!.anchor![1] - y)).toBeLessThan(15)
    const away = drawn(viewPresets['lateral-right'], { regions }).drawing
    expect(away.labels.map(({ anchor }) => anchor)).toEqual([null])
    // Each half of an open book shows its midline, the right one where the left one's outer face would be.
    const open = drawn(viewPresets['open-book'], { regions }).drawing
    expect(open.labels.map(({ anchor }) => anchor)).toEqual([null])
    expect(
      drawn(viewPresets['lateral-left'], { regions, showLabels: false }).drawing.labels,
    ).toEqual([])
  })

  it('keeps the vertex that it points at as long as that is seen', () => {
    const anchors = new Map<string, number>()
    drawn(viewPresets['lateral-left'], { regions }, { anchors })
    expect([...anchors.keys()]).toEqual(['ai left whole'])
    const at = 3 * anchors.get('ai left whole')!
    const away = centre.map((part, axis) => cortex.left.surfaces.pial[at + axis]! - part)
    expect(Math.hypot(...away)).toBeLessThan(15)
    drawn(viewPresets['lateral-right'], { regions }, { anchors })
    expect(anchors.size).toBe(0)
  })

  it('points at the face on which most of it is seen', () => {
    const { drawing, onPane, standing } = drawn(viewPresets['four-faces'], { regions })
    const lateral = standing
      .filter(({ side }) => side === 'left')
      .findIndex(({ face }) => face === 'lateral')
    const [x, y] = onPane('left', centre, lateral)
    const [anchor] = drawing.labels.map((label) => label.anchor)
    expect(Math.hypot(anchor![0] - x, anchor![1] - y)).toBeLessThan(15)
  })
})

describe('the label of a body within', () => {
  const mesh = (side: 'left' | 'both', name = 'Amygdala') => ({
    key: `deep ${side}`,
    name,
    side,
    colour: '#00aa00',
    positionsWorld: Float32Array.of(-20, 0, -10, -26, 6, -20, -20, 0, -30),
    faces: new Uint32Array(3),
  })
  const middle = [-22, 2, -20]
  const glass = (amount: number) => ({
    ...viewPresets['lateral-left'],
    layout: { ...viewPresets['lateral-left'].layout, glass: amount },
  })

  it('is at its middle, once the cortex is clear enough, and if it has a name', () => {
    const deepMeshes = [mesh('left'), mesh('both', '')]
    const { drawing, onPane } = drawn(glass(0.31), { deepMeshes })
    const [x, y] = onPane('left', middle)
    expect(drawing.labels).toEqual([
      {
        key: 'deep left',
        text: 'Amygdala',
        colour: '#00aa00',
        anchor: [expect.closeTo(x, 6), expect.closeTo(y, 6)],
      },
    ])
    expect(drawn(glass(0.3), { deepMeshes }).drawing.labels).toEqual([])
    expect(drawn(glass(1), { deepMeshes, showLabels: false }).drawing.labels).toEqual([])
  })

  it('is on the half whose midline looks at the viewer, or nowhere where its own is away', () => {
    const open = { ...viewPresets['four-faces'] }
    const layout = { ...open.layout, glass: 1 }
    const { drawing, onPane, standing } = drawn({ ...open, layout }, { deepMeshes: [mesh('left')] })
    const medial = standing
      .filter(({ side }) => side === 'left')
      .findIndex(({ face }) => face === 'medial')
    const [x, y] = onPane('left', middle, medial)
    expect(drawing.labels[0]!.anchor).toEqual([expect.closeTo(x, 6), expect.closeTo(y, 6)])
    const lifted = viewPresets['lateral-and-medial']
    const apart = drawn(
      { ...lifted, layout: { ...lifted.layout, glass: 1 } },
      { deepMeshes: [mesh('both')] },
    )
    const [onRight, down] = apart.onPane('right', middle)
    expect(apart.drawing.labels[0]!.anchor).toEqual([
      expect.closeTo(onRight, 6),
      expect.closeTo(down, 6),
    ])
    const gone = drawn(
      glass(1),
      { deepMeshes: [mesh('left'), mesh('both')] },
      { shown: { left: 0 } },
    )
    expect(gone.drawing.labels.map(({ anchor }) => anchor === null)).toEqual([true, false])
  })
})

describe('the cursor', () => {
  /** The first corner of the face whose corner lies farthest to one side. */
  const lateralPlace = (hemisphere: 'left' | 'right') => {
    const { faces, surfaces } = cortex[hemisphere]
    const out = hemisphere === 'left' ? -1 : 1
    let best = 0
    for (let face = 0; face < faces.length / 3; face++)
      if (out * surfaces.pial[3 * faces[3 * face]!]! > out * surfaces.pial[3 * faces[3 * best]!]!)
        best = face
    const v = 3 * faces[3 * best]!
    return {
      place: { hemisphere, face: best, barycentric: [1, 0, 0] } as const,
      world: [...surfaces.pial.slice(v, v + 3)],
    }
  }

  it('is where its place is drawn, seen from that side and faint from the other', () => {
    const { place, world } = lateralPlace('left')
    const at = (preset: keyof typeof viewPresets) => {
      const { drawing, onPane } = drawn(viewPresets[preset], { cursor: place })
      const [x, y] = onPane('left', world)
      expect(drawing.cursors.map((one) => [one.x, one.y])).toEqual([
        [expect.closeTo(x, 4), expect.closeTo(y, 4)],
      ])
      return drawing.cursors.map(({ seen }) => seen)
    }
    expect(at('lateral-left')).toEqual([true])
    expect(at('lateral-right')).toEqual([false])
    expect(drawn(viewPresets.anterior).drawing.cursors).toEqual([])
  })

  it('is on the face of a half that shows its place, and not on the other one', () => {
    const { place, world } = lateralPlace('right')
    const { drawing, onPane, standing } = drawn(viewPresets['four-faces'], { cursor: place })
    const lateral = standing
      .filter(({ side }) => side === 'right')
      .findIndex(({ face }) => face === 'lateral')
    const [x, y] = onPane('right', world, lateral)
    expect(drawing.cursors.map((one) => [one.x, one.y, one.seen])).toEqual([
      [expect.closeTo(x, 4), expect.closeTo(y, 4), true],
    ])
  })
})

describe('the hull of a brain', () => {
  it.each([0, 0.5, 1, 1.6, 2])(
    'at inflation %d reaches about as far as the whole brain, every way',
    (inflation) => {
      const hull = brainHull(cortex, inflation)
      for (const side of ['left', 'right'] as const) {
        const { pial, inflated, veryInflated } = cortex[side].surfaces
        const [from, to] = inflation <= 1 ? [pial, inflated!] : [inflated!, veryInflated!]
        const t = inflation <= 1 ? inflation : inflation - 1
        const whole = triples(from.map((value, i) => value + t * (to[i]! - value)))
        const points = triples(hull[side])
        expect(points.length).toBeLessThan(whole.length / 2)
        for (const way of ways) {
          const reach = (all: readonly (readonly number[])[]) =>
            Math.max(...all.map((p) => p[0]! * way[0]! + p[1]! * way[1]! + p[2]! * way[2]!))
          expect(reach(whole) - reach(points)).toBeGreaterThanOrEqual(-1e-4)
          expect(reach(whole) - reach(points)).toBeLessThan(1.5)
        }
      }
    },
  )
})

/** To the six sides, the twelve edges and the eight corners of a cube. */
const ways = [-1, 0, 1]
  .flatMap((x) => [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((z) => [x, y, z])))
  .filter((way) => way.some((part) => part !== 0))
  .map((way) => way.map((part) => part / Math.hypot(...way)))
