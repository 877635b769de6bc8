/** The button that writes the whole page with all that is on it as one file, to be sent or taken along. */
import { useState } from 'react'
import { useAppStore } from '#app/shell/use-app.ts'
import { saveOneFile } from './save-one-file.ts'

export function SaveOneFile() {
  const store = useAppStore()
  const [busy, setBusy] = useState(false)
  return (
    <section aria-labelledby="one-file-heading">
      <h4 id="one-file-heading">Send all of it</h4>
      <p>
        <button
          type="button"
          disabled={busy}
          onClick={() => {
            setBusy(true)
            void saveOneFile(store).finally(() => setBusy(false))
          }}
        >
          Save as one HTML file
        </button>
      </p>
      <p className="aside">
        The program with this view, your own maps and your lecture inside. It opens by double click,
        without a network, for whoever gets it.
      </p>
    </section>
  )
}
