/** A map of random peaks takes the place of a side's map. */
import { describe, expect, test, vi } from 'vitest'
import { SHUFFLED_TITLE, shuffleSide } from '#app/evidence/shuffle-side.ts'
import type { Actions } from '#state/store.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'
import { study } from '../evidence/small-brain.ts'

const studies = [
  study('Adams', [
    [1, 2, 3],
    [4, 5, 6],
  ]),
  study('Baker', [[7, 8, 9]]),
]

function side() {
  const bytes = makeNifti({ shape: [4, 4, 4], values: (i) => (i === 21 ? 1 : 0) })
  const [openFoci, fail] = [vi.fn(async (..._: unknown[]) => {}), vi.fn()]
  const brainMask = async () => ({ name: 'mask.nii', blob: new Blob([bytes as BlobPart]) })
  return { openFoci, fail, act: { openFoci, fail, brainMask } as unknown as Actions }
}

describe('random peaks', () => {
  test('are as many as those of the studies, in the brain, on the side that is asked for', async () => {
    for (const pane of ['a', 'b'] as const) {
      const { act, openFoci, fail } = side()
      await shuffleSide(act, pane, async () => studies, 1)
      const [where, text, title] = openFoci.mock.lastCall as [string, string, string]
      expect([where, title]).toEqual([pane, SHUFFLED_TITLE])
      const [, ...rows] = text.split('\n').map((row) => row.split(','))
      expect(rows.map(([name]) => name)).toEqual(['Simulated 1', 'Simulated 1', 'Simulated 2'])
      // All in the one voxel of the mask.
      expect(new Set(rows.map(([, ...at]) => at.slice(0, 3).join())).size).toBe(1)
      expect(fail).not.toHaveBeenCalled()
    }
  })

  test('that can’t be had say why on that side, under their own name', async () => {
    const { act, openFoci, fail } = side()
    const error = new Error('no network')
    await shuffleSide(act, 'b', () => Promise.reject(error), 1)
    expect(fail.mock.calls).toEqual([['b', SHUFFLED_TITLE, error]])
    expect(openFoci).not.toHaveBeenCalled()
  })
})
