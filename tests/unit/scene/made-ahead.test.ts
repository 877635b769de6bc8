import { expect, test, vi } from 'vitest'
import { madeAhead } from '#scene/made-ahead.ts'

const isNever = () => false

test('what is made ahead is made once, and given to whoever takes it first', () => {
  const make = vi.fn((name: string) => ({ name }))
  const ahead = madeAhead(make, isNever)
  ahead.make('first')
  ahead.make('second')
  expect(make.mock.calls).toEqual([['first']])
  expect([ahead.take(), ahead.take()]).toEqual([{ name: 'first' }, null])
})

test('nothing is made any more once somebody has asked for it', () => {
  const make = vi.fn(() => ({}))
  const ahead = madeAhead(make, isNever)
  expect(ahead.take()).toBeNull()
  ahead.make()
  expect([ahead.take(), make.mock.calls]).toEqual([null, []])
})

test('what can’t be made yet is tried again, and what is spent by then is not given away', () => {
  const make = vi.fn<() => object | null>(() => null)
  const ahead = madeAhead(make, () => true)
  ahead.make()
  make.mockReturnValue({})
  ahead.make()
  expect(make).toHaveBeenCalledTimes(2)
  expect(ahead.take()).toBeNull()
})
