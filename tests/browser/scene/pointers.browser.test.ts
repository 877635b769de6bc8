/** What pointers, wheel and keys ask for, without a picture: the panes are empty boxes of 300 by 200 px. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keyPanPx, keyZoom, wheelRestMs } from '#scene/control-feel.ts'
import { attachPaneControls, type PaneControls } from '#scene/pane-controls.ts'
import { attachSliceControls, type SliceControls } from '#scene/slice-controls.ts'
import { type Camera, type CameraMove, camera } from '#view/camera.ts'
import { pointer } from './pointer.ts'

const put: HTMLElement[] = []
let detach = () => {}
afterEach(() => {
  detach()
  for (const element of put.splice(0)) element.remove()
})

function box(parent: HTMLElement = document.body, tag = 'div'): HTMLElement {
  const element = document.createElement(tag)
  element.style.cssText = 'width:300px;height:200px;outline:0'
  parent.append(element)
  put.push(element)
  return element
}

const pressed = (target: HTMLElement, key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  return event
}
const turned = (target: HTMLElement, x: number, y: number, init: WheelEventInit) => {
  const { left, top } = target.getBoundingClientRect()
  const at = { clientX: left + x, clientY: top + y }
  const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, ...at, ...init })
  target.dispatchEvent(event)
  return event
}
const menu = (target: HTMLElement) => {
  const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true })
  target.dispatchEvent(event)
  return event
}
const finger = (id: number) => ({ pointerType: 'touch', pointerId: id })
const rest = () => new Promise((resolve) => setTimeout(resolve, wheelRestMs + 60))

describe('a brain', () => {
  function brain(own: Partial<Pick<PaneControls, 'isDrawing'>> = {}) {
    const pane = box()
    pane.tabIndex = 0
    let shown: Camera = camera(30, 20)
    const moves: CameraMove[] = []
    const controls = {
      camera: () => shown,
      moved: (from: Camera, move: CameraMove) => {
        moves.push(move)
        return { ...from, zoom: Math.min(8, from.zoom * (move.zoomBy ?? 1)) }
      },
      mmPerPx: () => 0.5,
      mmPerPxAt: () => 0.25,
      centre: () => [150, 100] as const,
      onMove: vi.fn<PaneControls['onMove']>((next) => {
        shown = next
      }),
      isBrainAt: vi.fn((x: number, y: number) => x > 100 && x < 200 && y > 50 && y < 150),
      onPick: vi.fn<PaneControls['onPick']>(),
      isDrawing: () => false,
      onDraw: vi.fn<PaneControls['onDraw']>(),
      ...own,
    }
    detach = attachPaneControls(pane, controls)
    const sum = (of: (move: CameraMove) => number | undefined) =>
      moves.reduce((total, move) => total + (of(move) ?? 0), 0)
    const phases = () => controls.onMove.mock.calls.map(([, phase]) => phase)
    return { pane, moves, sum, phases, ...controls }
  }
  const drag = (pane: HTMLElement, init: PointerEventInit = {}, end = 'pointerup') => {
    pointer(pane, 'pointerdown', 100, 100, init)
    pointer(pane, 'pointermove', 103, 100, init)
    pointer(pane, 'pointermove', 120, 90, init)
    pointer(pane, end, 120, 90, init)
  }

  it('is picked at where a press hardly moves, and turned by what a drag goes from its start', () => {
    const { pane, onPick, sum, moves, phases } = brain()
    pointer(pane, 'pointerdown', 40, 60)
    pointer(pane, 'pointermove', 43, 60)
    pointer(pane, 'pointerup', 43, 60)
    expect(onPick.mock.calls).toEqual([[43, 60]])
    expect(moves).toEqual([])
    pointer(pane, 'pointerdown', 40, 60)
    pointer(pane, 'pointermove', 44, 60)
    pointer(pane, 'pointerup', 44, 60)
    expect(onPick).toHaveBeenCalledTimes(1)
    expect(phases()).toEqual(['moving', 'settled'])
    moves.length = 0
    drag(pane)
    expect(sum(({ azimuthDeg }) => azimuthDeg)).toBeCloseTo(20 * 0.42)
    expect(sum(({ elevationDeg }) => elevationDeg)).toBeCloseTo(-10 * 0.42)
    expect(sum(({ panRightMm }) => panRightMm)).toBe(0)
  })

  it('is shifted with the pointer by the right button or shift, also by one that is pressed on the way', () => {
    for (const init of [{ button: 2 }, { shiftKey: true }, { button: 1 }]) {
      const { pane, sum, onPick } = brain()
      drag(pane, init)
      expect(sum(({ panRightMm }) => panRightMm)).toBeCloseTo(-20 * 0.5)
      expect(sum(({ panUpMm }) => panUpMm)).toBeCloseTo(-10 * 0.5)
      expect(sum(({ azimuthDeg }) => azimuthDeg)).toBe(0)
      expect(onPick).not.toHaveBeenCalled()
    }
    const { pane, moves } = brain()
    pointer(pane, 'pointerdown', 100, 100)
    pointer(pane, 'pointermove', 110, 100)
    pointer(pane, 'pointermove', 120, 100, { shiftKey: true })
    expect(moves.map((move) => Object.keys(move)[0])).toEqual(['azimuthDeg', 'panRightMm'])
  })

  it('is not picked by other buttons, nor by a press that is taken away', () => {
    const { pane, onPick, onMove } = brain()
    for (const button of [2, 3]) {
      pointer(pane, 'pointerdown', 100, 100, { button })
      pointer(pane, 'pointerup', 100, 100, { button })
    }
    pointer(pane, 'pointerdown', 100, 100)
    pointer(pane, 'pointercancel', 100, 100)
    drag(pane, { button: 3 })
    expect([onPick.mock.calls.length, onMove.mock.calls.length]).toEqual([0, 0])
    drag(pane, {}, 'pointercancel')
    expect(onMove.mock.lastCall?.[1]).toBe('settled')
    pointer(pane, 'pointermove', 200, 200)
    expect(onMove.mock.lastCall?.[1]).toBe('settled')
  })

  it('zooms about the pointer, as far as zooming goes', () => {
    const { pane, moves, onMove } = brain()
    turned(pane, 190, 60, { deltaY: -100 })
    const factor = Math.exp(0.16)
    const [, zoomed] = moves
    expect(zoomed?.zoomBy).toBeCloseTo(factor)
    const shift = 0.25 * (1 - 1 / factor)
    expect(zoomed?.panRightMm).toBeCloseTo(40 * shift)
    expect(zoomed?.panUpMm).toBeCloseTo(40 * shift)
    // At its largest nothing is shifted, either.
    onMove(camera(30, 20, 8), 'moving')
    turned(pane, 190, 60, { deltaY: -100 })
    expect(moves.at(-1)?.panRightMm).toBeCloseTo(0)
  })

  it.each([
    [0, false, 100, Math.exp(-0.16)],
    [1, false, 3, Math.exp(-3 * 16 * 0.0016)],
    [2, false, 1, Math.exp(-400 * 0.0016)],
    [0, true, 10, Math.exp(-0.1)],
  ])('takes a wheel of mode %i, pinched %s', (deltaMode, ctrlKey, deltaY, factor) => {
    const { pane, moves } = brain()
    expect(turned(pane, 150, 100, { deltaMode, ctrlKey, deltaY }).defaultPrevented).toBe(true)
    expect(moves[0]?.zoomBy).toBeCloseTo(factor)
  })

  it('settles once the wheel rests, and never after it is gone', async () => {
    const { pane, phases, onMove } = brain()
    turned(pane, 150, 100, { deltaY: 10 })
    turned(pane, 150, 100, { deltaY: 10 })
    expect(phases()).toEqual(['moving', 'moving'])
    await rest()
    expect(phases()).toEqual(['moving', 'moving', 'settled'])
    turned(pane, 150, 100, { deltaY: 10 })
    detach()
    await rest()
    expect(onMove).toHaveBeenCalledTimes(4)
    drag(pane)
    turned(pane, 150, 100, { deltaY: 10 })
    pressed(pane, 'ArrowLeft')
    expect(onMove).toHaveBeenCalledTimes(4)
    expect(pane.style.touchAction).toBe('')
  })

  it('follows two fingers: their middle shifts it, their distance zooms', () => {
    const { pane, moves, sum, onPick, phases } = brain()
    pointer(pane, 'pointerdown', 100, 100, finger(1))
    pointer(pane, 'pointerdown', 140, 100, finger(2))
    pointer(pane, 'pointermove', 180, 100, finger(2))
    expect(moves.find(({ zoomBy }) => zoomBy)?.zoomBy).toBeCloseTo(2)
    pointer(pane, 'pointermove', 140, 100, finger(1))
    expect(sum(({ panRightMm }) => panRightMm) < 0).toBe(true)
    // Fingers that meet have no distance.
    const before = moves.length
    pointer(pane, 'pointermove', 180, 100, finger(1))
    expect(moves.slice(before).some(({ zoomBy }) => zoomBy !== undefined)).toBe(false)
    pointer(pane, 'pointerup', 180, 100, finger(1))
    expect(phases()).not.toContain('settled')
    pointer(pane, 'pointerup', 180, 100, finger(2))
    expect(phases().at(-1)).toBe('settled')
    expect(onPick).not.toHaveBeenCalled()
  })

  it('keeps what lies between two fingers there', () => {
    const { pane, moves } = brain()
    const shifts = () =>
      moves.flatMap(({ panRightMm, panUpMm }) =>
        panRightMm === undefined ? [] : [[panRightMm + 0, panUpMm! + 0]],
      )
    pointer(pane, 'pointerdown', 100, 80, finger(1))
    pointer(pane, 'pointerdown', 140, 80, finger(2))
    pointer(pane, 'pointermove', 180, 80, finger(2))
    // Their middle goes 20 px; twice as large, what is under it now, 10 px left of and 20 above the middle, stays.
    expect(shifts()).toEqual([
      [-20 * 0.5, 0],
      [-10 * 0.25 * 0.5, 20 * 0.25 * 0.5],
    ])
    pointer(pane, 'pointermove', 100, 110, finger(1))
    expect(shifts()[2]).toEqual([0, 15 * 0.5])
  })

  it('goes back to the whole from the same side on a double click', () => {
    const { pane, onMove } = brain()
    pane.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(onMove).toHaveBeenLastCalledWith(camera(30, 20), 'settled')
  })

  it('turns with arrows, shifts with shift and zooms with plus and minus', () => {
    const { pane, moves } = brain()
    const moveOf = (key: string, init: KeyboardEventInit = {}) => {
      expect(pressed(pane, key, init).defaultPrevented).toBe(true)
      return moves.at(-1)
    }
    expect(moveOf('ArrowLeft')).toEqual({ azimuthDeg: -10, elevationDeg: 0 })
    expect(moveOf('ArrowRight')).toEqual({ azimuthDeg: 10, elevationDeg: 0 })
    expect(moveOf('ArrowUp')).toEqual({ azimuthDeg: 0, elevationDeg: -10 })
    expect(moveOf('ArrowDown')).toEqual({ azimuthDeg: 0, elevationDeg: 10 })
    const mm = keyPanPx * 0.5
    const shifted = (key: string) => {
      const { panRightMm = 0, panUpMm = 0 } = moveOf(key, { shiftKey: true }) ?? {}
      return [panRightMm + 0, panUpMm + 0]
    }
    expect(shifted('ArrowLeft')).toEqual([mm, 0])
    expect(shifted('ArrowUp')).toEqual([0, -mm])
    for (const key of ['+', '=']) expect(moveOf(key)).toEqual({ zoomBy: keyZoom })
    for (const key of ['-', '_']) expect(moveOf(key)).toEqual({ zoomBy: 1 / keyZoom })
  })

  it('leaves other keys, shortcuts and keys of what stands in the pane alone', () => {
    const { pane, onMove, onPick } = brain()
    const inside = box(pane)
    for (const init of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
      expect(pressed(pane, 'ArrowLeft', init).defaultPrevented).toBe(false)
    expect(pressed(pane, 'q').defaultPrevented).toBe(false)
    expect(pressed(inside, 'ArrowLeft').defaultPrevented).toBe(false)
    const taken = (event: Event) => event.preventDefault()
    pane.addEventListener('keydown', taken, { capture: true })
    pressed(pane, 'ArrowLeft')
    pressed(pane, 'Enter')
    expect([onMove.mock.calls.length, onPick.mock.calls.length]).toEqual([0, 0])
  })

  it('is picked with Enter, in the middle or nearest to it; where there is none nothing is', () => {
    const { pane, onPick, isBrainAt } = brain()
    expect(pressed(pane, 'Enter').defaultPrevented).toBe(true)
    expect(onPick.mock.calls).toEqual([[150, 100]])
    isBrainAt.mockImplementation((x) => x > 170)
    pressed(pane, 'Enter')
    expect(onPick.mock.lastCall).toEqual([174, 100])
    isBrainAt.mockImplementation(() => false)
    expect(pressed(pane, 'Enter').defaultPrevented).toBe(true)
    expect(onPick).toHaveBeenCalledTimes(2)
  })

  it('has nothing to do with what is done on a button over it', () => {
    const { pane, onMove, onPick } = brain()
    const button = box(pane, 'button')
    drag(button)
    pointer(button, 'pointerdown', 10, 10)
    pointer(button, 'pointerup', 10, 10)
    expect(turned(button, 10, 10, { deltaY: 10 }).defaultPrevented).toBe(false)
    button.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(menu(button).defaultPrevented).toBe(false)
    expect(menu(pane).defaultPrevented).toBe(true)
    expect([onMove.mock.calls.length, onPick.mock.calls.length]).toEqual([0, 0])
  })

  it('is drawn on in place of turned: the line goes from the press to where it is let go', () => {
    const { pane, onDraw, onMove, onPick } = brain({ isDrawing: () => true })
    const lines: string[] = []
    onDraw.mockImplementation((path, phase) => lines.push(`${phase} ${path.join(' ')}`))
    drag(pane)
    expect(lines).toEqual(['moving 100,100 120,90', 'settled 100,100 120,90'])
    drag(pane, {}, 'pointercancel')
    expect(lines.at(-1)).toBe('dropped 100,100 120,90')
    pointer(pane, 'pointerdown', 100, 100)
    pointer(pane, 'pointerup', 100, 100)
    expect(lines.at(-1)).toBe('dropped 100,100')
    expect(onPick.mock.calls).toEqual([[100, 100]])
    const before = lines.length
    drag(pane, { shiftKey: true })
    expect(lines).toHaveLength(before)
    expect(onMove.mock.lastCall?.[1]).toBe('settled')
  })

  describe('on a page that can scroll', () => {
    const tall = () => {
      box().style.height = '3000px'
      scrollTo(0, 0)
    }
    const touched = (pane: HTMLElement, ...at: readonly (readonly [number, number])[]) => {
      const { left, top } = pane.getBoundingClientRect()
      const touches = at.map(
        ([x, y], identifier) =>
          new Touch({ identifier, target: pane, clientX: left + x, clientY: top + y }),
      )
      const event = new TouchEvent('touchstart', { bubbles: true, cancelable: true, touches })
      pane.dispatchEvent(event)
      return event.defaultPrevented
    }

    it('leaves a finger beside it to the page, and takes one on it', () => {
      tall()
      const { pane, onMove, onPick } = brain()
      expect(touched(pane, [10, 10])).toBe(false)
      expect(document.activeElement).not.toBe(pane)
      drag(pane, { ...finger(1) })
      expect(onMove).not.toHaveBeenCalled()
      expect(onPick).not.toHaveBeenCalled()
      expect(touched(pane, [150, 100])).toBe(true)
      expect(document.activeElement).toBe(pane)
      pointer(pane, 'pointerdown', 150, 100, finger(1))
      pointer(pane, 'pointermove', 170, 100, finger(1))
      expect(onMove).toHaveBeenCalled()
    })

    it('takes two fingers wherever the first one came down', () => {
      tall()
      const { pane, moves } = brain()
      expect(touched(pane, [10, 10], [60, 10])).toBe(true)
      pointer(pane, 'pointerdown', 10, 10, finger(1))
      pointer(pane, 'pointerdown', 60, 10, finger(2))
      pointer(pane, 'pointermove', 110, 10, finger(2))
      expect(moves.find(({ zoomBy }) => zoomBy)?.zoomBy).toBeCloseTo(2)
    })

    it('takes a finger beside it while somebody draws, and where the page has nothing to scroll', () => {
      const { pane } = brain()
      expect(touched(pane, [10, 10])).toBe(true)
      expect(touched(box(pane, 'button'), [10, 10])).toBe(false)
      detach()
      tall()
      expect(touched(brain({ isDrawing: () => true }).pane, [10, 10])).toBe(true)
    })
  })
})

describe('a slice', () => {
  function slice() {
    const pane = box()
    pane.tabIndex = 0
    pane.style.touchAction = 'pan-x'
    const controls = {
      onPlace: vi.fn<SliceControls['onPlace']>(),
      onStep: vi.fn<SliceControls['onStep']>(),
      onZoom: vi.fn<SliceControls['onZoom']>(),
      onPan: vi.fn<SliceControls['onPan']>(),
      onReset: vi.fn<SliceControls['onReset']>(),
      onSettle: vi.fn<SliceControls['onSettle']>(),
    }
    detach = attachSliceControls(pane, controls)
    const calls = () => Object.values(controls).reduce((sum, one) => sum + one.mock.calls.length, 0)
    return { pane, calls, ...controls }
  }

  it('puts the crosshair where it is pressed and drawn to, and settles where it is let go', () => {
    const { pane, onPlace, onSettle } = slice()
    pointer(pane, 'pointerdown', 20, 30)
    pointer(pane, 'pointermove', 20, 30)
    pointer(pane, 'pointermove', 25, 30)
    pointer(pane, 'pointerup', 25, 30)
    expect(onPlace.mock.calls).toEqual([
      [20, 30, 'moving'],
      [25, 30, 'moving'],
      [25, 30, 'settled'],
    ])
    pointer(pane, 'pointerdown', 20, 30)
    pointer(pane, 'pointercancel', 20, 30)
    expect(onPlace).toHaveBeenCalledTimes(4)
    expect(onSettle).toHaveBeenCalledTimes(1)
    pointer(pane, 'pointermove', 90, 90)
    pointer(pane, 'pointerup', 90, 90)
    expect(onPlace).toHaveBeenCalledTimes(4)
  })

  it('is shifted by the right button or shift, and by nothing beyond', () => {
    for (const init of [{ button: 2 }, { shiftKey: true }]) {
      const { pane, onPlace, onPan, onSettle } = slice()
      pointer(pane, 'pointerdown', 20, 30, init)
      pointer(pane, 'pointermove', 26, 25, init)
      pointer(pane, 'pointerup', 26, 25, init)
      expect(onPan.mock.calls).toEqual([[6, -5, 'moving']])
      expect([onPlace.mock.calls.length, onSettle.mock.calls.length]).toEqual([0, 1])
    }
    const { pane, calls } = slice()
    pointer(pane, 'pointerdown', 20, 30, { button: 3 })
    pointer(pane, 'pointermove', 26, 25, { button: 3 })
    expect(calls()).toBe(0)
  })

  it('follows two fingers, and settles with the last of them', () => {
    const { pane, onPlace, onPan, onZoom, onSettle } = slice()
    pointer(pane, 'pointerdown', 20, 30, finger(1))
    pointer(pane, 'pointerdown', 60, 30, finger(2))
    pointer(pane, 'pointermove', 100, 34, finger(2))
    expect(onPan.mock.calls).toEqual([[20, 2, 'moving']])
    const [factor, middle, phase] = onZoom.mock.lastCall!
    expect(factor).toBeCloseTo(Math.hypot(80, 4) / 40)
    expect([middle, phase]).toEqual([[60, 32], 'moving'])
    pointer(pane, 'pointermove', 100, 34, finger(1))
    expect(onZoom).toHaveBeenCalledTimes(1)
    pointer(pane, 'pointerup', 100, 34, finger(1))
    expect(onSettle).not.toHaveBeenCalled()
    pointer(pane, 'pointermove', 110, 34, finger(2))
    pointer(pane, 'pointerup', 110, 34, finger(2))
    expect(onSettle).toHaveBeenCalledTimes(1)
    expect(onPlace).toHaveBeenCalledTimes(1)
  })

  it.each([
    [0, false, 100, Math.exp(-0.16)],
    [1, false, 3, Math.exp(-3 * 16 * 0.0016)],
    [2, false, 1, Math.exp(-400 * 0.0016)],
    [0, true, 10, Math.exp(-0.1)],
  ])('takes a wheel of mode %i, pinched %s', async (deltaMode, ctrlKey, deltaY, factor) => {
    const { pane, onZoom, onSettle } = slice()
    expect(turned(pane, 50, 60, { deltaMode, ctrlKey, deltaY }).defaultPrevented).toBe(true)
    expect(onZoom).toHaveBeenLastCalledWith(expect.closeTo(factor), [50, 60], 'moving')
    expect(onSettle).not.toHaveBeenCalled()
    await rest()
    expect(onSettle).toHaveBeenCalledTimes(1)
  })

  it('is stepped, shifted and zoomed with keys', () => {
    const { pane, onStep, onPan, onZoom } = slice()
    const steps = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']
    for (const key of steps) expect(pressed(pane, key).defaultPrevented).toBe(true)
    expect(onStep.mock.calls).toEqual([
      [-1, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
      [0, 0, 1],
      [0, 0, -1],
    ])
    for (const key of ['ArrowLeft', 'ArrowUp']) pressed(pane, key, { shiftKey: true })
    expect(onPan.mock.calls.map(([dx, dy, phase]) => [dx + 0, dy + 0, phase])).toEqual([
      [keyPanPx, 0, 'settled'],
      [0, keyPanPx, 'settled'],
    ])
    for (const key of ['+', '=', '-', '_']) pressed(pane, key)
    const [near, far] = [keyZoom, 1 / keyZoom]
    expect(onZoom.mock.calls).toEqual(
      [near, near, far, far].map((factor) => [factor, [150, 100], 'settled']),
    )
  })

  it('leaves other keys, shortcuts and what stands in the pane alone', () => {
    const { pane, calls } = slice()
    const button = box(pane, 'button')
    for (const init of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
      expect(pressed(pane, 'ArrowLeft', init).defaultPrevented).toBe(false)
    expect(pressed(pane, 'q').defaultPrevented).toBe(false)
    expect(pressed(button, 'ArrowLeft').defaultPrevented).toBe(false)
    expect(turned(button, 10, 10, { deltaY: 10 }).defaultPrevented).toBe(false)
    pointer(button, 'pointerdown', 10, 10)
    button.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(menu(button).defaultPrevented).toBe(false)
    expect(calls()).toBe(0)
    expect(menu(pane).defaultPrevented).toBe(true)
    pane.addEventListener('keydown', (event) => event.preventDefault(), { capture: true })
    pressed(pane, 'ArrowLeft')
    expect(calls()).toBe(0)
  })

  it('is whole again on a double click; once it is gone nothing is heard, and the page has its touches back', async () => {
    const { pane, calls, onReset, onSettle } = slice()
    expect(pane.style.touchAction).toBe('none')
    pane.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(onReset).toHaveBeenCalledTimes(1)
    turned(pane, 10, 10, { deltaY: 10 })
    const before = calls()
    detach()
    await rest()
    expect(onSettle).not.toHaveBeenCalled()
    pointer(pane, 'pointerdown', 20, 30)
    pressed(pane, 'ArrowLeft')
    pane.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(calls()).toBe(before)
    expect(pane.style.touchAction).toBe('pan-x')
  })
})
