/** What is under the cursor, in words. */
import { describe, expect, test } from 'vitest'
import { fedWords } from '#app/shell/fed-words.ts'
import { readoutPlace, readoutWords } from '#app/shell/readout-words.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { cursorAtPlace } from '#state/cursor.ts'
import { selectReadout } from '#state/select-readout.ts'
import { withRule } from '#view/change-layer.ts'
import { breathe, controlledStore, cortexOf, files } from '../state/test-store.ts'

describe('a place', () => {
  const place = { world: [0, 0, 0], hemisphere: 'left', values: { a: null, b: null } } as const
  test.each([
    [['dACC', 'aMCC'], 'left cingulate', 'dACC, aMCC (left)'],
    [['dACC'], 'left cingulate', 'dACC (left)'],
    [[], 'left cingulate', 'left cingulate'],
    [[], 'right cingulate', 'right cingulate (left)'],
    [[], 'leftover', 'leftover (left)'],
    [[], '', 'no label (left)'],
  ])('of the regions %j and the label “%s” is called %s', (regions, aal, words) => {
    expect(readoutPlace({ ...place, regions, aal })).toBe(words)
  })
})

describe('the cursor', () => {
  /** The first vertex lies in the maps' only voxel. */
  const surface = Float32Array.of(0, 0, 0, 3, 0, 0, 0, 3, 0)
  const half = (side: 'left' | 'right') => {
    const { [side]: hemisphere } = cortexOf(3)
    return { ...hemisphere, surfaces: { pial: surface, white: surface } }
  }
  const cortex: Cortex = { left: half('left'), right: half('right') }

  async function reading(sides: readonly ('a' | 'b')[], vertex = 0) {
    const made = controlledStore()
    await breathe()
    made.store.setState(({ cortex: known }) => ({ cortex: { ...known, cortex } as never }))
    const names = { a: 'one.nii', b: 'two.nii' }
    for (const side of sides) await made.act.open(side, files(names[side], '6'))
    const barycentric = [0, 1, 2].map((n) => Number(n === vertex))
    const cursor = cursorAtPlace(cortex, { hemisphere: 'right', face: 0, barycentric } as never)
    made.act.change((view) => ({ ...view, cursor }))
    const words = () => {
      const state = made.store.getState()
      return readoutWords(state, selectReadout(state)!)
    }
    return { ...made, words }
  }

  test('is told of with the values of those maps that there are, and the voxels that they came from', async () => {
    const { words } = await reading(['a'])
    expect(words()).toBe(
      'Cursor at 0, 0, 0 mm, no label (right). one: value = 6.00. At the vertex: one 6.01, from 1 voxel, trilinear',
    )
    const both = await reading(['b', 'a'])
    expect(both.words()).toBe(
      'Cursor at 0, 0, 0 mm, no label (right). one: value = 6.00. two: value = 6.00. At the vertex: one 6.01, two 6.01, from 1 voxel, trilinear',
    )
    both.act.change((view) => withRule(view, 'nearest'))
    await expect.poll(both.words).toMatch(/from 1 voxel, nearest$/)
  })

  test('off the voxels has no value, and says so', async () => {
    const { words } = await reading(['b'], 1)
    expect(words()).toMatch(/two: value = no data\. At the vertex: two 6\.01, from 0 voxels/)
  })

  test('tells of no voxels where there are none: without a map, or beside the cortex', async () => {
    const none = await reading([])
    expect(none.words()).toBe('Cursor at 0, 0, 0 mm, no label (right)')
    expect(fedWords(none.store.getState())).toBeNull()
    const beside = await reading(['a'])
    beside.act.change((view) => ({ ...view, cursor: { world: [0, 0, -9], place: null } }))
    expect(fedWords(beside.store.getState())).toBeNull()
    expect(beside.words()).not.toContain('voxel')
  })
})
