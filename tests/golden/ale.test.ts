import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aleMap, aleThreshold } from '#evidence/ale-map.ts'
import { FALLBACK_CHOICES, type StudyChoiceId, studyChoices } from '#evidence/choices.ts'
import { MNI152_2MM, volumeOfMask } from '#evidence/grid.ts'
import { fwhmMm, kernelOf } from '#evidence/kernel.ts'
import { sampleIds, samples } from '#evidence/samples.ts'
import { aleAt, studiesNear } from '#evidence/studies-near.ts'
import { readStudyTable } from '#evidence/study-table.ts'
import { ALE_DESCRIP, ALE_SENTENCE, CLUSTER_DESCRIP } from '#evidence/words.ts'
import { gzipSame, INTENT, writeNifti } from '#format/write-nifti.ts'
import { worldPoint } from '#space/point.ts'
import { connectVoxels, voxelsOfComponents } from '#statistic/connect-voxels.ts'
import { readBrainMask } from '../../sample-data/build/read-mask.ts'

type GoldenMap = {
  studies: number
  foci: number
  maxAle: number
  maxZ: number
  meanZ: number
  voxelsBelow001: number
  aleAtP: Record<string, number>
  places: { world: [number, number, number]; ale: number; p: number; z: number }[]
}
type GoldenKernel = {
  fwhmMm: number
  radius: number
  centre: number
  oneStep: number
  corner: number
}

/** Made by tests/golden/make-ale.py. */
const golden: {
  maskVoxels: number
  kernels: Record<string, GoldenKernel>
  maps: Record<string, GoldenMap>
} = JSON.parse(readFileSync(new URL('../fixtures/ale/ale-golden.json', import.meta.url), 'utf8'))

const mask = readBrainMask()

describe.each(Object.entries(golden.kernels))('the kernel of %s subjects', (n, expected) => {
  it('has the width, the extent and the values of Eickhoff 2009', () => {
    const kernel = kernelOf(Number(n), [2, 2, 2])
    const r = expected.radius
    const edge = 2 * r + 1
    const at = (i: number, j: number, k: number) =>
      kernel.values[kernel.ranks[i + r + edge * (j + r + edge * (k + r))]!]!
    expect(fwhmMm(Number(n))).toBeCloseTo(expected.fwhmMm, 12)
    expect(kernel.radius).toEqual([r, r, r])
    expect(at(0, 0, 0)).toBeCloseTo(expected.centre, 15)
    expect(at(1, 0, 0)).toBeCloseTo(expected.oneStep, 15)
    expect(at(0, 0, -1)).toBeCloseTo(expected.oneStep, 15)
    expect(at(1, -1, 1)).toBeCloseTo(expected.corner, 15)
  })
})

it('uses the mask that the golden numbers were made with', () => {
  expect(mask.length).toBe(golden.maskVoxels)
})

describe.each(sampleIds)('the sample map %s', (id) => {
  const table = readStudyTable(JSON.parse(readFileSync(samples[id].tableUrl, 'utf8')))
  const map = aleMap(table.studies, { ...MNI152_2MM, mask })
  const expected = golden.maps[id]!

  it('has the ALE, p and z of an independent computation at twelve places', () => {
    for (const place of expected.places) {
      const [x, y, z] = place.world
      const index = (x + 90) / 2 + 91 * ((y + 126) / 2 + 109 * ((z + 72) / 2))
      const m = mask.indexOf(index)
      expect(m).toBeGreaterThanOrEqual(0)
      expect(map.ale[m]).toBeCloseTo(place.ale, 13)
      expect(map.p[m]! / place.p).toBeCloseTo(1, 3)
      expect(Math.abs(map.z[m]! - place.z)).toBeLessThan(5e-4)
    }
  })

  it('has the same extremes, mean and thresholds', () => {
    expect(map.studies).toBe(expected.studies)
    expect(map.foci).toBe(expected.foci)
    expect(map.ale.reduce((a, b) => Math.max(a, b))).toBeCloseTo(expected.maxAle, 13)
    expect(map.z.reduce((a, b) => Math.max(a, b))).toBeCloseTo(expected.maxZ, 4)
    expect(map.z.reduce((a, b) => a + b) / mask.length).toBeCloseTo(expected.meanZ, 4)
    expect(map.p.filter((p) => p < 0.001)).toHaveLength(expected.voxelsBelow001)
    for (const [p, ale] of Object.entries(expected.aleAtP)) {
      expect(aleThreshold(map, Number(p))).toBeCloseTo(ale, 6)
    }
  })

  it('is the committed file, byte for byte', () => {
    const made = gzipSame(
      writeNifti(volumeOfMask(map.z, mask, MNI152_2MM), {
        intent: INTENT.z,
        descrip: ALE_DESCRIP,
      }),
    )
    expect(Buffer.compare(made, readFileSync(samples[id].mapUrl))).toBe(0)
  })

  it('says in its side-car and its title what it is and from how many studies and peaks', () => {
    const sidecar = JSON.parse(readFileSync(samples[id].sidecarUrl, 'utf8'))
    expect(sidecar).toMatchObject({
      Description: ALE_SENTENCE,
      NumberOfStudies: table.studies.length,
      NumberOfFoci: map.foci,
    })
    expect(samples[id].method).toContain(`${map.foci.toLocaleString('en')} published peaks`)
    expect(samples[id].method).toContain(`${table.studies.length} studies`)
  })

  it('has as its thresholded companion the clusters of at least the size that the side-car gives', () => {
    const sidecar = JSON.parse(readFileSync(samples[id].clusterSidecarUrl, 'utf8'))
    expect(sidecar).toMatchObject({ Permutations: 5000, Connectivity: 6, ClusterFormingP: 0.001 })
    const indices = mask.filter((_, m) => map.ale[m]! >= sidecar.ClusterFormingALE)
    expect(indices).toHaveLength(expected.voxelsBelow001)
    const { componentOf, sizes } = connectVoxels(indices, MNI152_2MM.shape, 6)
    const large = voxelsOfComponents(indices, componentOf, sizes).filter(
      (voxels) => voxels.length >= sidecar.LeastClusterVoxels,
    )
    expect(large.map((voxels) => voxels.length).sort((a, b) => b - a)).toEqual(
      sidecar.Clusters.map((cluster: { Voxels: number }) => cluster.Voxels),
    )
    const kept = new Set(large.flatMap((voxels) => [...voxels]))
    const z = map.z.map((value, m) => (kept.has(mask[m]!) ? value : 0))
    const made = gzipSame(
      writeNifti(volumeOfMask(z, mask, MNI152_2MM), {
        intent: INTENT.z,
        descrip: CLUSTER_DESCRIP,
      }),
    )
    expect(Buffer.compare(made, readFileSync(samples[id].clusterMapUrl))).toBe(0)
  })
})

describe('the worked example of sample-data/README.md', () => {
  const { studies } = readStudyTable(
    JSON.parse(readFileSync(samples['social-exclusion'].tableUrl, 'utf8')),
  )

  it('finds ten studies near (2, 38, -16), the first three with three quarters of its ALE', () => {
    const near = studiesNear(studies, worldPoint(2, 38, -16), 15)
    expect(near).toHaveLength(10)
    expect(near.slice(0, 3).map((s) => [s.study.authors, Math.round(s.share * 100)])).toEqual([
      ['Nishiyama et al.', 33],
      ['Onoda et al.', 23],
      ['Sebastian et al.', 21],
    ])
    expect(aleAt(studies, worldPoint(2, 38, -16))).toBeCloseTo(0.01924, 5)
  })

  it('finds one study alone at (0, 10, 42) in the dACC', () => {
    const near = studiesNear(studies, worldPoint(0, 10, 42), 15)
    expect(near.map((s) => s.study.authors)).toEqual(['Heeren et al.'])
    expect(near[0]!.share).toBeGreaterThan(0.9998)
    expect(aleAt(studies, worldPoint(0, 10, 42))).toBeCloseTo(0.0098, 5)
  })
})

describe('the choice of studies', () => {
  const table = readStudyTable(
    JSON.parse(readFileSync(samples['social-exclusion-inclusive'].tableUrl, 'utf8')),
  )
  const strict = readStudyTable(
    JSON.parse(readFileSync(samples['social-exclusion'].tableUrl, 'utf8')),
  )
  const chosen = (id: StudyChoiceId) => table.studies.filter(studyChoices[id].includes)
  const at = (x: number, y: number, z: number) =>
    mask.indexOf((x + 90) / 2 + 91 * ((y + 126) / 2 + 109 * ((z + 72) / 2)))

  it('picks 18, 17, 20 and 25 studies of one table', () => {
    expect(chosen('strict').map((s) => s.id)).toEqual(strict.studies.map((s) => s.id))
    expect(chosen('strict-without-dewall')).toHaveLength(17)
    expect(chosen('strict-plus-region-style')).toHaveLength(20)
    expect(chosen('inclusive')).toHaveLength(25)
  })

  it('decides on the right anterior insula: two papers that list only such peaks make it', () => {
    const p = (id: StudyChoiceId) => aleMap(chosen(id), { ...MNI152_2MM, mask }).p[at(42, 24, 0)]!
    expect(p('strict')).toBeGreaterThan(0.001)
    expect(p('strict-plus-region-style')).toBeLessThan(0.00001)
    expect(p('inclusive')).toBeLessThan(0.00001)
  })

  it('matters more than the number of subjects that is assumed where it is unknown', () => {
    const z = (id: StudyChoiceId, m: number, fallbackN?: number) =>
      aleMap(chosen(id), { ...MNI152_2MM, mask, fallbackN }).z[m]!
    const assumed = FALLBACK_CHOICES.map((n) => z('strict', at(2, 38, -16), n))
    const insula = at(42, 24, 0)
    const byPapers = z('strict-plus-region-style', insula) - z('strict', insula)
    expect(Math.max(...assumed) - Math.min(...assumed)).toBeLessThan(byPapers / 4)
  })
})
