/** Files for a page or a session that is opened where there is no network: what is here, what this browser keeps, what can be fetched. */
import { beforeEach, expect, test, vi } from 'vitest'
import { filesToTake, withoutWords } from '#app/session/files-to-take.ts'
import { withAsk } from '#view/change-layer.ts'
import { askFor, sourceKey } from '#view/map-ask.ts'
import { controlledStore, emptyView } from '../state/test-store.ts'

const kept = vi.hoisted(() => ({ asked: 0, files: {} as object, fails: false }))
vi.mock('#app/session/kept-files.ts', () => ({
  keptFilesOf: async () => {
    kept.asked++
    if (kept.fails) throw new Error('no storage')
    return kept.files
  },
}))
beforeEach(() => void Object.assign(kept, { asked: 0, files: {}, fails: false }))

const own = (key: string) => ({ kind: 'file' as const, key, files: [{ name: `${key}.nii` }] })
const url = (path: string) => ({ kind: 'url' as const, url: `https://maps.example/${path}` })
const blobs = (key: string, text: string) => [{ name: `${key}.nii`, blob: new Blob([text]) }]
const showing = (a: Parameters<typeof askFor>[0], b: Parameters<typeof askFor>[0]) =>
  withAsk(withAsk(emptyView, 'a', askFor(a)), 'b', askFor(b))

test('what is here is taken, and neither the browser’s store nor the network is asked', async () => {
  const { store, calls } = controlledStore()
  const far = url('5')
  const mine = { mine: blobs('mine', '1') }
  const sent = { [sourceKey(far)]: blobs('far', '5') }
  store.setState({ files: mine })
  const before = calls.length
  expect(await filesToTake(store, [showing(own('mine'), far)], sent)).toEqual({
    files: { ...mine, ...sent },
    missing: [],
  })
  expect([kept.asked, calls.length]).toEqual([0, before])
})

test('what is not on the page is looked for in what this browser keeps, and fetched', async () => {
  const { store } = controlledStore()
  store.setState({ files: { mine: blobs('mine', 'newer') } })
  kept.files = { mine: blobs('mine', 'older'), slide: blobs('slide', '2') }
  const far = url('7')
  const documents = [showing(own('mine'), far), showing(own('slide'), own('sent'))]
  const sent = { sent: blobs('sent', '3') }
  const { files, missing } = await filesToTake(store, documents, sent)
  expect(missing).toEqual([])
  const texts = Object.entries(files).map(async ([key, [one]]) => [key, await one!.blob.text()])
  expect(Object.fromEntries(await Promise.all(texts))).toEqual({
    mine: 'newer',
    slide: '2',
    sent: '3',
    [sourceKey(far)]: '7',
  })
})

test('what is nowhere is told by its name, also where the browser keeps nothing at all', async () => {
  const { store } = controlledStore()
  kept.fails = true
  store.setState({ files: { mine: blobs('mine', '1') } })
  const documents = [showing(own('mine'), own('gone')), showing(url('missing'), url('8'))]
  const { files, missing } = await filesToTake(store, documents)
  expect(missing).toEqual(['gone.nii', expect.stringContaining('missing')])
  expect(Object.keys(files)).toEqual(['mine', sourceKey(url('8'))])
})

test('what is missing is said in a sentence, of one as of several', () => {
  expect(withoutWords([])).toBe('')
  expect(withoutWords(['a.nii'])).toBe(', without a.nii: show it here once, then save again.')
  expect(withoutWords(['a.nii', 'b.nii'])).toBe(
    ', without a.nii and b.nii: show them here once, then save again.',
  )
})
