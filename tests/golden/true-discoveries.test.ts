/** Bounds of the share of truly active voxels against nilearn: make-true-discoveries.py made true-discoveries.json. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { volumeAt } from '#cli/open.ts'
import { clustersOf } from '#statistic/cluster.ts'
import { normalUpperTail } from '#statistic/normal.ts'
import { leastTrueShare, trueDiscoveries } from '#statistic/true-discoveries.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const golden = JSON.parse(readFileSync(at('./true-discoveries.json'), 'utf8'))
const mask = (await volumeAt(at('../../atlases/colin27/brainmask_2mm.nii.gz'))).volume

describe.each(golden.maps as (typeof golden.maps)[number][])('$name at alpha $alpha', (wanted) => {
  it('has nilearn’s Hommel value, and its share of truly active voxels in each cluster', async () => {
    const path = at(`../../sample-data/${wanted.name}_stat-z_statmap.nii.gz`)
    const { volume } = await volumeAt(path)
    const inside = volume.values.map((z, v) => (mask.values[v]! > 0 ? z : Number.NaN))
    const p = Float64Array.from(inside, (z) => normalUpperTail(z))
    const ari = trueDiscoveries(p, wanted.alpha)
    expect(ari.hommel).toBe(wanted.hommel)
    for (const { threshold, clusters } of wanted.thresholds) {
      const found = clustersOf({ ...volume, values: inside }, { threshold, connectivity: 6 })
      for (const cluster of clusters) {
        const mine = found.filter(
          ({ sizeVoxels, peak }) =>
            sizeVoxels === cluster.voxels && Math.abs(peak.value - cluster.max) < 1e-9,
        )
        expect(mine.length).toBeGreaterThan(0)
        const shares = mine.map(({ voxels }) => leastTrueShare(ari, voxels))
        expect(Math.min(...shares.map((s) => Math.abs(s - cluster.share)))).toBeLessThan(1e-12)
      }
    }
  })
})
