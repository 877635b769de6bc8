/** The room that compares both maps: its parts share the maps, the zeros, the clusters and the test that they speak of. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CompareRoom } from '#app/compare/CompareRoom.tsx'
import { settings } from '#app/shell/settings.ts'
import type { NullOutcome } from '#comparison/null-test.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Actions } from '#state/store.ts'
import { compareImplementations } from '#work/compare-implementations.ts'
import type { CompareTasks } from '#work/compare-tasks.ts'
import { namelessIn } from '../../unit/app/nameless.ts'
import { controlledStore, file, files, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

const titles = {
  alike: 'How alike, and more than chance',
  overlap: 'Overlap above the threshold',
  'compared-regions': 'Regions and clusters',
  'compared-studies': 'The studies compared',
  derived: 'New maps from both',
  'compared-methods': 'Methods, for a paper',
}
beforeEach(() =>
  settings.setState({
    folds: Object.fromEntries(Object.keys(titles).map((id) => [id, true])),
  }),
)

const volume = (...values: readonly number[]) => ({
  values: Float32Array.from(values),
  shape: [values.length, 1, 1] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ]),
})

type Numbers = CompareTasks['compareNumbers']

/** What the workers find of two maps of five voxels, whatever maps they are asked about. */
const numbersOf = (request: Numbers['request']) =>
  compareImplementations.compareNumbers({
    ...request,
    a: volume(1, 2, 3, 4, 0),
    b: volume(2, 4, 0, 8, 6),
  } as never) as Numbers['result']

const outcome = {
  kind: 'variogram',
  on: 'voxels',
  observed: { n: 1234, pearson: 0.5, spearman: 0.4 },
  pearson: { p: 0.02, n: 999, mean: 0, sd: 0.1 },
  spearman: null,
  draws: Float64Array.of(-0.2, 0.1, 0.6),
  seed: 7,
} as unknown as NullOutcome

const row = {
  id: 'Patch',
  name: 'Patch',
  side: 'both',
  voxels: 1,
  a: { mean: 2, peak: null, shareAbove: null },
  b: null,
  withinCorrelation: null,
  leastActive: { a: null, b: null },
  at: Int32Array.of(0),
}

type Ask = (name: string, request: never) => unknown

const usually: Ask = (name, request) =>
  name === 'compareNumbers' ? numbersOf(request) : name === 'compareRegions' ? [row] : []

async function room(
  acts: { readonly [name in keyof Actions]?: unknown } = {},
  given: { readonly ask?: Ask; readonly made?: Awaited<ReturnType<typeof storeWithMaps>> } = {},
) {
  const made = given.made ?? (await storeWithMaps())
  const { ask = usually } = given
  const askAboutBoth = vi.fn(async (name: string, request: unknown, _: unknown) =>
    ask(name, request as never),
  )
  const [loadDeep, loadInflated] = [vi.fn(), vi.fn()]
  made.store.setState(({ act }) => ({
    deep: [],
    act: {
      ...act,
      ...{ askAboutBoth, loadDeep, loadInflated, brainMask: async () => null },
      ...{ nullTest: async () => outcome, ...acts },
    } as unknown as Actions,
  }))
  const page = await onPage(<CompareRoom />, made.store)
  const folds = () => page.all('.fold > summary').map((one) => one.textContent)
  const asked = (of = 'compareNumbers') =>
    askAboutBoth.mock.calls.findLast(([name]) => name === of)?.[1] as Numbers['request'] | undefined
  const status = () => page.all('[role="status"]').map((one) => one.textContent)
  const alerts = () => page.all('[role="alert"]').map((one) => one.textContent)
  /** The methods paragraph, shown if it is not. */
  const methods = async () => {
    await expect.poll(() => page.all('[aria-labelledby="methods-title"]')).toHaveLength(1)
    if (page.all('[data-methods]').length === 0)
      page.all('[aria-labelledby="methods-title"] button')[1]!.click()
    await expect.poll(() => page.all('[data-methods]')).toHaveLength(1)
    return page.one('[data-methods]').textContent
  }
  const tested = () => page.all('[data-null-p]').length
  return { ...made, page, folds, asked, status, alerts, methods, tested, loadDeep, loadInflated }
}

describe('the room that compares both maps', () => {
  test('says that it waits for the numbers, and has what they fill once they are there', async () => {
    const give: (() => void)[] = []
    const { page, folds, status, alerts, asked, loadDeep, loadInflated } = await room(
      {},
      {
        ask: (name, request) =>
          name === 'compareNumbers'
            ? new Promise((resolve) => give.push(() => resolve(numbersOf(request))))
            : [],
      },
    )
    expect([loadDeep.mock.calls.length, loadInflated.mock.calls.length]).toEqual([1, 1])
    expect(status()).toContain('Comparing both maps…')
    // What comes with the numbers moves nothing that is there.
    const { 'compared-methods': _, ...others } = titles
    expect(folds()).toEqual(Object.values(others))
    const content = (id: string) => page.one(`[data-fold="${id}"] .fold-content`).textContent
    for (const id of ['alike', 'overlap']) expect(content(id)).toBe('The numbers come in a moment.')
    const busy = () => page.one('[data-compare]').dataset['busy']
    expect(busy()).toBe('true')
    await expect.poll(() => give.length).toBe(1)
    expect(asked()).toMatchObject({ zeros: 'drop', twoSided: false, extents: { a: null, b: null } })
    give[0]!()
    await expect.poll(folds).toEqual(Object.values(titles))
    for (const id of ['alike', 'overlap']) expect(content(id)).not.toContain('come in a moment')
    expect([status().includes('Comparing both maps…'), alerts(), busy()]).toEqual([
      false,
      [],
      'false',
    ])
  })

  test('says why there are no numbers, and has the rest all the same', async () => {
    const { alerts, status, folds } = await room(
      {},
      {
        ask: (name) => {
          if (name === 'compareNumbers') throw new Error('no memory')
          return []
        },
      },
    )
    await expect.poll(alerts).toEqual(['no memory'])
    expect(status()).not.toContain('Comparing both maps…')
    expect(folds()).toContain(titles.derived)
    expect(folds()).not.toContain(titles.overlap)
  })

  test('asks for two maps of voxels where there is one', async () => {
    const made = controlledStore()
    await made.act.open('a', files('one.nii', '6'))
    const { page, folds } = await room({}, { made })
    expect(page.container.textContent).toContain('Two maps with voxels are needed, one a side.')
    expect(folds()).toEqual([])
  })

  test('puts a p away with the zeros and with the maps that it was of, out of the methods too', async () => {
    const { page, act, asked, methods, tested } = await room()
    const test = async () => {
      await methods()
      await page.press('Test')
      await expect.poll(tested).toBe(1)
      expect(await methods()).toContain('was held against 999 surrogates of A')
    }
    await test()
    expect(await methods()).toContain('exactly 0 (2)')
    await page.check('Zeros count as values')
    await expect.poll(tested).toBe(0)
    await expect.poll(() => asked()?.zeros).toBe('keep')
    await expect.poll(methods).toMatch(/Zeros counted as values/)
    expect(await methods()).not.toContain('held against')
    await test()
    await act.open('a', files('three.nii', '7'))
    await expect.poll(tested).toBe(0)
    await test()
    await act.open('b', files('four.nii', '8'))
    await expect.poll(tested).toBe(0)
  })

  test('tells the clusters of its table, and the points of its plot, in the methods', async () => {
    const { page, methods } = await room()
    expect(await methods()).toContain('voxels beyond the threshold of at least 80 mm³')
    expect(await methods()).not.toContain('joint distribution')
    await page.set('From mm³', 120)
    await expect.poll(methods).toContain('of at least 120 mm³')
    await page.choose('Points are', 'vertices of the cortex')
    await expect.poll(methods).toContain('drawn over 6 vertices of the cortex')
    expect(namelessIn(page.container.innerHTML)).toEqual([])
  })

  test('marks the region under the cursor in the plot', async () => {
    const { page, act } = await room()
    await expect.poll(() => page.all('[data-region]')).toHaveLength(1)
    expect(page.all('[data-joint-region]')).toHaveLength(0)
    act.change((view) => ({ ...view, cursor: { world: [0, 0, 0], place: null } }))
    await expect.poll(() => page.all('[data-joint-region]')).toHaveLength(1)
    expect(page.one('[data-joint-region]').textContent).toContain('of Patch')
  })

  test('has no clusters, nor tells of any, where surfaces are one’s own', async () => {
    const { page, act, methods } = await room()
    await expect.poll(() => page.all('#clusters-compared-title')).toHaveLength(1)
    await act.openFiles('a', [...file('lh.surf', '3'), ...file('rh.surf', '3')])
    await expect.poll(() => page.all('#clusters-compared-title')).toHaveLength(0)
    expect(await methods()).not.toMatch(/Clusters are/)
  })
})

describe('maps that are brought together', () => {
  const matching = 'percentile' as const

  async function matched() {
    const pending: { give: (found: unknown) => void; fail: (why: Error) => void }[] = []
    const matchBoth = vi.fn(
      (..._: unknown[]) => new Promise((give, fail) => pending.push({ give, fail })),
    )
    const made = await room({ matchBoth })
    await expect.poll(made.folds).toHaveLength(6)
    const match = (way: typeof matching | 'none') =>
      made.act.change((view) => ({ ...view, compare: { ...view.compare, matching: way } }))
    match(matching)
    await expect.poll(() => pending.length).toBe(1)
    return { ...made, pending, match, matchBoth }
  }

  test('are waited for, and are what every number is of then', async () => {
    const { pending, status, folds, asked, methods, matchBoth, page, match, tested } =
      await matched()
    expect(status()).toContain('Bringing both maps together…')
    expect(folds()).toEqual([])
    expect(matchBoth.mock.lastCall?.[0]).toMatchObject({ matching })
    const values = { left: new Float32Array(3), right: new Float32Array(3) }
    pending[0]!.give({
      ...{ a: volume(0.5), b: volume(0.25), values: { a: values, b: values } },
      cutValues: { a: values, b: values },
      statistics: { a: { kind: 't', dof: [20] }, b: { kind: 'other' } },
      marks: { a: [0.2, 0.3, 0.9], b: [0.1, 0.4, 0.8] },
      extents: { a: null, b: null },
      words: 'Both are ranks now.',
    })
    await expect.poll(folds).toEqual(Object.values(titles))
    expect(status()).not.toContain('Bringing both maps together…')
    await expect.poll(() => asked()?.thresholds).toEqual({ a: 0.2, b: 0.1 })
    expect([asked()!.a.values[0], asked()!.b.values[0]]).toEqual([0.5, 0.25])
    expect(await methods()).toContain('Both are ranks now.')
    expect(page.one('[data-matching]').textContent).toContain('Both are ranks now.')
    expect(await methods()).toMatch(/\("one", t.*\("two", /)
    expect(tested()).toBe(0)
    match('none')
    await expect.poll(() => asked()?.a.values[0]).toBe(6)
    expect(await methods()).not.toContain('ranks')
  })

  test('in a way that this program does not have are taken as they are', async () => {
    const matchBoth = vi.fn()
    const { act, folds, page, asked } = await room({ matchBoth })
    act.change((view) => ({ ...view, compare: { ...view.compare, matching: 'dance' } }))
    await expect.poll(folds).toHaveLength(6)
    await expect.poll(() => asked()?.a.values[0]).toBe(6)
    expect(page.all('[data-matching]')).toHaveLength(0)
    expect(matchBoth).not.toHaveBeenCalled()
  })

  test('that can’t be say why, and the way out', async () => {
    const { pending, alerts, status, folds, match } = await matched()
    pending[0]!.fail(new Error('Only t maps.'))
    await expect
      .poll(alerts)
      .toEqual(['Only t maps. Choose another way above, or take both as they are.'])
    expect(status()).not.toContain('Bringing both maps together…')
    expect(folds()).toEqual([])
    match('none')
    await expect.poll(alerts).toEqual([])
    await expect.poll(folds).toHaveLength(6)
  })
})
