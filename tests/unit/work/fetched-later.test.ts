import { expect, it, vi } from 'vitest'
import { fetchedLater } from '#work/fetched-later.ts'
import { mapImplementations } from '#work/map-implementations.ts'

const context = () => ({ signal: new AbortController().signal, onProgress: () => {} })
const request = { text: 'a\tb', title: 'peaks.txt' }

it('brings the code of a task when it is asked for, and not before', async () => {
  const load = vi.fn(async () => ({ ...mapImplementations, readFoci: () => 'read' as never }))
  const { readFoci } = fetchedLater(['readFoci'], load)
  expect(load).not.toHaveBeenCalled()
  await expect(readFoci(request, context())).resolves.toBe('read')
  expect(load).toHaveBeenCalledOnce()
})

it('says in words that code does not come, and tries again the next time', async () => {
  const load = vi
    .fn<() => Promise<typeof mapImplementations>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    .mockResolvedValueOnce({ ...mapImplementations, readFoci: () => 'read' as never })
  const { readFoci } = fetchedLater(['readFoci'], load)
  const refused = await Promise.resolve(readFoci(request, context())).catch((error) => error)
  expect(refused).toMatchObject({
    tag: 'part-missing',
    cause: new TypeError('Failed to fetch dynamically imported module'),
  })
  expect(refused.message).toMatch(/^A part of the program could not be fetched.* Try again/)
  await expect(readFoci(request, context())).resolves.toBe('read')
})

it('does not begin what was cancelled while its code came', async () => {
  const controller = new AbortController()
  const read = vi.fn()
  const { readFoci } = fetchedLater(['readFoci'], async () => {
    controller.abort(new DOMException('This was called off.', 'AbortError'))
    return { readFoci: read }
  })
  const asked = readFoci(request, { signal: controller.signal, onProgress: () => {} })
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  expect(read).not.toHaveBeenCalled()
})
