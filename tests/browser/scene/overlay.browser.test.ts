/** What stands over a brain's picture, from made-up places of a pane of 400 by 300 px. */
import '#scene/stage.css'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OrientationAxis, orientationAxes } from '#scene/orientation.ts'
import {
  createPaneOverlay,
  type OverlayDrawing,
  type PaneOverlay,
  type SideBox,
} from '#scene/pane-overlay.ts'
import { frameBrain, paneProjection } from '#scene/pane-projection.ts'
import { point } from '#space/point.ts'
import { camera } from '#view/camera.ts'

const size = { width: 400, height: 300 }
const noInsets = { top: 0, right: 0, bottom: 0, left: 0 }

let pane: HTMLElement
let overlay: PaneOverlay
beforeEach(() => {
  pane = document.createElement('div')
  pane.style.cssText = 'position:absolute;top:0;left:0;width:400px;height:300px;font:13px monospace'
  document.body.append(pane)
  overlay = createPaneOverlay(pane)
})
afterEach(() => {
  overlay.remove()
  pane.remove()
})

function boxOf(
  side: 'left' | 'right',
  [left, right, top, bottom]: readonly [number, number, number, number],
  more: Partial<SideBox> = {},
): SideBox {
  const reach = {
    lowerLeft: -left + bottom,
    lowerRight: right + bottom,
    upperLeft: -left - top,
    upperRight: right - top,
  }
  return { side, face: 'whole', left, right, top, bottom, reach, ahead: 100, ...more }
}

const projectionOf = (pixels: typeof size) => {
  const fitted = Float64Array.of(-50, 0, 0, 50, 0, 0, 0, 50, 0)
  const framing = frameBrain({ fitted, centre: point<'scene'>(0, 0, 0) }, camera(0, 0), pixels)
  return paneProjection(framing, camera(0, 0), pixels)
}

it('shows nothing before its first frame, which says where the axes’ letters belong', () => {
  const seen = [...pane.querySelectorAll('*')].filter(
    (one) => one.textContent !== '' && getComputedStyle(one).visibility === 'visible',
  )
  expect(seen.filter(({ children }) => children.length === 0)).toEqual([])
})

const drawing = (change: Partial<OverlayDrawing> = {}): OverlayDrawing => ({
  projection: projectionOf(size),
  insets: noInsets,
  labels: [],
  sides: [],
  poles: [],
  axes: [],
  cursors: [],
  ...change,
})

const label = (key: string, anchor: readonly [number, number] | null, text = key) => ({
  key,
  text,
  colour: '#ff0000',
  anchor,
})
const one = <Found extends Element>(selector: string) => pane.querySelector<Found>(selector)!
const all = (selector: string) => [...pane.querySelectorAll<SVGElement | HTMLElement>(selector)]
const mark = (side: string, face = 'whole') =>
  one<HTMLElement>(`.stage-side[data-side=${side}][data-face=${face}]`)
/** Where it stands, if it is in sight. */
const placeOf = (element: HTMLElement | null) =>
  element && getComputedStyle(element).visibility === 'visible'
    ? (/translate\(([-\d.]+)px, ([-\d.]+)px\)/.exec(element.style.transform) ?? [])
        .slice(1)
        .map(Number)
    : null
const apart = (a: Element, b: Element) => {
  const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()]
  return p.right <= q.left || p.left >= q.right || p.bottom <= q.top || p.top >= q.bottom
}

describe('labels', () => {
  const brain = [boxOf('left', [150, 250, 100, 200])]

  it('stand beside the brain and point at their places', () => {
    overlay.draw(
      drawing({ sides: brain, labels: [label('ai', [170, 150]), label('acc', [240, 120])] }),
    )
    const [left, right] = [
      one<HTMLElement>('[data-region=ai]'),
      one<HTMLElement>('[data-region=acc]'),
    ]
    expect([left.textContent, right.textContent]).toEqual(['ai', 'acc'])
    const [x, y] = placeOf(left)!
    expect(x! + left.offsetWidth).toBeLessThanOrEqual(150)
    expect(Math.abs(y! + left.offsetHeight / 2 - 150)).toBeLessThan(1)
    expect(placeOf(right)![0]).toBeGreaterThanOrEqual(250)
    const [casing, line] = all('.stage-leader-casing, .stage-leader')
    for (const each of [casing!, line!]) {
      expect(Number(each.getAttribute('x1'))).toBeCloseTo(x! + left.offsetWidth, 0)
      expect([each.getAttribute('x2'), each.getAttribute('y2')]).toEqual(['170', '150'])
    }
    expect(all('.stage-leader-end').map((end) => end.getAttribute('cx'))).toEqual(['170', '240'])
  })

  it('are hidden with their leaders while their places are out of sight, and go when nobody wants them', () => {
    overlay.draw(
      drawing({ sides: brain, labels: [label('ai', [170, 150]), label('acc', [240, 120])] }),
    )
    overlay.draw(drawing({ sides: brain, labels: [label('ai', null), label('acc', [240, 120])] }))
    const visibility = () =>
      all('.stage-leader-end').map((end) => end.parentElement!.getAttribute('visibility'))
    expect(placeOf(one('[data-region=ai]'))).toBeNull()
    expect(placeOf(one('[data-region=acc]'))).not.toBeNull()
    expect(visibility()).toEqual(['hidden', 'visible'])
    overlay.draw(drawing({ sides: brain, labels: [label('ai', [170, 150])] }))
    expect(all('.stage-label').map(({ dataset }) => dataset['region'])).toEqual(['ai'])
    expect(visibility()).toEqual(['visible'])
    overlay.draw(drawing({ sides: brain, labels: [label('ai', [170, 150], 'insula')] }))
    expect(all('.stage-label').map(({ textContent }) => textContent)).toEqual(['insula'])
  })

  it('keep to the edges and to what a title leaves free', () => {
    const sides = [boxOf('left', [150, 250, 0, 300])]
    const at = (anchorY: number) => {
      const insets = { top: 40, right: 20, bottom: 30, left: 60 }
      overlay.draw(
        drawing({ sides, insets, labels: [label('a long name of a region', [160, anchorY])] }),
      )
      const plate = one<HTMLElement>('.stage-label')
      const [x, y] = placeOf(plate)!
      return [x, y, y! + plate.offsetHeight]
    }
    expect(at(0).slice(0, 2)).toEqual([68, 48])
    expect(at(300)[2]).toBe(262)
  })

  it('stand below a whole brain under its L or R, and close below faces, which have none there', () => {
    const name = 'a name too long for what is beside the brain'
    const belowOf = (face: SideBox['face']) => {
      const sides = [boxOf('left', [20, 380, 60, 180], { face })]
      overlay.draw(drawing({ sides, labels: [label('long', [100, 170], name)] }))
      return placeOf(one('.stage-label'))![1]
    }
    expect([belowOf('whole'), belowOf('lateral')]).toEqual([216, 192])
  })

  it('are as large as ever, but smaller beside hemispheres in a row where there is little room', () => {
    const isTight = () => one('.stage-overlay').hasAttribute('data-tight')
    const row = [boxOf('left', [100, 190, 100, 200]), boxOf('right', [180, 270, 100, 200])]
    overlay.draw(drawing({ sides: brain }))
    expect(isTight()).toBe(false)
    overlay.draw(drawing({ sides: row }))
    expect(isTight()).toBe(true)
    overlay.draw(drawing({ sides: [row[0]!, boxOf('right', [160, 250, 100, 200])] }))
    expect(isTight()).toBe(false)
    overlay.draw(drawing({ sides: [boxOf('left', [150, 250, 100, 200], { face: 'lateral' })] }))
    expect(isTight()).toBe(true)
    const wide = (width: number, insets = noInsets) =>
      overlay.draw(
        drawing({ sides: row, insets, projection: projectionOf({ width, height: 300 }) }),
      )
    wide(480)
    expect(isTight()).toBe(false)
    wide(500, { ...noInsets, left: 11, right: 10 })
    expect(isTight()).toBe(true)
  })
})

describe('left and right', () => {
  it('are named under each hemisphere that stands in the picture', () => {
    const both = [boxOf('left', [40, 180, 60, 220]), boxOf('right', [220, 360, 60, 220])]
    overlay.draw(drawing({ sides: both }))
    expect([mark('left').textContent, mark('right').textContent]).toEqual(['L', 'R'])
    expect([placeOf(mark('left')), placeOf(mark('right'))]).toEqual([
      [105, 228],
      [285, 228],
    ])
    overlay.draw(drawing({ sides: [both[1]!] }))
    expect([placeOf(mark('left')), placeOf(mark('right'))]).toEqual([null, [285, 228]])
  })

  it('are not named where the other hemisphere covers one, only where it nearly does', () => {
    const near = boxOf('left', [100, 300, 50, 250], { ahead: 80 })
    const marked = (...far: readonly [number, number, number, number]) => {
      overlay.draw(drawing({ sides: [near, boxOf('right', far, { ahead: 120 })] }))
      return [placeOf(mark('left')) !== null, placeOf(mark('right')) !== null]
    }
    expect(marked(120, 280, 60, 240)).toEqual([true, false])
    // A quarter of the near one to the side, above or below.
    expect(marked(152, 352, 50, 250)).toEqual([true, true])
    expect(marked(148, 348, 50, 250)).toEqual([true, false])
    expect(marked(52, 252, 50, 250)).toEqual([true, false])
    expect(marked(48, 248, 50, 250)).toEqual([true, true])
    expect(marked(100, 300, -2, 198)).toEqual([true, true])
    expect(marked(100, 300, 2, 202)).toEqual([true, false])
    expect(marked(100, 300, 102, 302)).toEqual([true, true])
  })

  it('stand above the upper of two hemispheres one over the other', () => {
    const [upper, lower] = [
      boxOf('left', [150, 250, 40, 130]),
      boxOf('right', [150, 250, 160, 260]),
    ]
    overlay.draw(drawing({ sides: [upper, lower] }))
    expect(placeOf(mark('left'))).toEqual([195, 16])
    expect(placeOf(mark('right'))).toEqual([195, 268])
    // Beside one another the higher one has its letter below, too.
    overlay.draw(drawing({ sides: [boxOf('left', [40, 140, 40, 130]), lower] }))
    expect(placeOf(mark('left'))).toEqual([85, 138])
  })

  it('stand in the corner of each face of a hemisphere that is shown from more than one side', () => {
    overlay.draw(
      drawing({
        sides: [
          boxOf('left', [20, 180, 30, 140], { face: 'lateral' }),
          boxOf('left', [20, 180, 160, 280], { face: 'medial' }),
        ],
      }),
    )
    expect(placeOf(mark('left', 'lateral'))).toEqual([20, 30])
    expect(placeOf(mark('left', 'medial'))).toEqual([20, 160])
  })

  it('stay within what a title leaves free of the pane, however far the brain reaches beyond', () => {
    const insets = { top: 40, right: 20, bottom: 30, left: 60 }
    const at = (...box: readonly [number, number, number, number]) => {
      overlay.draw(drawing({ insets, sides: [boxOf('left', box)] }))
      return placeOf(mark('left'))
    }
    expect(at(500, 700, -300, 700)).toEqual([356, 246])
    expect(at(-700, -500, -600, -300)).toEqual([68, 48])
  })

  it('make way for a label into a corner that the outline leaves free, away from the other hemisphere', () => {
    const name = 'a name so long that it goes from edge to edge'
    const place = (sides: readonly SideBox[]) => {
      overlay.draw(drawing({ sides, labels: [label('long', [100, 268], name)] }))
      expect(apart(mark('left'), one('.stage-label'))).toBe(true)
      return placeOf(mark('left'))
    }
    const alone = boxOf('left', [20, 380, 20, 250])
    overlay.draw(drawing({ sides: [alone] }))
    expect(placeOf(mark('left'))).toEqual([195, 258])
    expect(place([alone])).toEqual([12, 234])
    // Another brain to its left: the right corner is the free one.
    expect(place([alone, boxOf('right', [-300, 10, 20, 250])])).toEqual([372, 234])
    expect(place([alone, boxOf('right', [390, 700, 20, 250])])).toEqual([12, 234])
  })

  it('keep off the axes, and within the pane where the brain reaches beyond it', () => {
    // The axes stand in the lower left corner, 38 px each way.
    overlay.draw(drawing({ sides: [boxOf('left', [20, 90, 60, 214])] }))
    const [x, y] = placeOf(mark('left'))!
    expect(x! >= 76 || y! + 24 <= 224).toBe(true)
    overlay.draw(drawing({ sides: [boxOf('left', [-400, 900, -300, 900])] }))
    const [across, down] = placeOf(mark('left'))!
    expect(across).toBeGreaterThanOrEqual(8)
    expect(across! + 24).toBeLessThanOrEqual(400)
    expect(down! + 24).toBeLessThanOrEqual(300)
    const insets = { top: 10, right: 30, bottom: 40, left: 50 }
    overlay.draw(drawing({ insets, sides: [boxOf('left', [-400, -300, -300, -200])] }))
    expect(placeOf(mark('left'))).toEqual([58, 18])
  })
})

describe('letters at the poles', () => {
  const pole = (key: string, x: number, y: number) => ({ key, letter: key[0]!, x, y })

  it('stand where they belong, and go with what they name', () => {
    overlay.draw(drawing({ poles: [pole('A left', 40.04, 50), pole('P left', 300, 60)] }))
    const texts = () =>
      all('.stage-poles text').map((text) => [text.textContent, text.getAttribute('x')])
    expect(texts()).toEqual([
      ['A', '40'],
      ['P', '300'],
    ])
    overlay.draw(drawing({ poles: [pole('P right', 90, 60)] }))
    expect(texts()).toEqual([['P', '90']])
    expect(one<SVGTextElement>('.stage-poles text').dataset['pole']).toBe('P right')
    overlay.draw(drawing())
    expect(texts()).toEqual([])
  })

  it('are left out where a label stands, to half a letter beside it', () => {
    const sides = [boxOf('left', [150, 250, 100, 200])]
    const labels = [label('ai', [170, 150])]
    overlay.draw(drawing({ sides, labels }))
    const { left, right, top, bottom } = one('.stage-label').getBoundingClientRect()
    const middle = [(left + right) / 2, (top + bottom) / 2] as const
    const shown = (x: number, y: number) => {
      overlay.draw(drawing({ sides, labels, poles: [pole('A', x, y)] }))
      return all('.stage-poles text').length === 1
    }
    expect(shown(...middle)).toBe(false)
    expect([shown(left - 6, middle[1]), shown(left - 8, middle[1])]).toEqual([false, true])
    expect([shown(right + 6, middle[1]), shown(right + 8, middle[1])]).toEqual([false, true])
    expect([shown(middle[0], top - 6), shown(middle[0], top - 8)]).toEqual([false, true])
    expect([shown(middle[0], bottom + 6), shown(middle[0], bottom + 8)]).toEqual([false, true])
  })
})

it('the cursor is on each face that shows it, faint where it is covered', () => {
  const cursors = () =>
    all('.stage-cursor').map((cursor) => [
      cursor.getAttribute('visibility'),
      cursor.getAttribute('opacity'),
      cursor.getAttribute('transform'),
    ])
  overlay.draw(
    drawing({
      cursors: [
        { x: 30.04, y: 40, seen: true },
        { x: 90, y: 50, seen: false },
      ],
    }),
  )
  expect(cursors()).toEqual([
    ['visible', '1', 'translate(30 40)'],
    ['visible', '0.3', 'translate(90 50)'],
  ])
  overlay.draw(drawing({ cursors: [{ x: 5, y: 6, seen: false }] }))
  expect(cursors().map(([visibility]) => visibility)).toEqual(['visible', 'hidden'])
  expect(one<SVGElement>('.stage-cursor').dataset['seen']).toBe('false')
  overlay.draw(drawing())
  expect(cursors()[0]?.[0]).toBe('hidden')
})

describe('the axes', () => {
  const upright: readonly OrientationAxis[] = orientationAxes(projectionOf(size), [])
  const reach = () =>
    /translate\(([\d.]+) /.exec(one('.stage-axis').parentElement!.getAttribute('transform')!)![1]

  it('are shorter in a small pane and beside many pieces', () => {
    overlay.draw(drawing({ axes: upright }))
    expect(reach()).toBe('46')
    const small = (insets: Partial<typeof noInsets>) =>
      overlay.draw(drawing({ axes: upright, insets: { ...noInsets, ...insets } }))
    small({ bottom: 60 })
    expect(reach()).toBe('46')
    small({ bottom: 61 })
    expect(reach()).toBe('39')
    small({ right: 161 })
    expect(reach()).toBe('39')
    const row = [boxOf('left', [150, 240, 100, 200]), boxOf('right', [240, 330, 100, 200])]
    overlay.draw(drawing({ axes: upright, sides: row }))
    expect(reach()).toBe('39')
  })

  it('are drawn as far as all pictures share them', () => {
    const axes = upright.map((axis, i) => ({ ...axis, x: i === 0 ? 1 : 0, isShared: i === 0 }))
    overlay.draw(drawing({ axes }))
    const [first, second] = all('.stage-axis')
    expect([first!.getAttribute('x2'), first!.getAttribute('y2')]).toEqual(['18', '0'])
    expect(Number(first!.getAttribute('opacity'))).toBeGreaterThan(0.3)
    expect(second!.getAttribute('opacity')).toBe('0')
    const [letter] = all('.stage-axis-letter')
    expect([letter!.textContent, letter!.getAttribute('x')]).toEqual(['R', '26'])
  })
})

it('a line that is drawn is closed, and is gone with the hand that drew it', () => {
  overlay.drawPath([
    [10, 20],
    [30.06, 20],
    [30, 50],
  ])
  for (const line of all('.stage-lasso')) {
    expect(line.getAttribute('d')).toBe('M10 20L30.1 20L30 50Z')
    expect(line.getAttribute('visibility')).toBe('visible')
  }
  overlay.drawPath(null)
  for (const line of all('.stage-lasso')) expect(line.getAttribute('visibility')).toBe('hidden')
})

it('stands under what else is in the pane, wears its colours, and leaves nothing behind', () => {
  const host = document.createElement('div')
  host.append(document.createElement('button'))
  document.body.append(host)
  const own = createPaneOverlay(host)
  expect(host.firstElementChild?.className).toBe('stage-overlay')
  expect(host.style.position).toBe('relative')
  expect(pane.style.position).toBe('absolute')
  own.setTheme({ background: '#123456', ink: '#654321' })
  const { style } = host.firstElementChild as HTMLElement
  expect(style.getPropertyValue('--stage-background')).toBe('#123456')
  expect(style.getPropertyValue('--stage-ink')).toBe('#654321')
  own.remove()
  expect(host.querySelector('.stage-overlay')).toBeNull()
  expect(host.children).toHaveLength(1)
  host.remove()
})
