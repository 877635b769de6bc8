/** A window over the page: its way out is at the top, where the focus starts, so that it opens at its beginning. */
import { type ReactNode, type Ref, useId } from 'react'

export function Dialog({
  title,
  children,
  onClose,
  ref,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly onClose?: () => void
  readonly ref: Ref<HTMLDialogElement>
}) {
  const titleId = useId()
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={titleId} {...(onClose && { onClose })}>
      <form method="dialog" className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="submit">Close</button>
      </form>
      {children}
    </dialog>
  )
}
