/** Whether a setting of one side is the other side's too. */

import { useActions, useApp } from '#app/shell/use-app.ts'
import { selectLook } from '#state/select-look.ts'
import { withLink } from '#view/change-layer.ts'
import type { Links } from '#view/look.ts'

export function LinkToggle({ link, what }: { readonly link: keyof Links; readonly what: string }) {
  const on = useApp((state) => selectLook(state).links[link])
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
      onClick={() => act.change((view, look) => withLink(view, link, !on, look))}
    >
      {on ? 'linked' : 'cut'}
      <span className="visually-hidden">: {what} of both sides</span>
    </button>
  )
}
