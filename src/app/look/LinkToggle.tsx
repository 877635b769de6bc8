/** Whether a setting of one side is the other side's too. */

import { useActions, useApp } from '#app/shell/use-app.ts'
import { withLink } from '#view/change.ts'
import type { LinkId } from '#view/spec.ts'

export function LinkToggle({ link, what }: { readonly link: LinkId; readonly what: string }) {
  const on = useApp((state) => state.view.links[link])
  const act = useActions()
  return (
    <button
      type="button"
      className="link-toggle"
      aria-pressed={on}
      title={
        on
          ? `One ${what} for both sides. Click to cut the link.`
          : `Each side has its own ${what}. Click to link them.`
      }
      onClick={() => act.change((view) => withLink(view, link, !on))}
    >
      {on ? 'linked' : 'cut'}
      <span className="visually-hidden">: {what} of both sides</span>
    </button>
  )
}
