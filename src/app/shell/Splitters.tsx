/** Borders between views that can be moved, by pointer and by keys. */
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { freshArrangement } from '#view/arrangement.ts'
import { withShares } from '#view/change-arrangement.ts'
import { borderAt, type Splitter, sharesMoved, splittersOf } from '#view/splitters.ts'
import { useDragAlong } from './drag-along.ts'
import { useActions, useApp } from './use-app.ts'

/** A view stays at least so wide and high: its title, its colour bar and some of its picture. */
const leastPx = { columns: 140, rows: 110 } as const
const keyStepPx = 24

type Along = Splitter['along']
type Held = { readonly along: Along; readonly shares: readonly number[] }

/** The columns and rows as they are shown: under the hand that moves a border, else as the document has them. */
export function useShares() {
  const { columns, rows } = useApp((state) => state.document.arrangement)
  const [held, setHeld] = useState<Held | null>(null)
  return {
    columns: held?.along === 'columns' ? held.shares : columns,
    rows: held?.along === 'rows' ? held.shares : rows,
    setHeld,
  }
}

export function Splitters({ shares }: { readonly shares: ReturnType<typeof useShares> }) {
  const arrangement = useApp((state) => state.document.arrangement)
  const splitters = splittersOf(arrangement)
  return splitters.map((splitter) => {
    const { along, after, from } = splitter
    return <Handle key={`${along} ${after} ${from}`} splitter={splitter} shares={shares} />
  })
}

function Handle({
  splitter,
  shares: { setHeld, ...shown },
}: {
  readonly splitter: Splitter
  readonly shares: ReturnType<typeof useShares>
}) {
  const act = useActions()
  const element = useRef<HTMLDivElement>(null)
  const { along, after, from, to } = splitter
  const shares = shown[along]
  const upright = along === 'columns'
  const moved = useRef<readonly number[] | null>(null)
  const stageBox = () => element.current?.closest('.stage')?.getBoundingClientRect()
  /** @param px from the stage's left or top */
  const sharesAt = (px: number): readonly number[] | null => {
    const box = stageBox()
    const length = (upright ? box?.width : box?.height) ?? 0
    return length > 0 ? sharesMoved(shares, after, px / length, leastPx[along] / length) : null
  }
  const settle = (next: readonly number[] | null) => {
    setHeld(null)
    moved.current = null
    if (next) act.change((view) => withShares(view, along, next))
  }
  const { letGo, ...drag } = useDragAlong({
    onMove: ({ x, y }) => {
      const box = stageBox()
      const next = box ? sharesAt(upright ? x - box.left : y - box.top) : null
      if (!next) return
      moved.current = next
      setHeld({ along, shares: next })
    },
    onDrop: () => settle(moved.current),
    onCancel: () => settle(null),
  })
  const reset = () =>
    act.change((view) => withShares(view, along, freshArrangement(view.arrangement.id)[along]))
  const step = (px: number) => {
    const box = stageBox()
    const length = (upright ? box?.width : box?.height) ?? 0
    settle(sharesAt(borderAt(shares, after) * length + px))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const [back, on] = upright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
    const far = { Home: -1e6, End: 1e6 }[event.key]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === back) step(-keyStepPx)
    else if (event.key === on) step(keyStepPx)
    else if (far !== undefined) step(far)
    else if (event.key === 'Enter') reset()
    else if (event.key !== 'Escape' || !letGo()) return
    event.preventDefault()
  }
  const across = shown[upright ? 'rows' : 'columns']
  const start = from === 0 ? 0 : borderAt(across, from - 1)
  const end = borderAt(across, to - 1)
  const at = borderAt(shares, after)
  const percent = (share: number) => `${share * 100}%`
  const place: CSSProperties = upright
    ? { left: percent(at), top: percent(start), height: percent(end - start) }
    : { top: percent(at), left: percent(start), width: percent(end - start) }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between views that can be moved is no <hr>.
    <div
      ref={element}
      className="splitter"
      data-along={along}
      style={place}
      role="separator"
      tabIndex={0}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-label={upright ? 'Border between columns of views' : 'Border between rows of views'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      title="Drag to make room; double click: as at first"
      onKeyDown={onKeyDown}
      onDoubleClick={reset}
      {...drag}
    />
  )
}
