import { describe, expect, it } from 'vitest'
import { aleMethod, conjunctionWords, contrastWords } from '#evidence/method-words.ts'
import { scatterPeaks } from '#evidence/scatter.ts'
import { subjectCount } from '#evidence/study.ts'
import { mask, randomStudies, shape, study, toWorld } from './small-brain.ts'

const studies = [
  study(
    'a',
    [
      [0, 0, 0],
      [3, 0, 0],
    ],
    { n: 12 },
  ),
  study('b', [[0, 3, 0]], { n: 30 }),
  study('c', [[0, 0, 4]]),
]

describe('the words under a computed map', () => {
  it('count the studies and peaks that made it, and those left out', () => {
    expect(aleMethod(studies, 3, 'none')).toBe(
      'ALE meta-analysis of 4 published peaks from 3 studies',
    )
    expect(aleMethod(studies.slice(1), 3, 'fdr')).toBe(
      'ALE meta-analysis of 2 published peaks from 2 of 3 studies; only where the false discovery rate is below 5 %',
    )
    expect(aleMethod(studies, 3, 'cluster-fwe')).toContain('only clusters with p < .05')
  })

  const facts = { permutations: 1000, correctedZ: 4.126, bothConverge: 0 }

  it('say of a contrast where it counts for the whole brain, and that it is no strength', () => {
    const { method, meaning } = contrastWords(facts)
    expect(method).toContain('dealt 1,000 times')
    expect(meaning).toContain('from |z| = 4.13 on')
    expect(meaning).toContain('Not a stronger response')
    expect(meaning).not.toContain('both sets converge')
  })

  it('say where a contrast gives no answer, why, and what to look at instead', () => {
    const { meaning } = contrastWords({ ...facts, bothConverge: 1234 })
    expect(meaning).toContain('No difference is given in 1,234 voxels where both sets converge')
    expect(meaning).toContain('where both converge instead')
  })

  it('say so when there are too few deals for a corrected threshold', () => {
    const { meaning } = contrastWords({ ...facts, correctedZ: Number.POSITIVE_INFINITY })
    expect(meaning).toContain('too few deals')
    expect(meaning).not.toContain('Infinity')
  })

  it('say of a conjunction that it is overlap in location', () => {
    expect(conjunctionWords.method).toContain('Nichols')
    expect(conjunctionWords.meaning).toContain('overlap in location')
  })
})

it('counts the subjects that are known, and the studies that do not say', () => {
  expect(subjectCount(studies)).toEqual({ known: 42, studiesWithout: 1 })
  expect(subjectCount([])).toEqual({ known: 0, studiesWithout: 0 })
})

describe('peaks put anywhere', () => {
  const before = randomStudies(5, 3)
  const grid = { shape, toWorld }
  const scattered = scatterPeaks(before, mask, grid, 7)

  it('leave each study its numbers, and lie in the brain', () => {
    expect(scattered.map(({ id, n, foci }) => [id, n, foci.length])).toEqual(
      before.map(({ id, n, foci }) => [id, n, foci.length]),
    )
    for (const [x, y, z] of scattered.flatMap(({ foci }) => foci)) {
      const voxel = (x + 30) / 3 + shape[0] * ((y + 33) / 3 + shape[1] * ((z + 36) / 4))
      expect(mask.includes(voxel)).toBe(true)
    }
  })

  it('lie elsewhere with another seed, in every study, and the same with the same', () => {
    expect(scatterPeaks(before, mask, grid, 7)).toEqual(scattered)
    const other = scatterPeaks(before, mask, grid, 8)
    for (const [index, { foci }] of other.entries()) {
      expect(foci).not.toEqual(scattered[index]!.foci)
      if (index > 0) expect(foci[0]).not.toEqual(other[0]!.foci[0])
    }
  })
})
