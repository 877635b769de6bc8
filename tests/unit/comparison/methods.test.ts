import { describe, expect, it } from 'vitest'
import { type MethodsFacts, methodsParagraph } from '#comparison/methods.ts'

const facts: MethodsFacts = {
  a: { title: 'first', statistic: 'z' },
  b: { title: 'second', statistic: 't' },
  on: 'voxels',
  n: 1234,
  zeros: 'drop',
  zerosDropped: 5,
  notFinite: 6,
  resampledB: false,
  thresholds: { a: 3.1, b: 2.3 },
  twoSided: false,
  extents: { a: null, b: null },
  clusters: { extent: { connectivity: 18, least: 80, unit: 'mm3' }, share: null },
  alpha: 0.05,
  matching: '',
  nullTest: null,
  jointVertices: null,
}

describe('the methods paragraph', () => {
  it('says over how many vertices the joint distribution is drawn, where it is', () => {
    expect(methodsParagraph({ ...facts, jointVertices: 77_000 })).toContain(
      'drawn over 77000 vertices of the cortex of both hemispheres, without the medial wall',
    )
    expect(methodsParagraph(facts)).not.toContain('vertices')
  })

  it('names the neighbours and the extent that clusters were asked with', () => {
    const words = methodsParagraph(facts)
    expect(words).toContain('18-connected voxels beyond the threshold of at least 80 mm³')
    expect(words).toContain('value ≥ 3.1 in A and 2.3 in B')
  })

  it('says what the thresholds ask of clusters, for each map where that differs', () => {
    const extent = { least: 200, unit: 'mm3', connectivity: 26 } as const
    const words = methodsParagraph({ ...facts, extents: { a: extent, b: null } })
    expect(words).toContain(
      'value ≥ 3.1 in clusters of at least 200 mm³ (26-connected voxels) in A and 2.3 in B',
    )
    const both = methodsParagraph({
      ...facts,
      thresholds: { a: 3, b: 3 },
      extents: { a: { ...extent, unit: 'voxels' }, b: { ...extent, unit: 'voxels' } },
    })
    expect(both).toContain(
      'value ≥ 3 in clusters of at least 200 voxels (26-connected voxels) in both maps',
    )
  })

  it('says when clusters were sought by their active share', () => {
    const words = methodsParagraph({
      ...facts,
      clusters: { extent: { connectivity: 6, least: 0, unit: 'mm3' }, share: 0.7 },
    })
    expect(words).toContain('6-connected voxels of which at least 70 % is truly active')
    expect(words).not.toContain('beyond the threshold')
  })

  it('tells of no cluster and no bound where none is shown', () => {
    const words = methodsParagraph({ ...facts, clusters: null })
    expect(words).not.toContain('connected')
    expect(words).not.toContain('All-Resolutions')
  })

  it('tells of the null with its draws, seed and p, and of none that was not run', () => {
    expect(methodsParagraph(facts)).not.toContain('held against')
    const words = methodsParagraph({
      ...facts,
      nullTest: {
        kind: 'spin',
        on: 'surface',
        seed: 7,
        permuted: 'A',
        observed: { n: 100, pearson: 0.31, spearman: 0.2 },
        pearson: { n: 999, p: 0.012, mean: 0.01, sd: 0.1 },
        spearman: null,
        draws: Float64Array.of(),
      },
    })
    expect(words).toContain('r = 0.310 was held against 999 random rotations of A')
    expect(words).toContain('seed 7')
    expect(words).toContain('p = (1 + k) / (1 + n) = 0.0120')
  })

  it('tells of surrogates over what was compared, and of no null where no draw gave a number', () => {
    const nullTest = {
      kind: 'variogram',
      on: 'voxels',
      seed: 2,
      permuted: 'A',
      observed: { n: 456, pearson: -0.25, spearman: 0.2 },
      pearson: { n: 99, p: 0.5, mean: -0.001, sd: 0.25 },
      spearman: null,
      draws: Float64Array.of(),
    } as const
    const words = methodsParagraph({ ...facts, nullTest })
    expect(words).toContain(
      'r = -0.250 was held against 99 surrogates of A matched to its variogram',
    )
    expect(words).toContain('over 456 voxels (Burt')
    expect(words).toContain('null mean -0.001, sd 0.250, two-sided p = (1 + k) / (1 + n) = 0.500.')
    expect(methodsParagraph({ ...facts, nullTest: { ...nullTest, on: 'surface' } })).toContain(
      'over 456 cortical vertices',
    )
    expect(methodsParagraph({ ...facts, nullTest: { ...nullTest, pearson: null } })).toBe(
      methodsParagraph(facts),
    )
  })

  it('says which maps were compared over which places, and what became of zeros', () => {
    const words = methodsParagraph({ ...facts, on: 'surface', twoSided: true })
    expect(words).toMatch(
      /^Map A \("first", z\) and map B \("second", t\) were compared over 1234 cortical vertices with/,
    )
    expect(words).toContain('exactly 0 (5) or without a number (6) were left out')
    expect(words).toContain('with |value| ≥ 3.1 in A and 2.3 in B,')
    expect(words).not.toContain('resampled')
    expect(words).not.toContain('  ')
    const kept = methodsParagraph({ ...facts, zeros: 'keep', resampledB: true })
    expect(kept).toContain('over 1234 voxels with')
    expect(kept).toContain('Zeros counted as values; 6 places without a number were left out.')
    expect(kept).toContain('B was resampled trilinearly onto the grid of A.')
    expect(kept).toContain('alpha = 0.05')
  })

  it('repeats the words of the matching', () => {
    expect(methodsParagraph({ ...facts, matching: 'B was smoothed.' })).toContain('B was smoothed.')
  })
})
