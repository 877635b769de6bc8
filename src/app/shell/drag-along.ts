/** A handle that is dragged along one line, by mouse, pen or finger: followed while it is held, told once where it was let go. */
import { type PointerEvent, useRef } from 'react'

export type DragAlong = {
  /** While it is held; what is shown follows. */
  readonly onMove: (px: { readonly x: number; readonly y: number }) => void
  readonly onDrop: () => void
  /** Taken from the hand, as by a gesture of the system, or by Escape: everything is as it was. */
  readonly onCancel: () => void
}

/** Handlers for the handle's element; give it `touch-action: none`. Lengths are client px. */
export function useDragAlong({ onMove, onDrop, onCancel }: DragAlong) {
  const held = useRef<number | null>(null)
  const release = (then: () => void) => (event: PointerEvent) => {
    if (held.current !== event.pointerId) return
    held.current = null
    then()
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || held.current !== null) return
      held.current = event.pointerId
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent) => {
      if (held.current === event.pointerId) onMove({ x: event.clientX, y: event.clientY })
    },
    onPointerUp: release(onDrop),
    onPointerCancel: release(onCancel),
    /** For the handle's own Escape. @returns whether it was held */
    letGo: () => {
      const was = held.current !== null
      held.current = null
      if (was) onCancel()
      return was
    },
  }
}
