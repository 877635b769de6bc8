import { expect, it } from 'vitest'
import { fetchedCode } from '#app/shell/fetched-code.ts'

it('gives code that comes, and has words for code that does not', async () => {
  const code = { read: () => 'read' }
  expect(await fetchedCode(Promise.resolve(code))).toBe(code)
  const cause = new TypeError('Failed to fetch dynamically imported module')
  await expect(fetchedCode(Promise.reject(cause))).rejects.toMatchObject({
    tag: 'part-missing',
    message: expect.stringMatching(/^A part of the program could not be fetched.* Try again/),
    cause,
  })
})
