/** A table that scrolls within itself: the row of what is under the cursor comes into its sight, and the page stays where it is. */
import { type ReactNode, useEffect, useRef } from 'react'

/** Air above and below a row that was brought into sight, px. */
const airPx = 8

export function ScrolledTable({
  current,
  children,
}: {
  /** Another text for each other row that is to be in sight; null leaves it to whoever scrolls. */
  readonly current: string | null
  readonly children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const scroller = box.current
    const row = current === null ? null : scroller?.querySelector('[aria-current="true"]')
    if (!scroller || !row) return
    // Not scrollIntoView: that moves whatever lies around the table as well.
    const [outer, inner] = [scroller.getBoundingClientRect(), row.getBoundingClientRect()]
    const head = scroller.querySelector('thead')?.getBoundingClientRect().height ?? 0
    const above = inner.top - outer.top - head - airPx
    const below = inner.bottom - outer.bottom + airPx
    if (above < 0) scroller.scrollTop += above
    else if (below > 0) scroller.scrollTop += Math.min(below, above)
  }, [current])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keys.
    <div className="scrolled-table" ref={box} tabIndex={0}>
      {children}
    </div>
  )
}
