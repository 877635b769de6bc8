/** Choosing files or a folder: the same as dropping them, for keyboard and touch. */
import type { Ref } from 'react'
import { useAppStore } from '#app/shell/use-app.ts'
import { bringIn } from './bring-in.ts'
import type { DropTarget } from './drop-zones.ts'
import { namedBlob } from './dropped-files.ts'
import { openFolder } from './folder-window.ts'
import { pickedFolder } from './read-folder.ts'

type Props = { readonly ref: Ref<HTMLInputElement>; readonly target: DropTarget }

const placeOf = (target: DropTarget) =>
  target.to === 'tray' ? 'the tray' : target.side === 'a' ? 'the left' : 'the right'

/** Takes what was chosen out of the input, so that the same may be chosen again. */
function taken(input: HTMLInputElement): readonly File[] {
  const files = [...(input.files ?? [])]
  input.value = ''
  return files
}

export function FileInput({ ref, target }: Props) {
  const store = useAppStore()
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      aria-label={`File for ${placeOf(target)}`}
      data-file-input={target.to === 'tray' ? 'tray' : target.side}
      onChange={(event) => {
        const files = taken(event.currentTarget).map(namedBlob)
        if (files.length > 0) void bringIn(store, files, target)
      }}
    />
  )
}

export function FolderInput({ ref, target }: Props) {
  const store = useAppStore()
  return (
    <input
      ref={ref}
      type="file"
      // @ts-expect-error: every browser knows it, React's types do not.
      webkitdirectory=""
      hidden
      aria-label={`Folder for ${placeOf(target)}`}
      data-folder-input={target.to === 'tray' ? 'tray' : target.side}
      onChange={(event) => {
        const files = taken(event.currentTarget)
        if (files.length > 0) void openFolder(store, pickedFolder(files), target)
      }}
    />
  )
}
