/** While something is dragged over the page: what letting go would do, and where. */
import type { CSSProperties } from 'react'
import { sideName } from '#app/shell/side-name.ts'
import type { DropTarget, Rect } from './drop-zones.ts'
import type { Drag } from './use-drops.ts'

function words(target: DropTarget): readonly [string, string] {
  switch (target.to) {
    case 'side':
      return [`Drop for the ${sideName[target.side]} map`, 'two maps at once fill both sides']
    case 'over':
      return [`Over the ${sideName[target.side]} map`, 'as a layer']
    case 'tray':
      return ['Into the tray', 'to put it on a side later']
  }
}

const placed = ({ left, top, right, bottom }: Rect): CSSProperties => ({
  left,
  top,
  width: right - left,
  height: bottom - top,
})

export function DropTargets({ drag: { zones, over, fromTray } }: { readonly drag: Drag }) {
  return (
    <div className="drop-targets" aria-hidden="true">
      {zones.map((zone) => {
        const { target, rect } = zone
        if (target.to === 'tray' && fromTray) return null
        const [what, more] = words(target)
        return (
          <div
            key={`${rect.left} ${rect.top}`}
            className="drop-target"
            data-drop={target.to}
            data-over={zone === over}
            style={placed(rect)}
          >
            <p>
              {what}
              {!fromTray || target.to === 'over' ? <small>{more}</small> : null}
            </p>
          </div>
        )
      })}
    </div>
  )
}
