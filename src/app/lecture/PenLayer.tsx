/** Laser pointer and pen over the whole slide. */
import { type PointerEvent, useRef, useState } from 'react'
import { type Stroke, stepOf } from '#lesson/lecture.ts'
import { act, useLecture } from './lecture-store.ts'

const pathOf = (stroke: Stroke) =>
  stroke
    .map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${(x * 100).toFixed(2)} ${(y * 100).toFixed(2)}`)
    .join('')

const none: readonly Stroke[] = []

export function PenLayer() {
  const tool = useLecture(({ lecture }) => lecture?.tool ?? 'none')
  const strokes = useLecture(({ lecture }) =>
    lecture ? (lecture.strokes[stepOf(lecture).id] ?? none) : none,
  )
  const [drawing, setDrawing] = useState<Stroke | null>(null)
  /** The one that draws: a hand that rests on the screen beside it does not. */
  const pointer = useRef<number | null>(null)
  const laser = useRef<HTMLDivElement>(null)
  const end = () => {
    pointer.current = null
    setDrawing(null)
  }
  const place = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height] as const
  }
  return (
    <div
      className="lecture-pen"
      data-tool={tool}
      onPointerDown={(event) => {
        if (tool !== 'pen' || event.button !== 0) return
        if (pointer.current !== null && pointer.current !== event.pointerId) return
        pointer.current = event.pointerId
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrawing([place(event)])
      }}
      onPointerMove={(event) => {
        if (laser.current) {
          const [x, y] = place(event)
          laser.current.style.left = `${x * 100}%`
          laser.current.style.top = `${y * 100}%`
        }
        if (event.pointerId !== pointer.current) return
        const next = place(event)
        setDrawing((known) => [...(known ?? []), next])
      }}
      onPointerUp={(event) => {
        if (event.pointerId !== pointer.current) return
        if (drawing) act({ kind: 'stroke', stroke: drawing })
        end()
      }}
      onPointerCancel={(event) => {
        if (event.pointerId === pointer.current) end()
      }}
    >
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {[...strokes, ...(drawing ? [drawing] : [])].map((stroke, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added or all erased.
          <path key={at} d={pathOf(stroke)} />
        ))}
      </svg>
      {tool === 'laser' && <div className="lecture-laser" ref={laser} />}
    </div>
  )
}
