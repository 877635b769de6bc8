/** A line drawn on a plot with mouse, pen or, once that was asked for, a finger. */
import { type PointerEvent, useRef, useState } from 'react'
import type { PlanePath } from '#space/within-path.ts'

type Place = readonly [x: number, y: number]

/** A line with fewer corners goes round nothing. */
const leastCorners = 3

/**
 * @param fingerDraws else a finger scrolls the page
 * @param onDrawn the line, in the drawing's own units
 */
export function usePlotLasso(fingerDraws: boolean, onDrawn: (path: PlanePath) => void) {
  const [path, setPath] = useState<readonly Place[] | null>(null)
  const pointer = useRef<number | null>(null)
  const placeOf = (event: PointerEvent<SVGSVGElement>): Place | null => {
    const matrix = event.currentTarget.getScreenCTM()?.inverse()
    if (!matrix) return null
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
    return [x, y]
  }
  const end = () => {
    pointer.current = null
    setPath(null)
  }
  return {
    path,
    handlers: {
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        if (event.button !== 0 || (event.pointerType === 'touch' && !fingerDraws)) return
        // A second finger: neither draws.
        if (pointer.current !== null) {
          end()
          return
        }
        const place = placeOf(event)
        if (!place) return
        pointer.current = event.pointerId
        event.currentTarget.setPointerCapture(event.pointerId)
        setPath([place])
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        const place = event.pointerId === pointer.current && path ? placeOf(event) : null
        if (place) setPath((known) => [...(known ?? []), place])
      },
      onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
        if (event.pointerId !== pointer.current) return
        if (path && path.length >= leastCorners) onDrawn(path)
        end()
      },
      onPointerCancel: end,
    },
  }
}
