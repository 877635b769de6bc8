import { expect, test } from 'vitest'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { mapLayer } from '#view/spec.ts'
import type { Evidence } from '#work/evidence-tasks.ts'
import { breathe, controlledStore, files } from './test-store.ts'

const table = (...names: string[]) =>
  ['study,x,y,z,n,space', ...names.map((name, at) => `${name},${at},2,3,20,MNI`)].join('\n')

/** A store that shows the map of three studies on the left and of two on the right. */
async function twoTables(held: readonly string[] = []) {
  const made = controlledStore({ held })
  await breathe()
  await made.act.openFoci('a', table('Ash 2001', 'Beech 2002', 'Cedar 2003'), 'trees')
  await made.act.openFoci('b', table('Iron 2001', 'Lead 2002'), 'metals')
  return made
}

const asked = (request: Record<string, unknown>, side: 'first' | 'second') =>
  request[side] as Evidence

test('comparing the studies leaves both sides as they are, and says what was compared', async () => {
  const { store, act } = await twoTables()
  const before = store.getState().document
  const compared = await act.comparePair('contrast', {})
  expect(store.getState().document).toBe(before)
  expect(compared).toMatchObject({
    title: 'trees − metals',
    names: ['trees', 'metals'],
    source: { kind: 'pair', of: 'contrast' },
    result: { thresholdZ: 3.7712 },
  })
  expect(compared?.source.first).toEqual(mapLayer(before, 'a').ask)
  expect(compared?.source.second).toEqual(mapLayer(before, 'b').ask)
})

test('studies are compared only where both sides have some', async () => {
  const { act, calls } = controlledStore()
  await breathe()
  const compared = () => act.comparePair('contrast', {})
  expect(await compared()).toBeNull()
  await act.openFoci('a', table('Ash 2001'), 'trees')
  expect(await compared()).toBeNull()
  await act.open('b', files('one.nii', '5'))
  expect(await compared()).toBeNull()
  act.swap()
  expect(await compared()).toBeNull()
  expect(calls).not.toContain('alePair')
})

test('the left side’s studies are the first, the right side’s the second, without those left out', async () => {
  const { store, act, named } = await twoTables(['alePair'])
  const [ash, , cedar] = selectShown(store.getState(), 'a')!.evidence!.table.studies
  await act.question('a', { included: [ash!.id, cedar!.id] })
  void act.comparePair('contrast', {})
  await breathe()
  const { request } = named('alePair')[0]!
  expect(asked(request, 'first').included).toEqual([ash!.id, cedar!.id])
  expect(asked(request, 'first').studies.map(({ authors }) => authors)).toContain('Ash')
  expect(asked(request, 'second').studies.map(({ authors }) => authors)).toEqual(['Iron', 'Lead'])
  expect(request['question']).toEqual({ kind: 'contrast', permutations: 1000, seed: 20031010 })
})

test('the studies of the map on screen are compared while another choice is still computed', async () => {
  const { store, act, named } = await twoTables(['alePair'])
  const { studies } = selectShown(store.getState(), 'a')!.evidence!.table
  const shown = selectShown(store.getState(), 'a')!.ask
  // The new choice is asked for, and the comparison starts before it has come.
  const question = act.question('a', { included: [studies[0]!.id] })
  const run = act.comparePair('contrast', {})
  await breathe()
  const entry = named('alePair')[0]!
  const first = asked(entry.request, 'first')
  await entry.finish()
  const compared = await run
  await question
  expect(first.included).toHaveLength(shown.choice?.included?.length ?? studies.length)
  expect(compared?.source.first).toEqual(shown)
})

test('a comparison hands its signal on, so that it can be stopped', async () => {
  const { act, named } = await twoTables(['alePair'])
  const controller = new AbortController()
  void act.comparePair('contrast', { signal: controller.signal })
  await breathe()
  expect(named('alePair')[0]!.context.signal).toBe(controller.signal)
})

test('maps without studies are not compared', async () => {
  const { act, calls } = await twoTables()
  await act.open('b', files('one.nii', '5'))
  expect(await act.comparePair('contrast', {})).toBeNull()
  expect(calls).not.toContain('alePair')
})

test('a contrast that is put on a side opens at its corrected threshold, and the other side keeps its own', async () => {
  const { store, act } = await twoTables()
  const compared = await act.comparePair('contrast', {})
  await act.showPair('b', compared!.source)
  expect(selectShown(store.getState(), 'a')?.title).toBe('trees')
  expect(selectShown(store.getState(), 'b')).toMatchObject({
    title: 'trees − metals',
    method: 'compared',
    meaning: 'where they differ',
    opensAt: 3.7712,
  })
  const { sides, links } = selectLook(store.getState())
  expect(sides.b.threshold).toEqual({ rule: 'value', value: 3.78 })
  expect(sides.a.threshold).toEqual({ rule: 'value', value: 3.1 })
  expect(links.threshold).toBe(false)
})

test('two tables that differ in one peak only are not taken for the same', async () => {
  const { act, named } = controlledStore({ held: ['aleMap'] })
  await breathe()
  const keyOf = async (text: string) => {
    void act.openFoci('a', text, 'mine')
    await breathe()
    const { request } = named('aleMap').at(-1)!
    return (request as unknown as Evidence).tableKey
  }
  const rows = 'study,x,y,z,n,space\nAsh 2001,1,2,3,20,MNI\nAsh 2001,4,5,6,20,MNI'
  const one = await keyOf(rows)
  expect(await keyOf(rows)).toBe(one)
  expect(await keyOf(rows.replace('4,5,6', '4,5,7'))).not.toBe(one)
  expect(await keyOf(rows.replaceAll('20,MNI', '21,MNI'))).not.toBe(one)
})
