/** The page with all that is on it as one file: what is in it, and what is said. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { oneFileOf, saveOneFile } from '#app/one-file/save-one-file.ts'
import { readSession } from '#app/session/session-file.ts'
import { base64ToBytes } from '#format/base64.ts'
import { askFor, sourceKey } from '#view/map-ask.ts'
import { mapLayer } from '#view/spec.ts'
import { controlledStore, files } from '../state/test-store.ts'

const saved = vi.hoisted(() => ({ names: [] as string[], fails: false }))
vi.mock('#app/one-file/parts-of-page.ts', () => ({
  partsOfPage: async () => {
    if (saved.fails) throw new Error('the network is gone')
    return {}
  },
}))
vi.mock('#app/one-file/one-page.ts', () => ({
  onePage: ({ session }: { session: string }) => `<html>${session}</html>`,
}))
vi.mock('#app/shell/save-blob.ts', () => ({
  saveBlob: (_: Blob, name: string) => saved.names.push(name),
}))
vi.mock('#app/lecture/draft.ts', () => ({ readDraft: () => undefined }))

beforeEach(() => {
  Object.assign(saved, { names: [], fails: false })
})
afterEach(() => vi.restoreAllMocks())

async function withMaps() {
  const made = controlledStore()
  await made.act.open('a', files('mine.nii', '6'))
  await made.act.open('b', { kind: 'url', url: 'https://maps.example/5' })
  return made
}
const notices = ({ store }: Awaited<ReturnType<typeof withMaps>>) =>
  store.getState().notices.map(({ text }) => text)

test('the view, own maps and maps of the network are all inside', async () => {
  const { store } = await withMaps()
  const { blob, missing } = await oneFileOf(store)
  expect([blob.type, missing]).toEqual(['text/html', []])
  const [, packed] = /^<html>(.*)<\/html>$/.exec(await blob.text())!
  const { document, files: inside } = await readSession({
    name: 'page',
    blob: new Blob([base64ToBytes(packed!)!]),
  })
  expect(document).toEqual(store.getState().document)
  const sources = (['a', 'b'] as const).map((side) => mapLayer(document, side).ask!.source)
  const texts = sources.map((source) =>
    Promise.all(
      (inside[source.kind === 'file' ? source.key : sourceKey(source)] ?? []).map(({ blob: one }) =>
        one.text(),
      ),
    ),
  )
  expect(await Promise.all(texts)).toEqual([['6'], ['5']])
})

test('it is saved under the program’s name, and nothing is said where nothing is missing', async () => {
  const made = await withMaps()
  await saveOneFile(made.store)
  expect(saved.names).toEqual(['ostrakon.html'])
  expect(notices(made)).toEqual([])
})

test('what could not be had is told by its name, and the rest is saved', async () => {
  const made = await withMaps()
  const gone = { kind: 'file' as const, key: 'gone', files: [{ name: 'gone.nii' }] }
  made.act.change((view) => ({ ...view, tray: [askFor(gone)] }))
  await saveOneFile(made.store)
  expect(saved.names).toEqual(['ostrakon.html'])
  expect(notices(made)).toEqual([
    expect.stringMatching(/^The page is saved, without gone\.nii: show it here once/),
  ])
})

test('a page that can’t be written says why', async () => {
  saved.fails = true
  const made = await withMaps()
  await saveOneFile(made.store)
  expect(saved.names).toEqual([])
  expect(notices(made)).toEqual(['The page could not be saved: the network is gone'])
})
