/** Questions to the studies of a side. */
import { describe, expect, test } from 'vitest'
import { selectPeaks } from '#state/select-peaks.ts'
import { selectShown } from '#state/select-shown.ts'
import type { AppStore } from '#state/store.ts'
import { withPeaks } from '#view/change.ts'
import { mapLayer } from '#view/spec.ts'
import type { Evidence } from '#work/evidence-tasks.ts'
import { breathe, controlledStore, files } from './test-store.ts'

const table = [
  'study,x,y,z,n,space',
  'Ash 2001,1,2,3,20,MNI',
  'Ash 2001,4,5,6,20,MNI',
  'Beech 2002,7,8,9,20,MNI',
].join('\n')

const evidence = (store: AppStore) => selectShown(store.getState(), 'b')?.evidence
const ids = (store: AppStore) => evidence(store)!.table.studies.map(({ id }) => id)

async function withStudies(held: readonly string[] = []) {
  const made = controlledStore({ held })
  await breathe()
  const opened = made.act.openFoci('b', table, 'trees')
  await breathe()
  for (const one of made.named('aleMap')) await one.finish()
  await opened
  return made
}

describe('a question', () => {
  test('changes the map of its side alone, and the studies that count with it', async () => {
    const { store, act } = await withStudies()
    const published = evidence(store)!.choice
    const [ash] = ids(store)
    await act.question('b', { included: [ash!] })
    expect(mapLayer(store.getState().document, 'b').ask?.choice?.included).toEqual([ash])
    expect(mapLayer(store.getState().document, 'a').ask).toBeNull()
    expect(evidence(store)?.choice.included).toEqual([ash])
    // Asking for all of them again is the map as it is published.
    await act.question('b', { included: ids(store) })
    expect(mapLayer(store.getState().document, 'b').ask?.choice).toBeNull()
    for (const choice of [{ fallbackN: 99 }, { correction: 'fdr' }, { nullIn: 'grey' }] as const) {
      await act.question('b', choice)
      expect(mapLayer(store.getState().document, 'b').ask?.choice).toMatchObject({
        included: null,
        ...choice,
      })
      await act.question('b', published)
      expect(mapLayer(store.getState().document, 'b').ask?.choice).toBeNull()
    }
  })

  test('leaves on screen what was found before until its answer is there', async () => {
    const { store, act, named } = await withStudies(['aleMap'])
    const before = evidence(store)?.result
    expect(before).not.toBeNull()
    void act.question('b', { fallbackN: 99 })
    await breathe()
    expect(evidence(store)).toMatchObject({ choice: { fallbackN: 99 }, result: before })
    expect((named('aleMap')[0]!.request as unknown as Evidence).fallbackN).toBe(99)
    await named('aleMap')[0]!.finish()
    expect(evidence(store)?.result).not.toBe(before)
  })

  test('of a map without studies asks nothing', async () => {
    const { store, act, calls } = controlledStore()
    await act.open('b', files('one.nii', '5'))
    const { document } = store.getState()
    await act.question('b', { fallbackN: 99 })
    expect(store.getState().document).toBe(document)
    expect(await act.jackknife('b', Int32Array.of(1), {})).toBeNull()
    expect(calls).not.toContain('aleJackknife')
  })
})

test('whoever adds studies, questions them or shows two together is told once the map is there', async () => {
  const { store, act, named } = await withStudies(['aleMap', 'alePair'])
  const pending = () => [...named('aleMap'), ...named('alePair')]
  const { ask } = selectShown(store.getState(), 'b')!
  const pair = { kind: 'pair', of: 'contrast', first: ask, second: ask } as const
  for (const ask of [
    () => act.question('b', { fallbackN: 99 }),
    () => act.openFoci('b', table, 'flowers'),
    () => act.showPair('b', pair),
  ]) {
    let told = false
    const asked = ask().then(() => {
      told = true
    })
    await breathe()
    await breathe()
    expect([pending().length, told]).toEqual([1, false])
    await pending()[0]!.finish()
    await asked
  }
  expect(selectShown(store.getState(), 'b')?.title).toBe('trees − trees')
})

test('a region without each study in turn is asked of the studies that count, in the brain', async () => {
  const { store, act, named } = await withStudies(['aleJackknife'])
  const [, beech] = ids(store)
  await act.question('b', { included: [beech!] })
  const { signal } = new AbortController()
  void act.jackknife('b', Int32Array.of(4, 5), { signal })
  await breathe()
  const { request, context } = named('aleJackknife')[0]!
  expect(request).toMatchObject({ included: [beech], voxels: Int32Array.of(4, 5) })
  expect(context.signal).toBe(signal)
})

test('the studies of a sample are fetched once somebody looks at them, and tried again after a failure', async () => {
  const { store, act, calls, named } = controlledStore({ held: ['fetch'] })
  await breathe()
  const opening = act.open('b', { kind: 'sample', id: 'physical-pain' })
  await breathe()
  await named('fetch')[0]!.finish()
  await opening
  expect(evidence(store)).toBeNull()
  const fetched = () => calls.filter((call) => /_foci/.test(call)).length
  expect(fetched()).toBe(0)
  void act.loadEvidence('b')
  await breathe()
  await named('fetch')[0]!.fail('no network')
  expect(fetched()).toBe(1)
  expect(selectShown(store.getState(), 'b')?.title).toMatch(/pain/i)
  void act.loadEvidence('b')
  await breathe()
  expect(fetched()).toBe(2)
})

test('peaks are those of the studies that count, while they are asked for', async () => {
  const { store, act } = await withStudies()
  expect(selectPeaks(store.getState(), 'b')).toBeNull()
  act.change((view) => withPeaks(view, true))
  await breathe()
  const positions = () => [...selectPeaks(store.getState(), 'b')!.positionsWorld]
  expect(positions()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(selectPeaks(store.getState(), 'b')).toBe(selectPeaks(store.getState(), 'b'))
  expect(selectPeaks(store.getState(), 'a')).toBeNull()
  await act.question('b', { included: [ids(store)[1]!] })
  expect(positions()).toEqual([7, 8, 9])
})
