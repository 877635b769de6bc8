/** The edge between both maps on one picture, and whose picture is on either side of it. */
import { type KeyboardEvent, useRef } from 'react'
import { useDragAlong } from '#app/shell/drag-along.ts'
import { useApp } from '#app/shell/use-app.ts'
import { selectShown } from '#state/select-shown.ts'

const keySteps: { readonly [key: string]: number } = {
  ArrowLeft: -0.02,
  ArrowDown: -0.02,
  ArrowRight: 0.02,
  ArrowUp: 0.02,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
}

/** Between the edge and the names. */
const gap = '0.5em'
const percentOf = (share: number) => `${share * 100}%`
/** Of a name on its side of the edge: it is cut short rather than pushed out of the picture. */
const room = (share: number) => `max(0px, calc(${percentOf(share)} - 2 * ${gap}))`

/** What the names take of the picture's height, CSS px: nothing of it is drawn there. */
export function wipeInsets(small: boolean) {
  const none = { top: 0, right: 0, bottom: 0, left: 0 }
  return small ? { ...none, bottom: 26 } : { ...none, top: 34 }
}

export type WipeEdgeProps = {
  /** Share of the picture's width. */
  readonly at: number
  /** 'moving' until the hand lets go; null takes it back. */
  readonly onMove: (at: number | null, phase: 'moving' | 'settled') => void
  /** The picture is small: the names stand at its foot, out of the way of what it says above. */
  readonly small: boolean
}

export function WipeEdge({ at, onMove, small }: WipeEdgeProps) {
  const picture = useRef<HTMLDivElement>(null)
  const a = useApp((state) => selectShown(state, 'a')?.title ?? 'no map')
  const b = useApp((state) => selectShown(state, 'b')?.title ?? 'no map')
  const last = useRef(at)
  const { letGo, ...drag } = useDragAlong({
    onMove: ({ x }) => {
      const box = picture.current?.getBoundingClientRect()
      if (!box || box.width === 0) return
      last.current = Math.min(1, Math.max(0, (x - box.left) / box.width))
      onMove(last.current, 'moving')
    },
    onDrop: () => onMove(last.current, 'settled'),
    onCancel: () => onMove(null, 'moving'),
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key]
    if (event.key === 'Escape' && letGo()) event.preventDefault()
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onMove(Math.min(1, Math.max(0, at + step)), 'settled')
  }
  const percent = Math.round(at * 100)
  return (
    <div className="wipe" data-small={small} ref={picture}>
      <span
        className="wipe-name"
        style={{ right: `calc(${percentOf(1 - at)} + ${gap})`, maxWidth: room(at) }}
      >
        {a}
      </span>
      <span
        className="wipe-name"
        style={{ left: `calc(${percentOf(at)} + ${gap})`, maxWidth: room(1 - at) }}
      >
        {b}
      </span>
      <div className="wipe-line" style={{ left: percentOf(at) }} />
      <div
        className="wipe-edge"
        style={{ left: percentOf(at) }}
        role="slider"
        tabIndex={0}
        aria-label="Edge between both maps"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${percent} % ${a}, ${100 - percent} % ${b}`}
        onKeyDown={onKeyDown}
        onDoubleClick={() => onMove(0.5, 'settled')}
        {...drag}
      >
        <span className="wipe-grip" aria-hidden="true">
          ⇔
        </span>
      </div>
    </div>
  )
}
