import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aleMap, aleThreshold } from '#evidence/ale-map.ts'
import { MNI152_2MM, volumeOfMask } from '#evidence/grid.ts'
import { fwhmMm, kernelOf } from '#evidence/kernel.ts'
import { SAMPLE_IDS, SAMPLES } from '#evidence/samples.ts'
import { readStudyTable } from '#evidence/study-table.ts'
import { ALE_DESCRIP, ALE_SENTENCE } from '#evidence/words.ts'
import { gzipSame, INTENT, writeNifti } from '#format/write-nifti.ts'
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

describe.each(SAMPLE_IDS)('the sample map %s', (id) => {
  const table = readStudyTable(JSON.parse(readFileSync(SAMPLES[id].tableUrl, 'utf8')))
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
    expect(Buffer.compare(made, readFileSync(SAMPLES[id].mapUrl))).toBe(0)
  })

  it('says in its side-car and its title what it is and from how many studies and peaks', () => {
    const sidecar = JSON.parse(readFileSync(SAMPLES[id].sidecarUrl, 'utf8'))
    expect(sidecar).toMatchObject({
      Description: ALE_SENTENCE,
      NumberOfStudies: table.studies.length,
      NumberOfFoci: map.foci,
    })
    expect(SAMPLES[id].method).toContain(`${map.foci.toLocaleString('en')} published peaks`)
    expect(SAMPLES[id].method).toContain(`${table.studies.length} studies`)
  })
})
