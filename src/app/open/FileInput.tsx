/** Choosing files or a folder: the same as dropping them, for keyboard and touch. */
import { memo, type Ref } from 'react'
import { useAppStore } from '#app/shell/use-app.ts'
import type { SideId } from '#view/spec.ts'
import { bringIn } from './bring-in.ts'
import type { DropTarget } from './drop-zones.ts'
import { namedBlob } from './dropped-files.ts'
import { openFolder } from './folder-window.ts'
import { pickedFolder } from './read-folder.ts'

type Props = {
  readonly ref: Ref<HTMLInputElement>
  /** Where what is chosen goes. */
  readonly into: SideId | 'tray'
}

const names = { a: 'the left', b: 'the right', tray: 'the tray' } as const

const targetOf = (into: Props['into']): DropTarget =>
  into === 'tray' ? { to: 'tray' } : { to: 'side', side: into }

/** Takes what was chosen out of the input, so that the same may be chosen again. */
function taken(input: HTMLInputElement): readonly File[] {
  const files = [...(input.files ?? [])]
  input.value = ''
  return files
}

// Remembered, since React writes an input's attributes anew whenever it renders one.
export const FileInput = memo(function FileInput({ ref, into }: Props) {
  const store = useAppStore()
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      aria-label={`File for ${names[into]}`}
      data-file-input={into}
      onChange={(event) => {
        const files = taken(event.currentTarget).map(namedBlob)
        if (files.length > 0) void bringIn(store, files, targetOf(into))
      }}
    />
  )
})

export const FolderInput = memo(function FolderInput({ ref, into }: Props) {
  const store = useAppStore()
  return (
    <input
      ref={ref}
      type="file"
      // @ts-expect-error: every browser knows it, React's types do not.
      webkitdirectory=""
      hidden
      aria-label={`Folder for ${names[into]}`}
      data-folder-input={into}
      onChange={(event) => {
        const files = taken(event.currentTarget)
        if (files.length > 0) void openFolder(store, pickedFolder(files), targetOf(into))
      }}
    />
  )
})
