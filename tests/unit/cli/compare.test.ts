import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from '#cli/commands.ts'
import { run } from '#cli/run.ts'

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url))
const social = path('sample-data/social-exclusion_stat-z_statmap.nii.gz')
const pain = path('sample-data/physical-pain_stat-z_statmap.nii.gz')
const small = path('tests/fixtures/surface/map.nii.gz')

async function json(...args: string[]) {
  const outcome = await run(args, commands)
  if (!outcome.ok) throw new Error(outcome.message)
  return JSON.parse(outcome.json)
}

async function failure(...args: string[]): Promise<string> {
  const outcome = await run(args, commands)
  if (outcome.ok) throw new Error('no failure')
  return outcome.message
}

describe('ostrakon regions', () => {
  it('lists dACC and anterior insula first, with A, B, their difference and how they agree within', async () => {
    const rows = await json('regions', social, pain, '--threshold', '3.1')
    const [left, right, both] = rows
    expect([left.id, left.side, right.side, both.side]).toEqual(['dacc', 'left', 'right', 'both'])
    expect(both.voxels).toBe(left.voxels + right.voxels)
    const mean = (left.a.mean * left.voxels + right.a.mean * right.voxels) / both.voxels
    expect(both.a.mean).toBeCloseTo(mean, 10)
    expect(both.difference.mean).toBeCloseTo(both.a.mean - both.b.mean, 10)
    expect(both.b.peak).toEqual({ value: 6.77433443069458, world: [-2, 10, 36] })
    expect(both.a.shareAbove).toBe(0)
    expect(both.b.shareAbove).toBeGreaterThan(0.3)
    expect(Math.abs(both.withinCorrelation)).toBeLessThan(1)
    expect(both.resampledB).toBeUndefined()
  })

  it('bounds how much of each region is truly active in either map, as for clusters', async () => {
    const rows = await json('regions', social, pain, '--threshold', '3.1')
    const dacc = rows.find(({ id, side }: never) => id === 'dacc' && side === 'both')
    expect(dacc.leastActive.alpha).toBe(0.05)
    expect(dacc.leastActive.b).toBeGreaterThan(0)
    for (const { leastActive, voxels } of rows) {
      const found = leastActive.b * voxels
      expect(found).toBeCloseTo(Math.round(found), 6)
      expect(leastActive.b).toBeLessThanOrEqual(1)
    }
    const [alone] = await json('regions', social)
    expect(alone.leastActive.b).toBeNull()
  })

  it('takes one map alone, and labels of an atlas', async () => {
    const rows = await json('regions', social, '--labels', 'aal')
    expect(rows[0]).toMatchObject({ b: null, difference: null, withinCorrelation: null })
    expect(rows.some((row: { name: string }) => row.name === 'left precuneus')).toBe(true)
  })

  it('says that B was resampled', async () => {
    const [row] = await json('regions', small, pain)
    expect(row.resampledB).toContain('trilinear')
  })

  it('refuses what it does not know', async () => {
    expect(await failure('regions')).toContain('a map A is needed')
    expect(await failure('regions', social, pain, small)).toContain('two maps at most')
    expect(await failure('regions', social, '--threshold', '-1')).toContain('above 0')
    expect(await failure('regions', social, '--labels', 'brodmann')).toContain('aicha')
  })
})

describe('ostrakon clusters', () => {
  it('lists the clusters with peak, sub-peaks and region shares', async () => {
    const rows = await json('clusters', pain, '--threshold', '3.1', '--extent', '800')
    expect(rows[0].peak).toEqual({ value: 8.594820976257324, world: [54, -24, 22] })
    expect(rows[0].subPeaks.length).toBe(3)
    for (const row of rows) {
      expect(row.mm3).toBe(8 * row.voxels)
      expect(row.mm3).toBeGreaterThanOrEqual(800)
      const shares = row.regions.map(({ share }: { share: number }) => share)
      expect(shares.reduce((p: number, q: number) => p + q)).toBeCloseTo(1, 10)
    }
    expect(rows[0].regions[0].name).toBe('right insula')
  })

  it('joins by 26 neighbours unless told otherwise', async () => {
    const of = async (...more: string[]) =>
      (await json('clusters', pain, '--threshold', '3.1', ...more)).length
    expect(await of()).toBe(await of('--connectivity', '26'))
    expect(await of('--connectivity', '6')).toBeGreaterThan(await of())
  })

  it('counts negative values when two-sided', async () => {
    const signs = async (...more: string[]) =>
      new Set(
        (await json('clusters', small, '--threshold', '1.5', ...more)).map(
          ({ sign }: { sign: number }) => sign,
        ),
      )
    expect(await signs()).toEqual(new Set([1]))
    expect(await signs('--two-sided')).toEqual(new Set([1, -1]))
  })

  it('needs a threshold and knows three ways to join', async () => {
    expect(await failure('clusters', pain)).toContain('either --threshold z or --active SHARE')
    expect(await failure('clusters', pain, '--threshold', '3', '--connectivity', '8')).toContain(
      '6, 18, 26',
    )
  })
})

describe('a least cluster extent on the command line', () => {
  type Curve = { thresholds: { a: number }; inA: number }[]
  const at = (curve: Curve) => curve.find(({ thresholds }) => thresholds.a === 1.5)?.inA

  it('makes clusters and overlap speak of the same voxels, and leaves correlations alone', async () => {
    const asked = ['--threshold', '1.5', '--extent', '300', '--connectivity', '18']
    const clusters = await json('clusters', small, ...asked)
    const kept = clusters.reduce((n: number, { voxels }: { voxels: number }) => n + voxels, 0)
    const cut = await json('compare', small, small, ...asked)
    expect(at(cut.diceCurve)).toBe(kept)
    expect(cut.dice).toBe(1)
    expect(cut.extent).toEqual({ least: 300, unit: 'mm3', connectivity: 18 })
    const alone = await json('compare', small, small, '--threshold', '1.5')
    expect(at(alone.diceCurve)).toBeGreaterThan(kept)
    expect([cut.pearson, cut.n, cut.overlapN]).toEqual([alone.pearson, alone.n, alone.overlapN])
    expect(alone.extent).toBeUndefined()
    // A voxel has 26.88 mm³, so 300 mm³ are 12 voxels.
    const voxels = await json('clusters', small, ...asked.with(3, '12voxels'))
    expect(voxels).toEqual(clusters)
  })

  it('cuts the cortex by the clusters of the volume', async () => {
    const asked = ['--threshold', '1.5', '--extent', '5000']
    const onCortex = async (...more: string[]) =>
      at((await json('compare', small, small, '--on', 'surface', ...more)).diceCurve)
    expect(await onCortex(...asked)).toBeLessThan((await onCortex()) ?? 0)
  })

  it('counts of a region only what lies in clusters that are kept', async () => {
    const asked = ['--threshold', '1.5', '--extent', '5000']
    const above = async (...more: string[]) =>
      (await json('regions', small, ...more)).reduce(
        (sum: number, { a }: { a: { mm3Above: number } }) => sum + a.mm3Above,
        0,
      )
    expect(await above(...asked)).toBeLessThan(await above('--threshold', '1.5'))
  })

  it('refuses what is no extent', async () => {
    expect(await failure('compare', small, small, '--extent', 'large')).toContain('25voxels')
    expect(await failure('regions', small, '--extent', '8', '--connectivity', '7')).toContain('18')
  })
})

describe('ostrakon clusters, by the share that is surely active', () => {
  it('bounds the share in every cluster, and asks the other way round', async () => {
    const byThreshold = await json('clusters', pain, '--threshold', '3.1', '--extent', '800')
    for (const { leastActive } of byThreshold) {
      expect(leastActive.alpha).toBe(0.05)
      expect(leastActive.share).toBeGreaterThanOrEqual(0)
      expect(leastActive.share).toBeLessThan(1)
    }
    expect(byThreshold[0].leastActive.share).toBeGreaterThan(0.3)
    const [some, most] = [
      await json('clusters', pain, '--active', '0.5'),
      await json('clusters', pain, '--active', '0.9'),
    ]
    const voxels = (rows: { voxels: number }[]) => rows.reduce((sum, row) => sum + row.voxels, 0)
    expect(voxels(some)).toBeGreaterThan(voxels(most))
    for (const { leastActive } of most) expect(leastActive.share).toBeGreaterThanOrEqual(0.9)
    expect(await failure('clusters', pain, '--active', '2')).toContain('0 to 1')
    expect(await failure('clusters', pain, '--active', '0.5', '--threshold', '3')).toContain(
      'either',
    )
  })
})

describe('ostrakon compare', () => {
  it('drops zeros unless told otherwise, and counts them', async () => {
    const dropped = await json('compare', social, pain)
    expect(dropped).toMatchObject({ n: 38963, zeros: 'drop', on: 'voxels', threshold: 3.1 })
    expect(dropped.n + dropped.zerosDropped).toBe(91 * 109 * 91)
    const kept = await json('compare', social, pain, '--zeros', 'keep')
    expect(kept).toMatchObject({ n: 91 * 109 * 91, zerosDropped: 0 })
    expect(kept.dice).toBe(dropped.dice)
    const at = dropped.diceCurve.find(
      (point: { thresholds: { a: number } }) => point.thresholds.a === 3.1,
    )
    expect(at.dice).toBe(dropped.dice)
  })

  it('compares the maps on the cortex too, without the medial wall', async () => {
    const on = await json('compare', social, pain, '--on', 'surface', '--zeros', 'keep')
    expect(on.n + on.notFinite).toBe(80_000)
    expect(on.notFinite).toBeGreaterThan(1000)
  })

  it('is 1 for a map and itself, and says that B was resampled when grids differ', async () => {
    expect(await json('compare', pain, pain)).toMatchObject({ pearson: 1, dice: 1, jaccard: 1 })
    expect((await json('compare', small, pain)).resampledB).toContain('trilinear')
    expect((await json('compare', pain, pain)).resampledB).toBeUndefined()
  })

  it('refuses half a comparison and unknown words', async () => {
    expect(await failure('compare', pain)).toContain('two maps A and B are needed')
    expect(await failure('compare', pain, pain, '--zeros', 'half')).toContain('drop or keep')
    expect(await failure('compare', pain, pain, '--on', 'slices')).toContain('voxels or surface')
  })
})

describe('ostrakon compare --null', () => {
  it('turns A on the cortex, seeded, and counts the observation itself', async () => {
    const args = ['compare', social, pain, '--null', 'spin', '--n', '19', '--seed', '3']
    const found = await json(...args)
    expect(found.on).toBe('surface')
    expect(found.null).toMatchObject({ kind: 'spin', n: 19, seed: 3, permuted: 'A' })
    expect(found.null.observed.pearson).toBeCloseTo(found.pearson, 10)
    expect(found.null.observed.spearman).toBeCloseTo(found.spearman, 10)
    expect(found.null.observed.n).toBe(found.n)
    expect(Math.round(found.null.p * 20)).toBeCloseTo(found.null.p * 20, 10)
    expect(found.null.p).toBeGreaterThanOrEqual(1 / 20)
    expect((await json(...args)).null).toEqual(found.null)
  })

  it('finds a map more like itself than any turned copy is', async () => {
    const found = await json('compare', pain, pain, '--null', 'spin', '--n', '19')
    expect(found.null).toMatchObject({ p: 1 / 20, seed: 1 })
    expect(found.null.sd).toBeGreaterThan(0)
  })

  it('imitates A in the volume', async () => {
    const found = await json('compare', pain, pain, '--null', 'variogram', '--n', '19')
    expect(found.on).toBe('voxels')
    expect(found.null).toMatchObject({ kind: 'variogram', n: 19, p: 1 / 20 })
    expect(Math.abs(found.null.mean)).toBeLessThan(0.5)
  })

  it('refuses a spin test of voxels, and no draw at all', async () => {
    const args = ['compare', pain, pain, '--null', 'spin']
    expect(await failure(...args, '--on', 'voxels')).toContain('needs --on surface')
    expect(await failure(...args, '--n', '0')).toContain('from 1 on')
    expect(await failure('compare', pain, pain, '--null', 'moran')).toContain('spin')
  })
})
