import { expect, test } from 'vitest'
import { ThresholdControls } from '#app/look/ThresholdControls.tsx'
import { ThresholdSigns } from '#app/look/ThresholdSigns.tsx'
import type { AppStore } from '#state/store.ts'
import { withBothMaps, withLink, withThreshold } from '#view/change-layer.ts'
import { storeWithMaps } from '../state/test-store.ts'
import { markupOf, wordsOf } from './markup.tsx'

const sliders = (store: AppStore) =>
  [...markupOf(<ThresholdControls />, store).matchAll(/<input type="range"[^>]*>/g)].map(
    ([slider]) => [/aria-label="([^"]*)"/.exec(slider)?.[1], /value="([^"]*)"/.exec(slider)?.[1]],
  )

test('one slider sets both sides while they are linked, else each has its own, named and at its value', async () => {
  const { store, act } = await storeWithMaps()
  act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value: 3 }, links))
  expect(sliders(store)).toEqual([['Threshold of both sides', '3']])
  act.change((view, look) => withLink(view, 'threshold', false, look))
  act.change((view, { links }) => withThreshold(view, 'b', { rule: 'value', value: 4 }, links))
  expect(sliders(store)).toEqual([
    ['Threshold of the left side', '3'],
    ['Threshold of the right side', '4'],
  ])
})

const signs = (store: AppStore) => wordsOf(markupOf(<ThresholdSigns />, store))

test('what a rule needs is asked for with it, on the side that it is for', async () => {
  const { store, act } = await storeWithMaps()
  expect(signs(store)).toContain('linked : threshold of both sides Set by')
  expect(signs(store)).not.toMatch(/at most|at least/)
  act.change((view, look) => withLink(view, 'threshold', false, look))
  expect(signs(store)).toMatch(/cut : threshold of both sides Left set by .* Right set by/)
  act.change((view, { links }) => withThreshold(view, 'b', { rule: 'p', p: 0.002 }, links))
  expect(signs(store)).toMatch(/Left set by (?!.*at most.*Right set by).*Right set by .*at most/)
  expect(markupOf(<ThresholdSigns />, store)).toContain('value="0.002"')
  const extent = { least: 25, unit: 'voxels', connectivity: 18 } as const
  act.change((view, { links }) =>
    withThreshold(view, 'a', { rule: 'cluster', value: 3, ...extent }, links),
  )
  expect(signs(store)).toMatch(/Left set by .*at least .*edges too \(18\).*Right set by/)
  expect(markupOf(<ThresholdSigns />, store)).toContain('value="25"')
})

test('values below the threshold are hidden, or fade by a curve that is offered then', async () => {
  const { store, act } = await storeWithMaps()
  const faded = (fade: number, fadePower = 1) => {
    act.change((view) => withBothMaps(view, { fade, fadePower }))
    return signs(store).replace(/.*Fade below it /, '')
  }
  expect(faded(0)).toBe('hidden')
  expect(faded(0.5)).toBe('50 % Curve straight')
  expect(faded(0.5, 0.5)).toBe('50 % Curve slowly, ^0.5')
  expect(faded(0.5, 1.5)).toBe('50 % Curve fast, ^1.5')
  expect(faded(0.5, 2)).toBe('50 % Curve fast, ^2')
  // Where a slider stands is its value, and no part of its name.
  expect(markupOf(<ThresholdSigns />, store)).toMatch(
    /aria-label="Fade below it" aria-valuetext="50 %".*aria-label="Curve" aria-valuetext="power 2"/,
  )
})
