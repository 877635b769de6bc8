/** What is on screen in words, to be listened to, read or copied. */
import { useState } from 'react'
import { Dialog } from './Dialog.tsx'
import { useAppStore } from './use-app.ts'
import { viewInWords } from './view-words.ts'

export function WordsDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useAppStore()
  const [sentences] = useState(() => viewInWords(store.getState()))
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sentences.join(' '))
      setCopied(true)
    } catch {
      // No right to the clipboard: the words can be marked and copied by hand.
    }
  }
  return (
    <Dialog title="On screen now" onClose={onClose}>
      <div data-in-words>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <button type="button" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy the words'}
      </button>
    </Dialog>
  )
}
