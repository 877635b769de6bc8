/** Turns pointers, wheel and keys on a slice into places of the crosshair, zoom and pan. */
import { isOnWidget, keyPanPx, keyZoom, wheelRestMs } from './control-feel.ts'

export type SliceControls = {
  /** Puts the crosshair at a point of the pane, CSS px from its top left corner. */
  readonly onPlace: (x: number, y: number, phase: 'moving' | 'settled') => void
  /** Moves the crosshair by steps along right, up and across the slice. */
  readonly onStep: (right: number, up: number, across: number) => void
  readonly onZoom: (
    factor: number,
    at: readonly [x: number, y: number],
    phase: 'moving' | 'settled',
  ) => void
  readonly onPan: (dx: number, dy: number, phase: 'moving' | 'settled') => void
  /** Back to the whole slice. */
  readonly onReset: () => void
  /** Nothing of it is under way any more. */
  readonly onSettle: () => void
}

const keySteps: { readonly [key: string]: readonly [number, number, number] } = {
  ArrowLeft: [-1, 0, 0],
  ArrowRight: [1, 0, 0],
  ArrowUp: [0, 1, 0],
  ArrowDown: [0, -1, 0],
  PageUp: [0, 0, 1],
  PageDown: [0, 0, -1],
}

/** Puts the listeners on `pane` and returns what takes them off. */
export function attachSliceControls(pane: HTMLElement, controls: SliceControls): () => void {
  const listening = new AbortController()
  const { signal } = listening
  const pointers = new Map<number, { x: number; y: number }>()
  let mode: 'place' | 'pan' | 'pinch' = 'place'
  let wheelTimer: ReturnType<typeof setTimeout> | undefined
  const touchAction = pane.style.touchAction
  pane.style.touchAction = 'none'
  const within = ({ clientX, clientY }: MouseEvent): [number, number] => {
    const box = pane.getBoundingClientRect()
    return [clientX - box.left, clientY - box.top]
  }

  const down = (event: PointerEvent) => {
    if (isOnWidget(event, pane) || event.button > 2) return
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    try {
      pane.setPointerCapture(event.pointerId)
    } catch {
      // The pointer was lifted before its event came; the drag then ends at the pane's edge.
    }
    if (pointers.size > 1) mode = 'pinch'
    else mode = event.button !== 0 || event.shiftKey ? 'pan' : 'place'
    if (mode === 'place') controls.onPlace(...within(event), 'moving')
  }

  const drag = (event: PointerEvent) => {
    const last = pointers.get(event.pointerId)
    if (!last) return
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y]
    if (dx === 0 && dy === 0) return
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (mode === 'place') controls.onPlace(...within(event), 'moving')
    else if (mode === 'pan') controls.onPan(dx, dy, 'moving')
    else {
      // Two fingers: their middle pans, their distance zooms. Each finger's own event moves half of it.
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
      if (!other) return
      const before = Math.hypot(last.x - other.x, last.y - other.y)
      const after = Math.hypot(event.clientX - other.x, event.clientY - other.y)
      controls.onPan(dx / 2, dy / 2, 'moving')
      const box = pane.getBoundingClientRect()
      const middle = [
        (event.clientX + other.x) / 2 - box.left,
        (event.clientY + other.y) / 2 - box.top,
      ] as const
      if (before > 0 && after > 0) controls.onZoom(after / before, middle, 'moving')
    }
  }

  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return
    if (mode === 'place' && event.type === 'pointerup')
      controls.onPlace(...within(event), 'settled')
    else controls.onSettle()
  }

  const wheel = (event: WheelEvent) => {
    if (isOnWidget(event, pane)) return
    event.preventDefault()
    const pixels = event.deltaY * (event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? 16 : 400)
    const factor = Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0016))
    controls.onZoom(factor, within(event), 'moving')
    clearTimeout(wheelTimer)
    wheelTimer = setTimeout(controls.onSettle, wheelRestMs)
  }

  const key = (event: KeyboardEvent) => {
    if (event.target !== pane || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = keySteps[event.key]
    const middle = [pane.clientWidth / 2, pane.clientHeight / 2] as const
    if (step && event.shiftKey) controls.onPan(-step[0] * keyPanPx, step[1] * keyPanPx, 'settled')
    else if (step) controls.onStep(...step)
    else if (event.key === '+' || event.key === '=') controls.onZoom(keyZoom, middle, 'settled')
    else if (event.key === '-' || event.key === '_') controls.onZoom(1 / keyZoom, middle, 'settled')
    else return
    event.preventDefault()
  }

  pane.addEventListener('pointerdown', down, { signal })
  pane.addEventListener('pointermove', drag, { signal })
  pane.addEventListener('pointerup', up, { signal })
  pane.addEventListener('pointercancel', up, { signal })
  pane.addEventListener('wheel', wheel, { signal, passive: false })
  pane.addEventListener('keydown', key, { signal })
  const reset = (event: MouseEvent) => {
    if (!isOnWidget(event, pane)) controls.onReset()
  }
  pane.addEventListener('dblclick', reset, { signal })
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
