import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFrameDetail, type FrameMoment } from '#scene/frame-detail.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A card that takes so long for a frame of all faces, and a fourth of that for a coarse one. */
function cardOf(wholeMs: number) {
  const again = vi.fn()
  const detail = createFrameDetail(again)
  let drawn = 0
  const draw = async (
    moment: Partial<FrameMoment> & { readonly usual?: boolean; readonly takesMs?: number } = {},
  ) => {
    const { usual = true, takesMs = wholeMs, ...rest } = moment
    const first = drawn++ === 0
    const nowMs = performance.now()
    const coarse = detail.isCoarse({ nowMs, first, moving: false, waited: false, ...rest })
    const takes = coarse ? takesMs / 4 : takesMs
    const done = new Promise<void>((resolve) => setTimeout(resolve, takes))
    detail.drew({ coarse, first, usual, nowMs, done })
    await vi.advanceTimersByTimeAsync(takes)
    return coarse ? 'coarse' : 'whole'
  }
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  return { again, detail, draw, wait }
}

/** Past its first pictures. */
async function seen(wholeMs: number) {
  const card = cardOf(wholeMs)
  await card.draw()
  await card.draw()
  await card.wait(1000)
  card.again.mockClear()
  return card
}

describe('the first picture', () => {
  test('is coarse, and whole soon after that', async () => {
    const { again, detail, draw, wait } = cardOf(700)
    expect(detail.isUnfinished()).toBe(false)
    expect(await draw()).toBe('coarse')
    expect(detail.isUnfinished()).toBe(true)
    await wait(250)
    expect(again).toHaveBeenCalledTimes(1)
    expect(await draw()).toBe('whole')
    expect(detail.isUnfinished()).toBe(false)
    await wait(1000)
    expect(again).toHaveBeenCalledTimes(1)
  })

  test('is whole with whatever changes as soon as it is there', async () => {
    const { again, draw, wait } = cardOf(700)
    await draw()
    await wait(10)
    expect(await draw()).toBe('whole')
    await wait(1000)
    expect(again).not.toHaveBeenCalled()
  })

  test('stays coarse while somebody turns it already', async () => {
    const { draw, wait } = cardOf(700)
    await draw()
    await wait(10)
    expect(await draw({ moving: true })).toBe('coarse')
    expect(await draw()).toBe('coarse')
  })
})

describe('on a slow card', () => {
  test('what moves is coarse, and whole when it has stood for a while', async () => {
    const { again, detail, draw, wait } = await seen(700)
    for (let i = 0; i < 3; i++) expect(await draw({ moving: true })).toBe('coarse')
    await wait(200)
    expect(again).not.toHaveBeenCalled()
    await wait(100)
    expect(again).toHaveBeenCalledTimes(1)
    expect(await draw()).toBe('whole')
    expect(detail.isUnfinished()).toBe(false)
  })

  test('one change after a rest is whole at once', async () => {
    const { again, draw, wait } = await seen(700)
    expect(await draw()).toBe('whole')
    await wait(1000)
    expect(again).not.toHaveBeenCalled()
  })

  test('changes that come quickly after each other, such as those of a slider, are coarse', async () => {
    const { again, draw, wait } = await seen(700)
    await draw()
    expect(await draw({ waited: true })).toBe('coarse')
    await wait(100)
    expect(await draw()).toBe('coarse')
    await wait(249)
    expect(again).not.toHaveBeenCalled()
    await wait(1)
    expect(again).toHaveBeenCalledTimes(1)
  })

  test('while the picture is moved again before it was whole, it stays coarse', async () => {
    const { again, draw, wait } = await seen(700)
    await draw({ moving: true })
    await wait(200)
    await draw({ moving: true })
    await wait(200)
    expect(again).not.toHaveBeenCalled()
  })
})

describe('on a quick card', () => {
  test('everything after the first picture is whole', async () => {
    const { again, detail, draw, wait } = await seen(20)
    for (let i = 0; i < 5; i++) expect(await draw({ moving: true })).toBe('whole')
    expect(detail.isUnfinished()).toBe(false)
    await wait(1000)
    expect(again).not.toHaveBeenCalled()
  })

  test('a frame that was waited for tells that it has become slow, and a whole one that it is quick again', async () => {
    const { detail, draw, wait } = await seen(20)
    await draw({ moving: true })
    const since = performance.now()
    const late = { nowMs: since + 80, first: false, moving: true }
    expect(detail.isCoarse({ ...late, waited: false })).toBe(false)
    expect(detail.isCoarse({ ...late, waited: true })).toBe(true)
    // What a coarse frame takes says nothing of a whole one.
    expect(await draw({ moving: true })).toBe('coarse')
    expect(await draw({ moving: true })).toBe('coarse')
    await wait(300)
    expect(await draw()).toBe('whole')
    expect(await draw({ moving: true })).toBe('whole')
  })

  test('a picture to keep, which may be large, does not make it slow', async () => {
    const { draw } = await seen(20)
    const slow = await seen(700)
    expect(await slow.draw({ moving: true })).toBe('coarse')
    await draw({ usual: false, takesMs: 700 })
    expect(await draw({ moving: true })).toBe('whole')
  })
})
