import { expect, test } from 'vitest'
import { RuleChange } from '#app/look/RuleChange.tsx'
import { samplingRuleIds, samplingRules } from '#sampling/index.ts'
import { selectShown } from '#state/select-shown.ts'
import type { Actions } from '#state/store.ts'
import { camera } from '#view/camera.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import { brainViewOf, withCamera } from '#view/change-view.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import { breathe, controlledStore, files, readBy } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

const label = (id: keyof typeof samplingRules) => samplingRules[id].label

async function ruleChange({ value = '6', name = 'one.nii', side = 'a' as SideId } = {}) {
  const made = controlledStore()
  await made.act.open(side, files(name, value))
  const page = await onPage(<RuleChange />, made.store)
  const numbers = () => page.all('td, th, [data-changed]').map((cell) => cell.textContent)
  return { ...made, page, numbers }
}

test('without a map there is nothing to read by two rules', async () => {
  const { page } = await ruleChange({ side: 'b' })
  expect(page.all('p').map((one) => one.textContent)).toContain('No map is shown on this side yet.')
  await page.choose('Side whose map is read by two rules', 'of the right side')
  await expect.poll(() => page.options('Second sampling rule').length).toBeGreaterThan(0)
  expect(page.options('Side whose map is read by two rules')).toEqual([
    'of the left side',
    'of the right side',
  ])
})

test('the other rule is the extreme one at first, and every other rule but the one in force', async () => {
  const { page, store, act } = await ruleChange()
  const menu = page.one<HTMLSelectElement>('[aria-label="Second sampling rule"]')
  const { rule } = selectShown(store.getState(), 'a')!
  expect(menu.value).toBe('extreme')
  expect(page.options('Second sampling rule')).toEqual(
    samplingRuleIds.filter((id) => id !== rule).map(label),
  )
  await act.setRule('extreme')
  await expect.poll(() => page.options('Second sampling rule')).not.toContain(label('extreme'))
  expect(menu.value).toBe(samplingRuleIds.find((id) => id !== 'extreme'))
})

test('the table says what is above the threshold by each rule, and how much changes sides', async () => {
  const { page, numbers, store, act } = await ruleChange()
  const at = (value: number) =>
    act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value }, links))
  const { rule } = selectShown(store.getState(), 'a')!
  at(1)
  await expect.poll(() => page.all('table')).toHaveLength(1)
  // Neither rule had anything to remark.
  expect(page.all('.remark')).toHaveLength(0)
  expect(page.one('table').dataset['ruleChange']).toBe(`${rule} extreme`)
  const [, first, second, name, above, aboveBeside] = numbers()
  expect([first, second]).toEqual([`In force: ${label(rule)}`, `Beside it: ${label('extreme')}`])
  expect(name).toBe('Above the threshold')
  expect(above).toBe(aboveBeside)
  expect(page.one('caption').textContent).toMatch(/threshold 1$/)
  expect(page.one('[data-changed]').textContent).toBe(
    `0.0 cm² change sides of the threshold: 0 % of what is above it by either rule.`,
  )
  expect(numbers().slice(-4, -1)).toEqual(['Vertices that saw no data', '0 %', '0 %'])
  at(50)
  await expect
    .poll(() => page.one('[data-changed]').textContent)
    .toBe('Nothing is above the threshold by either rule.')
})

test('what changes sides is what either rule alone has above the threshold', async () => {
  const made = controlledStore()
  await breathe()
  const { cortex } = made.store.getState()
  if (cortex.status !== 'ready') throw new Error('no cortex')
  // Large enough to be told in cm²: 10.6 a vertex.
  for (const { surfaces } of Object.values(cortex.cortex))
    for (const positions of [surfaces.pial, surfaces.white])
      for (const [at, mm] of positions.entries()) positions[at] = 30 * mm
  await made.act.open('a', files('one.nii', '6'))
  const { values } = selectShown(made.store.getState(), 'a')!
  const first = { left: Float32Array.of(6, 0, 6), right: Float32Array.of(0, 6, 6) }
  Object.assign(values, first)
  const second = { left: Float32Array.of(0, 6, 6), right: Float32Array.of(6, 6, 6) }
  const sampleBy = async () => ({ values: second, ruleNote: null })
  made.store.setState(({ act }) => ({ act: { ...act, sampleBy } as unknown as Actions }))
  const page = await onPage(<RuleChange />, made.store)
  await expect.poll(() => page.all('table')).toHaveLength(1)
  const cells = page.all('tbody tr').map((row) => [...row.children].map((one) => one.textContent))
  expect(cells.slice(0, 2)).toEqual([
    ['Above the threshold', '42.4 cm²', '53.0 cm²'],
    ['Above it by this rule only', '10.6 cm²', '21.2 cm²'],
  ])
  expect(page.one('[data-changed]').textContent).toBe(
    '31.8 cm² change sides of the threshold: 50 % of what is above it by either rule.',
  )
})

test('the medial wall counts for nothing, small shares have a decimal, and what both rules remark is said once', async () => {
  const made = controlledStore()
  await breathe()
  const { cortex } = made.store.getState()
  if (cortex.status !== 'ready') throw new Error('no cortex')
  const { left, right } = cortex.cortex
  // The left half has 16 times the area of the right one.
  for (const { surfaces } of [left, left, right])
    for (const positions of [surfaces.pial, surfaces.white])
      for (const [at, mm] of positions.entries()) positions[at] = 4 * mm
  right.medialWall[2] = 1
  await made.act.open('a', files('one.nii', '6'))
  made.act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value: 3 }, links))
  const first = { left: Float32Array.of(6, 6, 6), right: Float32Array.of(6, 0.125, 6) }
  Object.assign(selectShown(made.store.getState(), 'a')!.values, first)
  const second = { left: Float32Array.of(6, 6, 6), right: Float32Array.of(-2, 0.125, 60) }
  const ruleNote = 'Voxels are larger than the cortex is thick.'
  let sampleBy = async (): Promise<unknown> => ({ values: second, ruleNote })
  made.store.setState(({ act, samples }) => ({
    act: { ...act, sampleBy: () => sampleBy() } as unknown as Actions,
    samples: Object.fromEntries(
      Object.entries(samples).map(([key, sample]) => [key, { ...sample, ruleNote }]),
    ),
  }))
  const page = await onPage(<RuleChange />, made.store)
  await expect.poll(() => page.all('[data-changed]')).toHaveLength(1)
  // Of 49 equal parts one.
  expect(page.one('[data-changed]').textContent).toContain(': 2.0 % of what is above it')
  expect(page.one('[data-most-apart]').textContent).toMatch(
    /^They differ most, by 8 \(6 and −2\), in the right hemisphere at /,
  )
  expect(page.all('.remark').map((one) => one.textContent)).toEqual([ruleNote])
  second.right = Float32Array.of(6, 0.125, 60)
  await page.choose('Second sampling rule', page.options('Second sampling rule')[0]!)
  await expect.poll(() => page.container.textContent).toContain('The rules agree at every vertex.')
  sampleBy = () => Promise.reject(new Error('The map could not be read.'))
  await page.choose('Second sampling rule', page.options('Second sampling rule')[1]!)
  await expect
    .poll(() => page.all('.remark').map((one) => one.textContent))
    .toEqual(['The map could not be read.'])
  expect(page.all('table')).toHaveLength(0)
})

test('the place where the rules differ most is told with both values, and flown to', async () => {
  const { page, store } = await ruleChange()
  const { rule } = selectShown(store.getState(), 'a')!
  await expect.poll(() => page.all('[data-most-apart]')).toHaveLength(1)
  const short = (value: number) => String(Number(value.toPrecision(3)))
  const [one, other] = [readBy(rule, 6), readBy('extreme', 6)].map(Math.fround)
  const words = page.one('[data-most-apart]').textContent
  expect(words).toContain(
    `They differ most, by ${short(Math.abs(other! - one!))} (${short(one!)} and ${short(other!)}), in the left hemisphere at`,
  )
  expect(store.getState().document.cursor).toBeNull()
  const button = page.one('[data-most-apart] button')
  button.click()
  const cursor = store.getState().document.cursor!
  expect(button.textContent).toBe(
    `${cursor.world.map((mm) => String(Math.round(mm)).replace('-', '−')).join(', ')} mm`,
  )
})

test('a threshold by clusters is said to count by its value alone', async () => {
  const { page, act } = await ruleChange()
  await expect.poll(() => page.all('table')).toHaveLength(1)
  const words = () => page.container.textContent
  expect(words()).not.toContain('least extent of clusters')
  const extent = { least: 0, unit: 'voxels', connectivity: 26 } as const
  act.change((view, { links }) =>
    withThreshold(view, 'a', { rule: 'cluster', value: 3, ...extent }, links),
  )
  await expect.poll(words).toContain('the least extent of clusters is not asked for')
})

test('labels have no rule to compare, and say so', async () => {
  const { page } = await ruleChange({ name: 'atlas.nii' })
  expect(page.one('[data-no-rule]').textContent).toMatch(/^These are labels/)
  expect(page.all('table')).toHaveLength(0)
})

test('values that came one a vertex were read by no rule', async () => {
  const { page } = await ruleChange({ name: 'lh.curv', value: '3 2' })
  expect(page.one('[data-no-rule]').textContent).toMatch(/^This map came with one value a vertex/)
})

for (const side of sideIds) {
  const [name, across] = side === 'a' ? ['left', 'right'] : ['right', 'left']
  test(`the ${name} map is shown by both rules, beside it the other side and their difference`, async () => {
    const { page, store, act } = await ruleChange({ side })
    await act.open(side === 'a' ? 'b' : 'a', files('two.nii', '3'))
    await page.choose('Side whose map is read by two rules', `of the ${name} side`)
    expect(page.container.textContent).toContain(
      `The ${across} side then shows the same map by the second rule`,
    )
    const { rule } = selectShown(store.getState(), side)!
    act.change((view, look) => withLink(view, 'camera', false, look))
    act.change((view) => withCamera(view, `brain-${side}`, camera(33, 44)))
    const mode = () =>
      store
        .getState()
        .document.views.flatMap((view) =>
          view.kind === 'brain' && view.shows === 'comparison' ? [view.mode] : [],
        )
    await page.press('Show the difference')
    const { document } = store.getState()
    expect(document.arrangement.id).toBe('compared')
    expect(mode()).toEqual(['difference'])
    // What was in sight on the side is so on the third brain.
    expect(brainViewOf(document, 'compared')).toMatchObject({
      camera: camera(33, 44),
      pose: brainViewOf(document, `brain-${side}`)!.pose,
    })
    const other = side === 'a' ? 'b' : 'a'
    expect(document.sides[side].rule).toBe(rule)
    expect(document.sides[other].rule).toBe('extreme')
    expect(document.sides[other].layers[0]?.ask).toEqual(document.sides[side].layers[0]?.ask)
    await page.press('Show what changes sides')
    expect(mode()).toEqual(['agreement'])
    act.undo()
    act.undo()
    await expect.poll(() => selectShown(store.getState(), other)?.title).toBe('two')
  })
}
