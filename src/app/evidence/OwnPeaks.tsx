/** A meta-analysis of the user's own: pasted peaks become a map like any other. */
import { useState } from 'react'
import { useActions } from '#app/shell/use-app.ts'
import type { SideId } from '#view/spec.ts'

const example = `study, x, y, z, n, space
Smith 2012, 4, 22, 32, 18, MNI
Smith 2012, -38, 16, 2, 18, MNI
Jones 2015, 42, 20, -4, 24, Talairach`

export function OwnPeaks({ pane }: { readonly pane: SideId }) {
  const { openFoci } = useActions()
  const [text, setText] = useState('')
  return (
    <section className="control-group" aria-label="Your own peaks">
      <p className="aside">
        Paste a table with x, y, z and study, or the text of Sleuth, GingerALE or a NiMARE studyset;
        or drop it as a file on a brain. Talairach peaks are converted (Lancaster 2007).
      </p>
      <textarea
        rows={5}
        aria-label="Table of peaks"
        placeholder={example}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button
        type="button"
        disabled={text.trim() === ''}
        onClick={() => void openFoci(pane, text, 'My peaks')}
      >
        Compute the map on the {pane === 'a' ? 'left' : 'right'}
      </button>
    </section>
  )
}
