/** What the sentences of a slide can ask of the maps that are on screen. */
import { describe, expect, test } from 'vitest'
import { askedOf, factsOfState } from '#app/lecture/use-facts.ts'
import type { DeepRegion } from '#atlas/deep.ts'
import type { StudyTable } from '#evidence/study.ts'
import { zFromUpperP } from '#statistic/normal.ts'
import { withArrangement, withMaximised } from '#view/change-arrangement.ts'
import { withAskPart, withLink, withThreshold } from '#view/change-layer.ts'
import { sourceKey } from '#view/map-ask.ts'
import { study } from '../evidence/small-brain.ts'
import { breathe, controlledStore, file, files } from '../state/test-store.ts'

const table = {
  id: 'table',
  rule: '',
  limits: [],
  studies: [study('Adams', [[0, 0, 0]]), study('Baker', [[0, 0, 0]])],
} as unknown as StudyTable
const known = { table, leastClusterVoxels: 1 }
const pain = { kind: 'sample', id: 'physical-pain' } as const
const social = { kind: 'sample', id: 'social-exclusion' } as const

async function onScreen() {
  const made = controlledStore()
  await made.act.open('a', files('mine.nii', '6'))
  await made.act.open('b', pain)
  made.store.setState({ deep: [] })
  const facts = (evidence = new Map([['physical-pain' as const, known]])) =>
    factsOfState(askedOf(made.store.getState()), evidence)
  return { ...made, facts }
}

describe('the facts of a slide', () => {
  test('are of the samples that are on screen, wherever they are, and of no other map', async () => {
    const { facts, act } = await onScreen()
    expect(facts()!.map('pain')).toMatchObject({
      studies: 2,
      studiesInTable: 2,
      foci: 2,
      peak: { value: 5, world: [0, 0, 0] },
      criterion: { z: zFromUpperP(0.001), leastVoxels: 1 },
    })
    expect(
      facts()!
        .map('pain')!
        .clusters.map(({ significant }) => significant),
    ).toEqual([true])
    expect(['social', 'inclusive'].map((one) => facts()!.map(one as 'social'))).toEqual([
      null,
      null,
    ])
    expect([facts()!.threshold('social'), facts()!.kept('social')]).toEqual([null, null])
    await act.open('a', social)
    const both = new Map([
      ['physical-pain', known],
      ['social-exclusion', { ...known, leastClusterVoxels: 2 }],
    ] as const)
    // One sample beside the other: each by its own table.
    expect(facts(both as never)!.map('social')!.criterion.leastVoxels).toBe(2)
    expect(facts(both as never)!.map('pain')!.criterion.leastVoxels).toBe(1)
    // What is not known of a sample yet is no fact.
    expect(facts(new Map())!.map('pain')).toBeNull()
  })

  test('have the threshold of the side that shows the map, and what it asks of clusters', async () => {
    const { facts, act } = await onScreen()
    act.change((view, look) => withLink(view, 'threshold', false, look))
    act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value: 2 }, links))
    const extent = { least: 1, unit: 'voxels', connectivity: 18 } as const
    act.change((view, { links }) =>
      withThreshold(view, 'b', { rule: 'cluster', value: 4, ...extent }, links),
    )
    await breathe()
    expect(facts()!.threshold('pain')).toBe(4)
    expect(facts()!.kept('pain')?.extent).toMatchObject(extent)
    act.change((view, { links }) => withThreshold(view, 'b', { rule: 'value', value: 3 }, links))
    expect(facts()!.threshold('pain')).toBe(3)
    expect(facts()!.kept('pain')).toBeNull()
  })

  test('are of what is drawn: not of a map behind the other one, but of both where they are compared', async () => {
    const { facts, act } = await onScreen()
    act.change((view) => withMaximised(view, 'brain-a'))
    expect([facts()!.map('pain'), facts()!.threshold('pain')]).toEqual([null, null])
    act.change((view) => withMaximised(view, 'brain-b'))
    expect(facts()!.map('pain')).not.toBeNull()
    act.change((view) => withMaximised(withArrangement(view, 'compared'), 'compared'))
    expect(facts()!.map('pain')).not.toBeNull()
  })

  test('wait for the regions below the cortex, and are of the bundled brain alone', async () => {
    const { facts, act, store } = await onScreen()
    store.setState({ deep: null })
    expect(facts()).toBeNull()
    store.setState({ deep: [] })
    const { cortex } = store.getState()
    store.setState({ cortex: { status: 'loading' } })
    expect(facts()).toBeNull()
    store.setState({ cortex })
    expect(facts()).not.toBeNull()
    await act.openFiles('a', [...file('lh.surf', '3'), ...file('rh.surf', '3')])
    await expect.poll(() => store.getState().cortex).toMatchObject({ own: { infos: [{}, {}] } })
    expect(facts()).toBeNull()
  })

  test('of a map are worked out once, and anew where the brain is another one', async () => {
    const { facts, store } = await onScreen()
    const first = facts()!.map('pain')
    expect(facts()!.map('pain')).toBe(first)
    store.setState({ deep: [] })
    expect(facts()!.map('pain')).not.toBe(first)
  })

  test('are of the studies that count, where some are left out', async () => {
    const { facts, act, store } = await onScreen()
    store.setState({ tables: { [sourceKey(pain)]: { table, dropped: [], notes: [] } } })
    const before = facts()!.map('pain')!
    expect([before.studies, before.studiesInTable]).toEqual([2, 2])
    const choice = { included: ['Baker'], fallbackN: 20, correction: 'none', nullIn: 'brain' }
    act.change((view) => withAskPart(view, 'b', { choice: choice as never }))
    await expect.poll(() => facts()!.map('pain')!.studies).toBe(1)
    expect(facts()!.map('pain')!.studiesInTable).toBe(2)
  })

  test('know which voxels are a region’s, on one side or on both', async () => {
    const { facts, store } = await onScreen()
    // A cube round the map’s only voxel, which is at the origin: where it is of the left half, it isn’t of the right one.
    const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [n & 1, (n >> 1) & 1, n >> 2])
    const mesh = {
      positionsWorld: Float32Array.from(corners.flat(), (one) => one - 0.5),
      faces: Uint32Array.from(
        [
          [0, 2, 1, 1, 2, 3],
          [4, 5, 6, 5, 7, 6],
          [0, 1, 4, 1, 5, 4],
          [2, 6, 3, 3, 6, 7],
          [0, 4, 2, 2, 4, 6],
          [1, 3, 5, 3, 7, 5],
        ].flat(),
      ),
    }
    store.setState({ deep: [{ id: 'amygdala', side: 'left', mesh }] as readonly DeepRegion[] })
    const map = facts()!.map('pain')!
    const voxels = (side: 'both' | 'left' | 'right') => [
      ...map.voxelsOf({ region: 'amygdala', side }),
    ]
    expect([voxels('both'), voxels('left'), voxels('right')]).toEqual([[0], [0], []])
    expect(map.region({ region: 'amygdala', side: 'left' })).toMatchObject({ voxels: 1, mean: 5 })
  })
})
