/** What is out of sight until somebody wants it. */
import type { ReactNode } from 'react'
import { settings, useSetting } from './settings.ts'

/** Opened or closed by hand, it stays so in this browser. What is folded away is not rendered. */
export function Fold({
  id,
  title,
  open: openAtFirst = false,
  children,
}: {
  /** Another one for each fold of the page. */
  readonly id: string
  readonly title: ReactNode
  readonly open?: boolean
  readonly children: ReactNode
}) {
  const open = useSetting(({ folds }) => folds[id] ?? openAtFirst)
  return (
    <details
      className="fold"
      data-fold={id}
      open={open}
      onToggle={(event) => {
        const now = event.currentTarget.open
        if (now !== open) settings.setState(({ folds }) => ({ folds: { ...folds, [id]: now } }))
      }}
    >
      <summary>
        <h3>{title}</h3>
      </summary>
      {open && <div className="fold-content">{children}</div>}
    </details>
  )
}
