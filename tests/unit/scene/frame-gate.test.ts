import { describe, expect, test, vi } from 'vitest'
import { createFrameGate } from '#scene/frame-gate.ts'

/** A card whose frames are finished when the test says so. */
function fakeCard() {
  const card = { finished: false, restored: false }
  const gl = {
    SYNC_STATUS: 1,
    UNSIGNALED: 2,
    SIGNALED: 3,
    SYNC_GPU_COMMANDS_COMPLETE: 4,
    fenceSync: () => ({}),
    isSync: () => !card.restored,
    deleteSync: () => {
      if (card.restored) throw new Error('a fence of the lost context')
    },
    flush: () => {},
    getSyncParameter: () => (card.finished ? 3 : 2),
  } as unknown as WebGL2RenderingContext
  return { card, gl }
}

describe('holding frames back', () => {
  test('the first frame never waits, the second waits for it', () => {
    const { card, gl } = fakeCard()
    const gate = createFrameGate()
    expect(gate.isBusy(gl, 0)).toBe(false)
    gate.drew(gl, 0)
    expect(gate.isBusy(gl, 10)).toBe(true)
    card.finished = true
    expect(gate.isBusy(gl, 300)).toBe(false)
  })

  test('a card that has been quick is not waited for, until it is slow', () => {
    const { card, gl } = fakeCard()
    const gate = createFrameGate()
    gate.drew(gl, 0)
    card.finished = true
    expect(gate.isBusy(gl, 16)).toBe(false)
    gate.drew(gl, 16)
    card.finished = false
    expect(gate.isBusy(gl, 32)).toBe(false)
    expect(gate.isBusy(gl, 120)).toBe(true)
  })

  test('a context that was lost and restored is not asked about the frame before', () => {
    const { card, gl } = fakeCard()
    const gate = createFrameGate()
    gate.drew(gl, 0)
    card.restored = true
    expect(gate.isBusy(gl, 10)).toBe(false)
    gate.drew(gl, 20)
    card.restored = false
    expect(gate.isBusy(gl, 30)).toBe(true)
  })
})

describe('the end of a frame', () => {
  const told = (done: Promise<void>) => {
    const state = { done: false }
    void done.then(() => {
      state.done = true
    })
    return state
  }

  test('is told when the card has come to it, and not before', async () => {
    vi.useFakeTimers()
    const { card, gl } = fakeCard()
    const gate = createFrameGate()
    gate.drew(gl, 0)
    const end = told(gate.done(gl))
    await vi.advanceTimersByTimeAsync(500)
    expect(end.done).toBe(false)
    card.finished = true
    await vi.advanceTimersByTimeAsync(20)
    expect(end.done).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  test('is told when its context is gone, and where nothing was drawn', async () => {
    vi.useFakeTimers()
    const { card, gl } = fakeCard()
    const gate = createFrameGate()
    await gate.done(gl)
    gate.drew(gl, 0)
    const end = told(gate.done(gl))
    card.restored = true
    await vi.advanceTimersByTimeAsync(20)
    expect(end.done).toBe(true)
    vi.useRealTimers()
  })
})
