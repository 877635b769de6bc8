import { expect, test } from 'vitest'
import { descriptionOf, restsOnPeaks } from '#app/compare/use-sides.ts'
import type { ShownMap } from '#state/app-state.ts'

const shown = (part: object) =>
  ({
    ask: { source: { kind: 'file' } },
    info: { statistic: { kind: 't', dof: [19] } },
    evidence: null,
    report: null,
    ...part,
  }) as unknown as ShownMap

test('a smoothness that nobody could estimate is not known, rather than not a number', () => {
  const smooth = (...smoothnessMm: (number | null)[]) =>
    descriptionOf(shown({ report: { smoothnessMm, findings: [] } })).fwhmMm
  expect(smooth(6, 8, null)).toBe(7)
  expect(smooth(null, null, null)).toBeNull()
  expect(descriptionOf(shown({})).fwhmMm).toBeNull()
})

test('a map is described by its statistic, the studies that count in it, and whether it was cut', () => {
  expect(descriptionOf(shown({}))).toEqual({
    kind: 't',
    dof: [19],
    n: null,
    fwhmMm: null,
    isThresholded: false,
    isAle: false,
  })
  const report = { smoothnessMm: [], findings: [{ tag: 'binary' }, { tag: 'thresholded' }] }
  const evidence = { choice: { included: ['onoda2010', 'masten2009'] } }
  expect(descriptionOf(shown({ report, evidence }))).toMatchObject({
    n: 2,
    isThresholded: true,
    isAle: true,
  })
})

test('samples, tables of peaks, files of ALE and whatever brings its studies rest on peaks; other files do not', () => {
  expect(restsOnPeaks(shown({}))).toBe(false)
  for (const part of [
    { ask: { source: { kind: 'sample' } } },
    { ask: { source: { kind: 'foci' } } },
    { info: { statistic: { kind: 'ale' } } },
    { evidence: { choice: { included: [] } } },
  ])
    expect(restsOnPeaks(shown(part))).toBe(true)
})
