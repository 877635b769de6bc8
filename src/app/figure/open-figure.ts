/** A figure that was saved here and is dropped again: its view comes back. */
import { showDocument } from '#app/lecture/show-step.ts'
import { readPngTexts } from '#format/png-text.ts'
import type { NamedBlob } from '#format/source.ts'
import { FIGURE_KEYWORD, type FigureNote, readFigureNote } from '#lesson/figure-note.ts'
import type { AppStore } from '#state/store.ts'
import { ownFiles } from '#view/own-files.ts'
import { parseViewSpec } from '#view/parse.ts'

/** Larger pictures are not looked into. */
const MAX_BYTES = 256 * 1024 * 1024

async function noteIn({ name, blob }: NamedBlob): Promise<FigureNote | null> {
  if (blob.size > MAX_BYTES) return null
  if (/\.png$/i.test(name)) {
    const text = readPngTexts(new Uint8Array(await blob.arrayBuffer())).get(FIGURE_KEYWORD)
    return text === undefined ? null : readFigureNote(text)
  }
  // Read as data: nothing of the picture is drawn, and nothing in it can run.
  const svg = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml')
  return readFigureNote(svg.getElementById(FIGURE_KEYWORD)?.textContent ?? '')
}

/**
 * @throws FigureNoteError in words, where the picture holds no view of this program
 */
export async function openFigure(store: AppStore, file: NamedBlob): Promise<void> {
  const note = await noteIn(file)
  if (!note) throw new FigureNoteError(file.name)
  const view = parseViewSpec(note.document)
  await showDocument(store, Promise.resolve(view))
  const { files: here, act } = store.getState()
  // Files that only the reader can bring.
  const missing = ownFiles(view).flatMap(({ key, files }) => (here[key] ? [] : files))
  if (missing.length === 0) return
  const named = missing.flatMap(({ sha256 }) => sha256 ?? [])
  const hashes = named.length > 0 ? named : note.maps.flatMap(({ sha256 }) => sha256 ?? [])
  const content = hashes.map((one) => one.slice(0, 12)).join(', ')
  act.say(
    `This figure was made with files of its author. Drop ${missing.map(({ name }) => name).join(' and ')}${content && ` (SHA-256 ${content}…)`} to see its maps.`,
  )
}

export class FigureNoteError extends Error {
  readonly tag = 'no-view-in-picture'

  constructor(name: string) {
    super(
      `${name} is a picture without a view of this program in it. Pictures that were saved here bring their view back; other programs drop it when they save a picture anew.`,
    )
    this.name = 'FigureNoteError'
  }
}
