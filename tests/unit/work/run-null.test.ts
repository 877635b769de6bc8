import { describe, expect, it } from 'vitest'
import { type NullQuestion, nullOutcome } from '#comparison/null-test.ts'
import { affineFromRows } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import { computeHere } from '#work/implementations.ts'
import { runNull } from '#work/run-null.ts'
import type { Compute } from '#work/tasks.ts'

const random = seededRandom(2)
const drawn = () => Float64Array.from({ length: 9 * 9 * 9 }, () => random())
const grid = {
  shape: [9, 9, 9] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [4, 0, 0, 0],
    [0, 4, 0, 0],
    [0, 0, 4, 0],
  ]),
}
const question: NullQuestion = {
  kind: 'variogram',
  zeros: 'keep',
  seed: 4,
  maps: { on: 'voxels', a: { ...grid, values: drawn() }, b: { ...grid, values: drawn() } },
}

describe('a null on several workers', () => {
  it('has the same draws as on one, and says how far it is', async () => {
    const shares: number[] = []
    const alone = await runNull(computeHere, question, {
      draws: 60,
      lanes: 1,
      onProgress: (share) => shares.push(share),
    })
    const shared = await runNull(computeHere, question, { draws: 60, lanes: 3 })
    expect([...shared.draws]).toEqual([...alone.draws])
    expect(shared.pearson).toEqual(alone.pearson)
    expect(alone.pearson?.n).toBe(60)
    expect(shares).toEqual([25 / 60, 50 / 60, 1])
    const atOnce = await computeHere('nullDraws', { ...question, from: 0, to: 60 })
    expect(alone).toEqual(nullOutcome(question, atOnce.observed, atOnce))
  })

  it('begins with nothing where it was called off before, or where no draw is asked for', async () => {
    let asked = 0
    const counting: Compute = (name, request, context) => {
      asked++
      return computeHere(name, request, context)
    }
    await expect(
      runNull(counting, question, { draws: 50, lanes: 2, signal: AbortSignal.abort() }),
    ).rejects.toThrow('abort')
    await expect(runNull(counting, question, { draws: 0, lanes: 2 })).rejects.toThrow(RangeError)
    expect(asked).toBe(0)
  })

  it('ends when it is cancelled, and hands out nothing more', async () => {
    const controller = new AbortController()
    let asked = 0
    const counting: Compute = (name, request, context) => {
      asked++
      if (asked === 2) controller.abort()
      return computeHere(name, request, context)
    }
    await expect(
      runNull(counting, question, { draws: 1000, lanes: 1, signal: controller.signal }),
    ).rejects.toThrow('abort')
    expect(asked).toBe(2)
  })

  it('fails as a whole when a portion fails', async () => {
    const failing: Compute = () => Promise.reject(new RangeError('too few places'))
    await expect(runNull(failing, question, { draws: 50, lanes: 2 })).rejects.toThrow('too few')
  })
})
