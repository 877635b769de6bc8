/** A map from an address: for those who have a link and no file. */
import { type FormEvent, useState } from 'react'
import { Dialog } from '#app/shell/Dialog.tsx'
import { sideName } from '#app/shell/side-name.ts'
import { useAppStore } from '#app/shell/use-app.ts'
import type { SideId } from '#view/spec.ts'
import { bringInFrom } from './bring-in.ts'
import { mapAddresses } from './map-address.ts'

export function AddressDialog({
  side,
  onClose,
}: {
  readonly side: SideId
  readonly onClose: () => void
}) {
  const store = useAppStore()
  const [wrong, setWrong] = useState('')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const asked = mapAddresses(String(new FormData(event.currentTarget).get('address') ?? ''))
    if ('wrong' in asked) {
      setWrong(asked.wrong)
      return
    }
    onClose()
    const isForTray = submitter?.dataset['target'] === 'tray'
    void bringInFrom(store, asked.sources, isForTray ? { to: 'tray' } : { to: 'side', side })
  }
  return (
    <Dialog title={`Open an address on the ${sideName[side]}`} onClose={onClose}>
      <form className="address-form" onSubmit={submit}>
        <label>
          Address of a file (.nii, .nii.gz) or of an image of NeuroVault
          <input
            name="address"
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://… or neurovault:110"
            data-autofocus
            aria-invalid={wrong !== ''}
            aria-describedby={wrong ? 'address-wrong' : undefined}
          />
        </label>
        {wrong && (
          <p id="address-wrong" role="alert" className="wrong">
            {wrong}
          </p>
        )}
        <div className="row">
          <button type="submit">Open it</button>
          <button type="submit" data-target="tray">
            Into the tray
          </button>
        </div>
      </form>
      <p className="aside">
        Only that server is asked, and only for the file; it has to allow other pages to read it. Of
        NeuroVault, name, statistic, degrees of freedom and number of subjects come along. Several,
        with blanks between them, go into the tray.
      </p>
    </Dialog>
  )
}
