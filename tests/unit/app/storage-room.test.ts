import { afterEach, expect, test, vi } from 'vitest'
import { checkRoom, roomWords, storageRoom } from '#app/session/storage-room.ts'

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

test('what a browser says of its room is taken, at first as well', async () => {
  for (const usage of [3, 0]) {
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage, quota: 10 }) } })
    expect(await storageRoom()).toEqual({ usage, quota: 10 })
  }
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

test.each([
  [0, '0 kB'],
  [1001, '2 kB'],
  [999_999, '1000 kB'],
  [1e6, '1.0 MB'],
  [9.96e6, '10.0 MB'],
  [1e7, '10 MB'],
  [850.4e6, '850 MB'],
  [1e9, '1.0 GB'],
  [12.34e9, '12.3 GB'],
])('room of %i bytes is %s', (usage, words) => {
  expect(roomWords({ usage, quota: 3e9 })).toBe(
    `${words} of the 3.0 GB that this browser allows are taken`,
  )
})

test('room is spoken of from four fifths on, and refused only beyond its end', () => {
  expect(checkRoom({ usage: 700, quota: 1000 }, 99)).toBeNull()
  expect(checkRoom({ usage: 700, quota: 1000 }, 100)).toContain('its room comes to an end')
  expect(checkRoom({ usage: 700, quota: 1000 }, 300)).toContain('its room comes to an end')
  expect(() => checkRoom({ usage: 700, quota: 1000 }, 301)).toThrow(/need 1 kB more/)
  expect(checkRoom({ usage: 900, quota: 1000 }, 0)).toBeNull()
})
