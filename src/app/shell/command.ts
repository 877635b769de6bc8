/** Something that people can do by key, from the list of commands, or by a button: one entry serves all three. */
import type { AppStore } from '#state/store.ts'

export type CommandGroup = 'Views' | 'Brain' | 'Maps' | 'Cursor' | 'Page'

export type Command = {
  readonly id: string
  readonly group: CommandGroup
  /** What it does, in words that begin the sentence: 'Swap the sides'. */
  readonly label: string
  /** `KeyboardEvent.key`, letters in lower case; the first is the one that is told. */
  readonly keys?: readonly string[]
  /** What acts on one view acts on the one that had the focus last (`selectFocus`). */
  readonly run: (store: AppStore) => void
  /** What a listener is told afterwards; default: the label. Empty where the page tells by itself. */
  readonly says?: (store: AppStore) => string
}
