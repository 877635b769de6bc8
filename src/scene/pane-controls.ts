/** Turns pointers, wheel and keys on a pane into camera moves and picks. */
import { type Camera, type CameraMove, camera as cameraAt } from '#view/camera.ts'
import { isOnWidget, keyPanPx, keyZoom, wheelRestMs } from './control-feel.ts'
import { nearestMiddle } from './nearest-middle.ts'
import type { PanePath } from './seen-within.ts'

export type PaneControls = {
  /** The camera that the pane shows now. */
  readonly camera: () => Camera
  /** A camera after a step, as the picture turns. */
  readonly moved: (from: Camera, move: CameraMove) => Camera
  /** Millimetres at the brain that one CSS px covers now. */
  readonly mmPerPx: () => number
  /** The same at the depth of what lies under a point of the pane, CSS px from its top left corner. */
  readonly mmPerPxAt: (x: number, y: number) => number
  /** Where the line of sight meets the pane, CSS px. */
  readonly centre: () => readonly [x: number, y: number]
  readonly onMove: (camera: Camera, phase: 'moving' | 'settled') => void
  /** Whether there is brain under a point, CSS px from the pane's top left corner. */
  readonly isBrainAt: (x: number, y: number) => boolean
  /** A click or tap without a drag, CSS px from the pane's top left corner. */
  readonly onPick: (x: number, y: number) => void
  /** Whether one pointer draws a line round places in place of turning the brain. */
  readonly isDrawing: () => boolean
  /** The line so far, CSS px from the pane's top left corner; 'dropped' where nothing comes of it. */
  readonly onDraw: (path: PanePath, phase: 'moving' | 'settled' | 'dropped') => void
}

const degPerPx = 0.42
const keyOrbitDeg = 10
/** A pointer that moved less is a click. */
const clickPx = 4
/** Puts the listeners on `pane` and returns what takes them off. */
export function attachPaneControls(pane: HTMLElement, controls: PaneControls): () => void {
  const listening = new AbortController()
  const { signal } = listening
  const pointers = new Map<number, { x: number; y: number }>()
  let travelled = 0
  let dragged = false
  let panning = false
  /** What is being drawn; null while nothing is. */
  let path: [x: number, y: number][] | null = null
  let wheelTimer: ReturnType<typeof setTimeout> | undefined

  const move = (change: CameraMove, phase: 'moving' | 'settled' = 'moving') =>
    controls.onMove(controls.moved(controls.camera(), change), phase)
  const orbit = (dx: number, dy: number) =>
    move({ azimuthDeg: dx * degPerPx, elevationDeg: dy * degPerPx })
  const panBy = (dx: number, dy: number) => {
    const mm = controls.mmPerPx()
    move({ panRightMm: -dx * mm, panUpMm: dy * mm })
  }
  /** What lies under the point stays under it. */
  const zoomAt = (factor: number, x: number, y: number) => {
    const { zoom } = controls.camera()
    const reached = controls.moved(controls.camera(), { zoomBy: factor }).zoom
    const [centreX, centreY] = controls.centre()
    const shift = controls.mmPerPxAt(x, y) * (1 - zoom / reached)
    move({
      zoomBy: factor,
      panRightMm: (x - centreX) * shift,
      panUpMm: (centreY - y) * shift,
    })
  }
  const settle = () => controls.onMove(controls.camera(), 'settled')
  const within = ({ clientX, clientY }: MouseEvent): [x: number, y: number] => {
    const box = pane.getBoundingClientRect()
    return [clientX - box.left, clientY - box.top]
  }
  const dropPath = () => {
    if (path) controls.onDraw(path, 'dropped')
    path = null
  }

  const touchAction = pane.style.touchAction
  // One finger that starts beside the brain scrolls a page that can scroll; whatever else fingers do is the brain's.
  pane.style.touchAction = 'pan-y'
  const isPages = ({
    clientX,
    clientY,
  }: {
    readonly clientX: number
    readonly clientY: number
  }) => {
    if (controls.isDrawing()) return false
    const { scrollHeight, clientHeight } = document.documentElement
    const box = pane.getBoundingClientRect()
    return scrollHeight > clientHeight && !controls.isBrainAt(clientX - box.left, clientY - box.top)
  }
  /** Fingers that may be scrolling the page. */
  const beside = new Map<number, { x: number; y: number }>()

  const touch = (event: TouchEvent) => {
    const [finger] = event.touches
    if (isOnWidget(event, pane) || !finger || !event.cancelable) return
    if (event.touches.length === 1 && isPages(finger)) return
    event.preventDefault()
    // What was prevented is also the focus that a tap gives.
    pane.focus({ preventScroll: true })
  }

  const down = (event: PointerEvent) => {
    if (isOnWidget(event, pane) || event.button > 2) return
    const at = { x: event.clientX, y: event.clientY }
    if (event.pointerType === 'touch' && pointers.size + beside.size === 0 && isPages(event)) {
      beside.set(event.pointerId, at)
      return
    }
    // A second finger: the first one was no scrolling.
    for (const [id, place] of beside) pointers.set(id, place)
    beside.clear()
    pointers.set(event.pointerId, at)
    try {
      pane.setPointerCapture(event.pointerId)
    } catch {
      // The pointer was lifted before its event came; the drag then ends at the pane's edge.
    }
    if (pointers.size === 1) {
      travelled = 0
      dragged = false
      panning = event.button !== 0 || event.shiftKey
      path = controls.isDrawing() && !panning ? [within(event)] : null
    } else {
      dragged = true
      // Two fingers zoom, whatever one of them had begun.
      dropPath()
    }
  }

  const drag = (event: PointerEvent) => {
    const last = pointers.get(event.pointerId)
    if (!last) return
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y]
    if (dx === 0 && dy === 0) return
    if (pointers.size === 1) {
      travelled += Math.hypot(dx, dy)
      if (!dragged && travelled < clickPx) return
      dragged = true
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (path) {
        path.push(within(event))
        controls.onDraw(path, 'moving')
        return
      }
      if (panning || event.shiftKey) panBy(dx, dy)
      else orbit(dx, dy)
      return
    }
    // Two fingers: their middle pans, their distance zooms. Each finger's own event moves half of it.
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (!other) return
    const before = Math.hypot(last.x - other.x, last.y - other.y)
    const after = Math.hypot(event.clientX - other.x, event.clientY - other.y)
    panBy(dx / 2, dy / 2)
    if (before === 0 || after === 0) return
    const box = pane.getBoundingClientRect()
    zoomAt(
      after / before,
      (event.clientX + other.x) / 2 - box.left,
      (event.clientY + other.y) / 2 - box.top,
    )
  }

  const up = (event: PointerEvent) => {
    beside.delete(event.pointerId)
    if (!pointers.delete(event.pointerId)) return
    if (pointers.size > 0) return
    if (path && dragged && event.type === 'pointerup') {
      controls.onDraw(path, 'settled')
      path = null
      return
    }
    dropPath()
    if (dragged) settle()
    else if (event.type === 'pointerup' && event.button === 0) {
      const box = pane.getBoundingClientRect()
      controls.onPick(event.clientX - box.left, event.clientY - box.top)
    }
  }

  const wheel = (event: WheelEvent) => {
    if (isOnWidget(event, pane)) return
    event.preventDefault()
    // Lines and pages of a wheel in pixels; a pinch on a touchpad arrives as a wheel with ctrl and small steps.
    const pixels = event.deltaY * (event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? 16 : 400)
    const box = pane.getBoundingClientRect()
    const factor = Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0016))
    zoomAt(factor, event.clientX - box.left, event.clientY - box.top)
    clearTimeout(wheelTimer)
    wheelTimer = setTimeout(settle, wheelRestMs)
  }

  const reset = (event: MouseEvent) => {
    if (isOnWidget(event, pane)) return
    const { azimuthDeg, elevationDeg } = controls.camera()
    controls.onMove(cameraAt(azimuthDeg, elevationDeg), 'settled')
  }

  const key = (event: KeyboardEvent) => {
    if (event.target !== pane || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      const place = nearestMiddle(pane.clientWidth, pane.clientHeight, controls.isBrainAt)
      if (place) controls.onPick(...place)
      return
    }
    const to = afterKey(controls, controls.camera(), event)
    if (!to) return
    event.preventDefault()
    controls.onMove(to, 'settled')
  }

  pane.addEventListener('touchstart', touch, { signal, passive: false })
  pane.addEventListener('pointerdown', down, { signal })
  pane.addEventListener('pointermove', drag, { signal })
  pane.addEventListener('pointerup', up, { signal })
  pane.addEventListener('pointercancel', up, { signal })
  pane.addEventListener('wheel', wheel, { signal, passive: false })
  pane.addEventListener('dblclick', reset, { signal })
  pane.addEventListener('keydown', key, { signal })
  // The right button pans.
  const menu = (event: Event) => {
    if (!isOnWidget(event, pane)) event.preventDefault()
  }
  pane.addEventListener('contextmenu', menu, { signal })
  return () => {
    listening.abort()
    clearTimeout(wheelTimer)
    pane.style.touchAction = touchAction
  }
}

/** The camera after a key, turned as a drag turns it; null for keys that turn nothing. */
export function afterKey(
  { moved, mmPerPx }: Pick<PaneControls, 'moved' | 'mmPerPx'>,
  from: Camera,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): Camera | null {
  const move = keyMove(key, shiftKey, mmPerPx())
  return move && moved(from, move)
}

/** The move that a key makes, or null. Arrows turn the brain the way they point; with shift they shift the picture. */
function keyMove(key: string, shift: boolean, mmPerPx: number): CameraMove | null {
  const ways: { readonly [key: string]: readonly [number, number] } = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }
  const way = ways[key]
  if (way && shift)
    return {
      panRightMm: -way[0] * keyPanPx * mmPerPx,
      panUpMm: way[1] * keyPanPx * mmPerPx,
    }
  if (way) return { azimuthDeg: way[0] * keyOrbitDeg, elevationDeg: way[1] * keyOrbitDeg }
  if (key === '+' || key === '=') return { zoomBy: keyZoom }
  if (key === '-' || key === '_') return { zoomBy: 1 / keyZoom }
  return null
}
