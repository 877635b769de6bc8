/** Where hemispheres and what goes with them stand, held against places that are projected here. */
import { expect, it, vi } from 'vitest'
import { layOutStill } from '#scene/brain-layout.ts'
import { frameBrain, paneProjection, toPane } from '#scene/pane-projection.ts'
import type { StageProps } from '#scene/stage-props.ts'
import type { StandingHemisphere } from '#scene/standing-hemisphere.ts'
import { apply, identityAffine } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import type { Camera } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { cortex, countUploads, mountStage, pane, readPicture } from './mount-stage.tsx'
import { pointer } from './pointer.ts'
import { icosphere, roundField } from './synthetic-cortex.ts'

const size = { width: 600, height: 300 }
type Place = readonly [number, number, number]

function projected(layout: BrainLayout, camera: Camera) {
  const brain = layOutStill(cortex, layout, camera, size)
  const projection = paneProjection(frameBrain(brain, camera, size), camera, size)
  return {
    standing: brain.standing,
    at: (one: Pick<StandingHemisphere, 'toScene'>, world: Place) =>
      toPane(projection, apply(one.toScene, worldPoint(...world))),
  }
}

const four = { ...closedBrain, ...viewPresets['four-faces'].layout }
const lateral = (side: 'left' | 'right'): Place => [side === 'left' ? -65 : 65, 0, 20]
const medial = (side: 'left' | 'right'): Place => [side === 'left' ? -4 : 4, 0, 20]

it('stands peaks and deep bodies in their hemispheres, lifted, opened, in four faces and alone', async () => {
  const ball = icosphere(2)
  const midline: Place = [0, -30, -9]
  const peaks = { left: [-30, 20, 10] as Place, right: [32, -60, 20] as Place }
  const stage = await mountStage({
    showLabels: false,
    deepMeshes: [
      {
        key: 'pag',
        name: 'PAG',
        side: 'both',
        positionsWorld: ball.positions.map((x, i) => x * 7 + midline[i % 3]!),
        faces: ball.faces,
        colour: '#2040ff',
      },
    ],
  })
  const foci = [
    {
      key: 'peaks',
      positionsWorld: Float32Array.from([...peaks.left, ...peaks.right]),
      colour: '#00c000',
      radiusMm: 6,
    },
  ]
  for (const [name, camera, change] of [
    ['closed', viewPresets['lateral-left'].camera, {}],
    ['lifted', viewPresets['lateral-and-medial'].camera, { liftMm: 128 }],
    ['open book', viewPresets['open-book'].camera, { openDeg: 90 }],
    ['four faces', viewPresets['four-faces'].camera, { fourFaces: true }],
    ['left alone', viewPresets['medial-left'].camera, { hidden: 'right' as const }],
    ['right faces', viewPresets['four-faces'].camera, { fourFaces: true, hidden: 'left' as const }],
  ] as const) {
    const layout: BrainLayout = { ...closedBrain, ...change, glass: 1 }
    await stage.set({ layout, panes: [pane('a', { camera, foci })] })
    const pixel = await readPicture(stage.handle, stage.canvas())
    const tints = ([x, y]: readonly number[]) => {
      const [red, green, blue] = pixel(x!, y!)
      return { green: green - (red + blue) / 2, blue: blue - (red + green) / 2 }
    }
    const { standing, at } = projected(layout, camera)
    for (const one of standing) {
      const where = `${name}, ${one.side} ${one.face}`
      expect(tints(at(one, midline)).blue, where).toBeGreaterThan(40)
      expect(tints(at(one, peaks[one.side])).green, where).toBeGreaterThan(40)
    }
    if (name !== 'lifted') continue
    // This pane is wide: one in front, the other behind, beside one another as seen from the left; nothing is left between them.
    const [left, right] = standing.map(({ toScene }) => toScene[7]!)
    expect(left).toBeGreaterThan(80)
    expect(right).toBe(-left!)
    expect(tints(at({ toScene: identityAffine() }, midline)).blue).toBeLessThan(15)
  }
})

it('picks on each of four faces what is drawn there, and marks the cursor on it', async () => {
  const onPick = vi.fn<StageProps['onPick']>()
  const { camera } = viewPresets['four-faces']
  const stage = await mountStage({ onPick, layout: four, panes: [pane('a', { camera })] })
  const { standing, at } = projected(four, camera)
  expect(standing).toHaveLength(4)
  const element = stage.paneElement('a')
  for (const one of standing) {
    const place = one.face === 'lateral' ? lateral(one.side) : medial(one.side)
    const [x, y] = at(one, place)
    pointer(element, 'pointerdown', x, y)
    pointer(element, 'pointerup', x, y)
    const cursor = onPick.mock.lastCall![1]
    expect(cursor.hemisphere).toBe(one.side)
    await stage.set({ cursor })
    const shown = [...element.querySelectorAll<SVGGElement>('.stage-cursor')].filter(
      (mark) => mark.getAttribute('visibility') === 'visible',
    )
    expect(shown.map(({ dataset }) => dataset['seen'])).toEqual(['true'])
    const [markX, markY] = shown[0]!
      .getAttribute('transform')!
      .match(/[\d.]+/g)!
      .map(Number)
    expect(Math.hypot(markX! - x, markY! - y)).toBeLessThan(0.3)
  }
  expect(onPick).toHaveBeenCalledTimes(4)
})

it('labels a region on the face that shows it, and marks side, front and back of each face', async () => {
  const { camera } = viewPresets['four-faces']
  const patch = (side: 'left' | 'right', name: string, place: Place) => ({
    key: name,
    hemisphere: side,
    label: name,
    colour: '#00a0a0',
    field: roundField(cortex[side], place, 14),
  })
  const regions = [
    patch('right', 'Outer right', lateral('right')),
    patch('left', 'Inner left', medial('left')),
  ]
  const stage = await mountStage({ layout: four, regions, panes: [pane('a', { camera })] })
  const { standing, at } = projected(four, camera)
  const element = stage.paneElement('a')
  const ends = [...element.querySelectorAll('.stage-leader-end')].map((end) => [
    Number(end.getAttribute('cx')),
    Number(end.getAttribute('cy')),
  ])
  const faceOf = (side: string, face: string) =>
    standing.find((one) => one.side === side && one.face === face)!
  for (const [i, one] of [faceOf('right', 'lateral'), faceOf('left', 'medial')].entries()) {
    const [x, y] = at(one, one.face === 'lateral' ? lateral('right') : medial('left'))
    expect(Math.hypot(ends[i]![0]! - x, ends[i]![1]! - y)).toBeLessThan(12)
  }
  const marks = [...element.querySelectorAll<HTMLElement>('.stage-side')].filter(
    ({ style }) => style.visibility === 'visible',
  )
  expect(marks.map(({ textContent, dataset }) => `${textContent} ${dataset['face']}`)).toEqual([
    'L lateral',
    'L medial',
    'R medial',
    'R lateral',
  ])
  for (const one of standing) {
    const poleX = (letter: string) =>
      Number(
        element.querySelector(`[data-pole="${letter} ${one.side} ${one.face}"]`)!.getAttribute('x'),
      )
    const outwards = one.side === 'left' ? -35 : 35
    const frontIsLeft = at(one, [outwards, 50, 0])[0] < at(one, [outwards, -90, 0])[0]
    expect(poleX('A') < poleX('P'), `${one.side} ${one.face}`).toBe(frontIsLeft)
  }
  // Of the axes only up and down mean the same for all.
  const letters = [...element.querySelectorAll('.stage-axis-letter:not([data-pole])')]
    .filter((text) => Number(text.getAttribute('opacity')) > 0)
    .map(({ textContent }) => textContent)
  expect(letters).toEqual(['S', 'I'])
})

it('sends the cortex to the card once, however often it stands in a picture', async () => {
  const stage = await mountStage({ panes: [pane('a')] })
  const uploads = await countUploads(() => stage.set({ layout: four }))
  expect(uploads).toEqual({})
  await stage.set({ layout: closedBrain })
  const before = await readPicture(stage.handle, stage.canvas())
  const fresh = await mountStage({ panes: [pane('a')] })
  const usual = await readPicture(fresh.handle, fresh.canvas())
  for (let x = 5; x < 600; x += 7) expect(before(x, 150)).toEqual(usual(x, 150))
})
