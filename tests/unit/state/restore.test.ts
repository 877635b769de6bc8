/** Documents that come back: their files are found, or asked for by name. */
import { expect, test } from 'vitest'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure } from '#state/select-task.ts'
import { selectTray } from '#state/tray-map.ts'
import { withAsk, withThreshold } from '#view/change-layer.ts'
import { askFor } from '#view/map-ask.ts'
import { ownFiles } from '#view/own-files.ts'
import { mapLayer } from '#view/spec.ts'
import { breathe, controlledStore, emptyView, file, files } from './test-store.ts'

const source = (sha256?: string) => ({
  kind: 'file' as const,
  key: 'of another visit',
  files: [sha256 ? { name: 'mine.nii', sha256 } : { name: 'mine.nii' }],
})
const asked = withThreshold(
  withAsk(emptyView, 'a', askFor(source('e'.repeat(64)))),
  'a',
  { rule: 'value', value: 2.2 },
  { threshold: false },
)

test('a document that comes with its files shows them', async () => {
  const { store, act } = controlledStore()
  await act.restore(asked, { 'of another visit': file('mine.nii', '7') })
  expect(selectShown(store.getState(), 'a')?.title).toBe('mine')
})

test('a link to a map that is not here says which file to drop, and takes it with its scale', async () => {
  const { store, act } = controlledStore({ hash: () => 'e'.repeat(64) })
  await act.restore(asked, {})
  const failure = selectFailure(store.getState(), 'a')
  expect(failure?.tag).toBe('files-missing')
  expect(failure?.message).toContain('mine.nii')
  expect(failure?.message).toContain('e'.repeat(64))
  await act.openFiles('a', file('mine.nii', '7'))
  expect(selectShown(store.getState(), 'a')?.title).toBe('mine')
  expect(mapLayer(store.getState().document, 'a').threshold).toEqual({ rule: 'value', value: 2.2 })
})

test('another file in its place is another map', async () => {
  const { store, act } = controlledStore()
  await act.restore(asked, {})
  await act.openFiles('a', file('other.nii', '7'))
  expect(selectShown(store.getState(), 'a')?.title).toBe('other')
  expect(mapLayer(store.getState().document, 'a').threshold).toBeNull()
})

test('files of the user’s own are named by their content, without a step of the history', async () => {
  const { store, act } = controlledStore()
  await act.open('a', files('one.nii', '5'))
  const steps = store.getState().history.past.length
  const before = selectShown(store.getState(), 'a')?.loadId
  const named = await act.identifyOwnFiles()
  expect(named).toEqual(store.getState().document)
  expect(ownFiles(store.getState().document)[0]?.files[0]).toEqual({
    name: 'one.nii',
    sha256: 'f'.repeat(64),
  })
  expect(store.getState().history.past).toHaveLength(steps)
  expect(selectShown(store.getState(), 'a')?.loadId).toBe(before)
})

test('a file is read for its content once, one that is not here is not, and what has its name stays as it is', async () => {
  const { store, act, calls } = controlledStore()
  await act.restore(withAsk(emptyView, 'b', askFor(source())), {})
  await act.open('a', files('one.nii', '5'))
  act.change((view) => ({ ...view, tray: [askFor({ ...source(), key: 'nowhere' })] }))
  await act.identifyOwnFiles()
  const { document, history } = store.getState()
  expect(await act.identifyOwnFiles()).toEqual(document)
  expect(store.getState().document).toBe(document)
  expect(store.getState().history).toBe(history)
  expect(calls.filter((call) => call === 'hashFile')).toHaveLength(1)
})

test('files that a lecture brings are missed no longer where the tray waits for them', async () => {
  const { store, act } = controlledStore()
  await act.restore({ ...emptyView, tray: [askFor(source())] }, {})
  const missing = () => selectTray(store.getState()).map((map) => map.missing)
  expect(missing()).toEqual([true])
  act.bringFiles({ 'of another visit': file('mine.nii', '7') })
  expect(missing()).toEqual([false])
})

test('what is named is the document that was there when it was asked for', async () => {
  const { store, act } = controlledStore()
  await act.open('a', files('one.nii', '5'))
  const asked = store.getState().document
  const naming = act.identifyOwnFiles()
  act.change((view) => ({ ...view, flat: !view.flat }))
  const named = await naming
  expect(named.flat).toBe(asked.flat)
  expect(ownFiles(named)[0]?.files[0]?.sha256).toBe('f'.repeat(64))
  // What is on screen by now has the name, too.
  expect(store.getState().document).toEqual({ ...named, flat: !asked.flat })
})

test('peaks that a document asks for bring their studies, though nobody has opened Evidence', async () => {
  const asksFor = async (peaks: boolean) => {
    const { act, calls } = controlledStore()
    const sample = askFor({ kind: 'sample', id: 'physical-pain' })
    await act.restore({ ...withAsk(emptyView, 'a', sample), peaks }, {})
    await breathe()
    return calls.some((call) => /physical-pain_foci/.test(call))
  }
  expect(await asksFor(false)).toBe(false)
  expect(await asksFor(true)).toBe(true)
})
