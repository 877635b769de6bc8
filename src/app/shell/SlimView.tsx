/** The frame of one of several views: what it is in a line, and the picture. */
import type { ReactNode } from 'react'
import type { View } from '#view/kind/index.ts'
import { useActions } from './use-app.ts'

const keys = {
  brain: 'Arrow keys turn it, plus and minus zoom, Enter puts the cursor.',
  cut: 'Arrow keys move the crosshair, page up and down go through the slices, plus and minus zoom.',
} as const

export function SlimView({
  view,
  title,
  note,
  label,
  pictured,
  marks,
  bindElement,
  children,
}: {
  readonly view: View
  readonly title: string
  /** Beside the title, less loud. */
  readonly note: string
  /** Of the whole, for a listener. */
  readonly label: string
  /** What the picture shows, for a listener. */
  readonly pictured: string
  /** By which style sheets and tests know it. */
  readonly marks: { readonly [name: `data-${string}`]: string }
  readonly bindElement: (element: HTMLElement | null) => void
  /** Over the picture. */
  readonly children?: ReactNode
}) {
  const { focus } = useActions()
  return (
    <section className="pane slim-pane" {...marks} data-view={view.id} aria-label={label}>
      <p className="slim-title" aria-hidden="true">
        <b>{title}</b> <span>{note}</span>
      </p>
      <div
        className="pane-view"
        data-kind={view.kind}
        ref={bindElement}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture takes keys.
        tabIndex={0}
        onFocus={() => focus(view.id)}
        aria-label={`${pictured}. ${keys[view.kind === 'brain' ? 'brain' : 'cut']}`}
      />
      {children}
    </section>
  )
}
