import { describe, expect, test } from 'vitest'
import { MNI152_2MM } from '#evidence/grid.ts'
import { readFoci } from '#evidence/read-foci.ts'
import { hurtsWhenActive } from '#lesson/reverse-inference.ts'
import { shuffledPeaks } from '#lesson/shuffled-peaks.ts'
import { shippedTable } from '../../fixtures/shipped-maps.ts'

describe('reverse inference', () => {
  test('follows Bayes’ rule', () => {
    const given = { hurts: 0.1, activeWhenHurting: 0.8, activeOtherwise: 0.3 }
    expect(hurtsWhenActive(given)).toBeCloseTo(0.08 / 0.35, 12)
  })

  test('is the base rate where the region says nothing, and nothing where it is never active', () => {
    expect(
      hurtsWhenActive({ hurts: 0.2, activeWhenHurting: 0.5, activeOtherwise: 0.5 }),
    ).toBeCloseTo(0.2)
    expect(hurtsWhenActive({ hurts: 0.2, activeWhenHurting: 0, activeOtherwise: 0 })).toBeNull()
  })
})

describe('shuffled peaks', () => {
  const { studies } = shippedTable('social-exclusion')
  const [nx, ny, nz] = MNI152_2MM.shape
  const values = new Float32Array(nx * ny * nz)
  for (let k = 30; k < 50; k++)
    for (let j = 40; j < 70; j++) for (let i = 30; i < 60; i++) values[i + nx * (j + ny * k)] = 1
  const text = shuffledPeaks(studies, { values, ...MNI152_2MM }, 1)
  const { table } = readFoci(text, 'shuffled')

  test('keep the number of studies, and put all peaks in the mask', () => {
    expect(table.studies).toHaveLength(studies.length)
    for (const { foci } of table.studies)
      for (const [x, y, z] of foci) {
        expect(x).toBeGreaterThanOrEqual(-30)
        expect(x).toBeLessThan(30)
        expect(y).toBeGreaterThanOrEqual(-46)
        expect(z).toBeLessThan(28)
      }
  })

  test('keep peaks and subjects of each study, but for places drawn twice', () => {
    const expected = studies.reduce((n, { foci }) => n + foci.length, 0)
    const got = table.studies.reduce((n, { foci }) => n + foci.length, 0)
    expect(got).toBeGreaterThan(expected - 8)
    expect(table.studies.map(({ n }) => n)).toEqual(studies.map(({ n }) => n))
    expect(text.split('\n')[1]).toMatch(/^Simulated 1,/)
    expect(text.split('\n').at(-1)).toMatch(new RegExp(`^Simulated ${studies.length},`))
  })

  test('are the same for the same seed, others for another', () => {
    expect(shuffledPeaks(studies, { values, ...MNI152_2MM }, 1)).toBe(text)
    expect(shuffledPeaks(studies, { values, ...MNI152_2MM }, 2)).not.toBe(text)
  })
})
