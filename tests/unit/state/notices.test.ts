import { expect, test } from 'vitest'
import { breathe, controlledStore, files } from './test-store.ts'

const words = (store: ReturnType<typeof controlledStore>['store']) =>
  store.getState().notices.map(({ text }) => text)

test('a notice that is put away goes, and the others stay', async () => {
  const { store, act } = controlledStore()
  for (const text of ['one', 'two', 'three']) act.say(text)
  const { notices } = store.getState()
  act.dismissNotice(notices.find(({ text }) => text === 'two')!.id)
  expect(words(store)).toEqual(['one', 'three'])
  act.dismissNotice(notices.find(({ text }) => text === 'two')!.id)
  expect(words(store)).toEqual(['one', 'three'])
})

test.each([
  ['a', 'b'],
  ['b', 'a'],
] as const)(
  'a map of other values on side %s is the one that is said to have its own scale now',
  async (side, other) => {
    const { store, act } = controlledStore()
    await act.open(side, files('first.nii', '5'))
    await act.open(other, files('stays.nii', '6'))
    expect(words(store)).toEqual([])
    await act.open(side, files('atlas.nii', '2'))
    await breathe()
    expect(words(store)).toEqual([
      'atlas has other values than stays: its threshold and colour range are its own now. Link them again under Look.',
    ])
  },
)
