/** Surfaces and values a vertex of the user's own take the bundled brain's place. */
import { makeNifti } from '../fixtures/make-nifti.ts'
import { ball, freeSurferSurface, freeSurferValues } from '../fixtures/make-surface.ts'
import type { AppFacts } from './app-page.ts'
import { brain, facts, openApp, opened, pane, unfold } from './app-page.ts'
import { dropFiles, expect, settled, test, waitForState } from './harness.ts'

const left = ball([-33, -15, 15], 30)
const right = ball([33, -15, 15], 30)
const surfaces = [
  { name: 'lh.pial', bytes: freeSurferSurface(left) },
  { name: 'rh.pial', bytes: freeSurferSurface(right) },
]
const heights = (ball_: typeof left) =>
  freeSurferValues(
    ball_.positions.filter((_, i) => i % 3 === 2).map((z) => z / 10),
    ball_.faces.length / 3,
  )

test('a pair of surfaces becomes the brain on both sides, and there is a way back', async ({
  page,
}) => {
  const before = await openApp(page)
  await dropFiles(brain(page, 'a'), surfaces)
  const own = await waitForState<AppFacts>(page, (now) => now.ownSurfaces.length > 0)
  await settled(page)
  expect(own.ownSurfaces).toEqual(['lh.pial', 'rh.pial'])
  await expect(pane(page, 'a').getByRole('heading')).toHaveText('Social exclusion')
  await expect(page.getByRole('status').getByText(/surfaces that you dropped/)).toBeVisible()
  await page.getByLabel('Go to MNI').fill('33, -15, 46')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  expect((await facts(page)).readout?.hemisphere).toBe('right')
  await unfold(page, 'Brain')
  await page.getByRole('button', { name: 'Back to the bundled brain' }).click()
  await waitForState<AppFacts>(page, (now) => now.ownSurfaces.length === 0)
  await settled(page)
  expect((await facts(page)).panes.a.title).toBe(before.panes.a.title)
})

test('values a vertex are shown on the surfaces that they belong to', async ({ page }) => {
  const before = await openApp(page)
  await dropFiles(brain(page, 'b'), [
    ...surfaces,
    { name: 'lh.height.curv', bytes: heights(left) },
    { name: 'rh.height.curv', bytes: heights(right) },
  ])
  await opened(page, 'b', before)
  await page.getByLabel('Go to MNI').fill('33, -15, 45')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  expect((await facts(page)).readout?.values.b).toBeCloseTo(4.5, 1)
})

test('of which hemisphere values are is asked where the file does not say; Cancel changes nothing', async ({
  page,
}) => {
  await openApp(page)
  await dropFiles(brain(page, 'a'), surfaces)
  await waitForState<AppFacts>(page, (now) => now.ownSurfaces.length > 0)
  // Till then the maps are being put on the new surfaces.
  await settled(page)
  const before = await facts(page)
  const overlay = makeNifti({
    shape: [right.positions.length / 3, 1, 1],
    values: right.positions.filter((_, i) => i % 3 === 2).map((z) => z / 10),
  })
  await dropFiles(brain(page, 'a'), [{ name: 'height.nii', bytes: overlay }])
  const question = pane(page, 'a').getByRole('alert')
  await expect(question).toContainText('Is it of the left or of the right?')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeEmpty()
  expect((await facts(page)).panes.a.title).toBe(before.panes.a.title)
  await dropFiles(brain(page, 'a'), [{ name: 'height.nii', bytes: overlay }])
  await question.getByRole('button', { name: 'Right hemisphere' }).click()
  await opened(page, 'a', before)
  await page.getByLabel('Go to MNI').fill('33, -15, 45')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  expect((await facts(page)).readout?.values.a).toBeCloseTo(4.5, 1)
})

test('half a brain is refused in words, and the brain stays', async ({ page }) => {
  const before = await openApp(page)
  await dropFiles(brain(page, 'a'), surfaces.slice(0, 1))
  const { panes, ownSurfaces } = await opened(page, 'a', before)
  expect(panes.a.failure?.message).toMatch(/right hemisphere is missing/)
  expect(ownSurfaces).toEqual([])
})

test('values of another mesh are refused with both counts', async ({ page }) => {
  const before = await openApp(page)
  await dropFiles(brain(page, 'a'), [{ name: 'lh.height.curv', bytes: heights(left) }])
  const { panes } = await opened(page, 'a', before)
  expect(panes.a.failure?.message).toMatch(/1,026 values.*40,000 vertices/)
})
