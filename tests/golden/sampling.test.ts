import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openFile } from '#format/index.ts'
import { openNifti } from '#format/nifti.ts'
import type { Mesh } from '#mesh/mesh.ts'
import { type SamplingRuleId, samplingRules } from '#sampling/index.ts'
import { worldPoint } from '#space/point.ts'
import { valueAt } from '#volume/interpolate.ts'
import { fixture } from '../fixtures/files.ts'

type Expected = {
  rules: { [rule in SamplingRuleId]?: (number | null)[] }
  ribbonEveryFifth: (number | null)[]
  values: { at: [number, number, number]; trilinear: number | null; nearest: number | null }[]
}

/** Computed by tests/fixtures/surface/make.py with numpy, from the definitions of the rules. */
const expected: Expected = JSON.parse(
  readFileSync(new URL('../fixtures/surface/expect.json', import.meta.url), 'utf8'),
)

async function mesh(name: string): Promise<Mesh> {
  const opened = await openFile([await fixture(`surface/${name}`)], { placement: 'as-is' })
  if (opened.kind !== 'surface') throw new Error(`${name} opened as ${opened.kind}`)
  return opened.mesh
}

const white = await mesh('lh.white.surf.gii')
const pial = await mesh('lh.pial.surf.gii')
const middle: Mesh = {
  faces: pial.faces,
  positionsWorld: pial.positionsWorld.map((p, i) => (p + (white.positionsWorld[i] ?? 0)) / 2),
}
const { volume } = await openNifti([await fixture('surface/map.nii.gz')])
const labels = (await openNifti([await fixture('surface/labels.nii.gz')])).volume

function expectClose(
  actual: ArrayLike<number>,
  reference: readonly (number | null)[],
  tolerance: number,
) {
  expect(actual.length).toBe(reference.length)
  let worst = 0
  reference.forEach((value, i) => {
    const mine = actual[i] ?? Number.NaN
    expect([i, Number.isNaN(mine)]).toEqual([i, value === null])
    if (value !== null) worst = Math.max(worst, Math.abs(mine - value))
  })
  expect(worst).toBeLessThanOrEqual(tolerance)
}

describe('sampling rules against their definitions, computed apart', () => {
  it.each([
    ['trilinear', volume, 1e-12],
    ['nearest', volume, 0],
    ['line', volume, 1e-10],
    ['depth', volume, 1e-12],
    ['mostFrequent', labels, 0],
  ] as const)('%s gives the reference values', (rule, source, tolerance) => {
    const map = samplingRules[rule].sample(source, { middle, white, pial })
    expectClose(map.values, expected.rules[rule] ?? [], tolerance)
    expect(map.notSampled).toBe(expected.rules[rule]?.filter((v) => v === null).length)
  })

  it('ribbon gives the values of a point-by-point construction in world space', () => {
    const map = samplingRules.ribbon.sample(volume, { middle, white, pial })
    const everyFifth = Array.from(map.values).filter((_, vertex) => vertex % 5 === 0)
    expectClose(everyFifth, expected.ribbonEveryFifth, 1e-9)
  })

  it('a single place has the same value as a vertex there', () => {
    for (const { at, trilinear, nearest } of expected.values) {
      const where = worldPoint(...at)
      expectClose([valueAt(volume, where, 'trilinear')], [trilinear], 1e-12)
      expectClose([valueAt(volume, where, 'nearest')], [nearest], 0)
    }
  })
})
