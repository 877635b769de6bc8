/** A window over the page: its way out is at the top, where the focus starts, so that it opens at its beginning. */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

export function Dialog({
  title,
  children,
  onClose,
}: {
  readonly title: string
  /** What is marked `data-autofocus` has the focus first, in place of the way out. */
  readonly children: ReactNode
  /** Called once it was closed, however: then stop rendering it. */
  readonly onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Within the frame that has it: what lies beneath must not be hit once it is there.
  useLayoutEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={onClose}>
      <form method="dialog" className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="submit">Close</button>
      </form>
      {children}
    </dialog>
  )
}
