import { afterEach, expect, test, vi } from 'vitest'
import { checkRoom, storageRoom } from '#app/session/storage-room.ts'

afterEach(() => vi.unstubAllGlobals())

test('plenty of room is not spoken of', () => {
  expect(checkRoom({ usage: 1e6, quota: 1e9 }, 5e6)).toBeNull()
})

test('the end of the room is said before it is reached, with what to do', () => {
  expect(checkRoom({ usage: 700e6, quota: 1e9 }, 150e6)).toMatch(
    /850 MB of the 1\.0 GB that this browser allows are taken.*Forget maps/,
  )
})

test('what does not fit is refused before anything is written', () => {
  expect(() => checkRoom({ usage: 900e6, quota: 1e9 }, 150e6)).toThrow(
    /need 150 MB more.*900 MB of the 1\.0 GB.*save the session/,
  )
})

test.each([
  ['says nothing', {}],
  ['has no such thing', undefined],
  ['refuses', { estimate: () => Promise.reject(new Error('no')) }],
  ['knows no quota', { estimate: async () => ({ usage: 3, quota: 0 }) }],
])('a browser that %s stands in nobody’s way', async (_what, storage) => {
  vi.stubGlobal('navigator', { storage })
  expect(await storageRoom()).toBeNull()
  expect(checkRoom(null, 1e12)).toBeNull()
})
