import { afterEach, expect, test, vi } from 'vitest'
import { ThresholdControls } from '#app/look/ThresholdControls.tsx'
import { magnitudeHistogram } from '#statistic/survivors.ts'
import { storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

vi.mock('#statistic/survivors.ts', { spy: true })
afterEach(() => vi.clearAllMocks())

test('a map is counted once, wherever it is cut', async () => {
  const made = await storeWithMaps()
  const page = await onPage(<ThresholdControls />, made.store)
  const beyond = () => page.all('rect.beyond').length
  await page.set('Threshold of both sides, as a number', 1)
  await expect.poll(beyond).toBeGreaterThan(0)
  const counted = vi.mocked(magnitudeHistogram).mock.calls.length
  expect(counted).toBeGreaterThan(0)
  const before = beyond()
  for (const threshold of [2, 3]) await page.set('Threshold of both sides, as a number', threshold)
  await expect.poll(beyond).toBeLessThan(before)
  await expect
    .poll(() => page.all('[data-survivors]').map((one) => one.textContent))
    .toEqual(['Both: 1 voxels (1 mm³) and 6 vertices are shown.'])
  expect(vi.mocked(magnitudeHistogram).mock.calls).toHaveLength(counted)
})
