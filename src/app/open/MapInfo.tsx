/** The button that opens a window with what is known of a map. */
import { useState } from 'react'
import { Dialog } from '#app/shell/Dialog.tsx'
import { fetchedPart } from '#app/shell/fetched-part.tsx'
import { useActions } from '#app/shell/use-app.ts'
import type { ShownMap } from '#state/app-state.ts'
import type { SideId } from '#view/spec.ts'

const MapAbout = fetchedPart(async () => (await import('./MapAbout.tsx')).MapAbout)

export function MapInfoButton({
  id,
  shown,
  words,
}: {
  readonly id: SideId
  readonly shown: ShownMap
  /** On the button. */
  readonly words: string
}) {
  const [open, setOpen] = useState(false)
  const { identify } = useActions()
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setOpen(true)
          void identify(id)
        }}
        aria-label={`${words}: about ${shown.title}, ${id === 'a' ? 'left' : 'right'}`}
      >
        {words}
      </button>
      {open && (
        <Dialog title={shown.title} onClose={() => setOpen(false)}>
          <MapAbout id={id} shown={shown} />
        </Dialog>
      )}
    </>
  )
}
