/** Small pictures of documents: each is shown on the stage, drawn, copied; then the stage goes back to what it showed. */
import { stagePicture } from '#app/shell/stage-pictures.ts'
import type { AppStore } from '#state/store.ts'
import type { ViewSpec } from '#view/spec.ts'
import { isLatestShown, showDocument, whenShown } from './show-step.ts'

/** Width of a small picture, pixels. */
const SMALL_WIDTH = 360

export async function pictureOnStage(width = SMALL_WIDTH): Promise<string | null> {
  await window.__ostrakon?.settled()
  const full = stagePicture()
  if (!full || full.width === 0 || full.height === 0) return null
  const small = document.createElement('canvas')
  small.width = Math.min(width, full.width)
  small.height = Math.max(1, Math.round((full.height / full.width) * small.width))
  const context = small.getContext('2d')
  if (!context) return null
  context.imageSmoothingQuality = 'high'
  context.drawImage(full, 0, 0, small.width, small.height)
  return small.toDataURL('image/jpeg', 0.85)
}

/**
 * Begins when what was asked onto the stage before is there; a document that can't be read has no picture. Whoever brings
 * something else onto the stage meanwhile keeps it: the rest is left out, and nothing is put back.
 *
 * @param onPicture called for each as it is there, in order
 * @param signal leaves the rest out; the stage goes back to what it showed
 */
export async function takePictures(
  store: AppStore,
  documents: readonly (() => Promise<ViewSpec>)[],
  onPicture: (index: number, url: string) => void | Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  // A slide asks for its own view only after its parts have asked for their pictures.
  await new Promise((resolve) => setTimeout(resolve))
  await whenShown()
  await window.__ostrakon?.settled()
  const before = store.getState().document
  const root = document.documentElement
  // Camera moves would be seen half-way, and nobody sees them behind the cover.
  root.dataset['taking'] = 'pictures'
  let call: number | null = null
  const isOurs = () => call === null || isLatestShown(call)
  try {
    for (const [index, wanted] of documents.entries()) {
      if (signal.aborted || !isOurs()) break
      // The slide itself says what is wrong with its view: here the others follow.
      const readable = wanted().catch(() => null)
      const now = store.getState().document
      call = await showDocument(
        store,
        readable.then((found) => found ?? now),
      )
      if ((await readable) === null) continue
      await moveDone()
      const url = isOurs() ? await pictureOnStage() : null
      if (url && isOurs()) await onPicture(index, url)
    }
  } finally {
    delete root.dataset['taking']
    if (call !== null && isOurs()) await showDocument(store, Promise.resolve(before))
  }
}

/** The stage's own moves take a third of a second. */
const moveDone = () => new Promise<void>((resolve) => setTimeout(resolve, 400))
