import { describe, expect, test } from 'vitest'
import type { Study } from '#evidence/study.ts'
import { type Evidence, evidenceTaskNames } from '#work/evidence-tasks.ts'
import { computeHere } from '#work/implementations.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'
import { study as studyOf } from '../evidence/small-brain.ts'

const affine = [
  [2, 0, 0, -30],
  [0, 2, 0, -30],
  [0, 0, 2, -30],
]
const mask = {
  name: 'mask.nii',
  blob: new Blob([
    makeNifti({
      shape: [30, 30, 30],
      affine,
      datatype: 'uint8',
      values: () => 1,
    }) as Uint8Array<ArrayBuffer>,
  ]),
}

const study = (id: string, year: number, ...foci: [number, number, number][]) =>
  studyOf(id, foci, { authors: `${id} et al.`, year, n: 20 })

const studies = [
  study('one', 2001, [0, 0, 0]),
  study('two', 2002, [0, 0, 0], [20, 10, -10]),
  study('three', 2003, [2, 0, 0]),
  study('away', 2004, [-20, -20, 20]),
]
const evidence = (...included: string[]): Evidence => ({
  tableKey: 'test',
  studies,
  included,
  fallbackN: 20,
  mask,
})

describe('the evidence tasks', () => {
  test('find the place where the studies that count agree', async () => {
    const { facts, volume } = await computeHere('aleMap', {
      ...evidence('one', 'two', 'three', 'away'),
      threshold: { correction: 'none' },
    })
    expect(facts).toMatchObject({ studies: 4, foci: 5, peakWorld: [0, 0, 0] })
    expect(volume.shape).toEqual([30, 30, 30])
    expect(Math.max(...volume.values)).toBeCloseTo(facts.maxZ, 5)
  })

  test('assume what they are told of studies that do not say how many subjects they had', async () => {
    const unknown = studies.map((one) => ({ ...one, n: null }))
    const ale = async (fallbackN: number) =>
      (
        await computeHere('aleMap', {
          ...evidence('one', 'two', 'three', 'away'),
          tableKey: 'unknown',
          studies: unknown,
          fallbackN,
          threshold: { correction: 'none' },
        })
      ).facts
    const [few, many, again] = [await ale(8), await ale(80), await ale(8)]
    expect(few.studiesOfUnknownN).toBe(4)
    expect(few.subjectsKnown).toBe(0)
    expect(many.maxZ).not.toBe(few.maxZ)
    expect(again).toEqual(few)
  })

  test('try a mask again that could not be read', async () => {
    const ask = (blob: Blob) =>
      computeHere('aleMap', {
        ...evidence('one', 'two'),
        mask: { name: 'again.nii', blob },
        threshold: { correction: 'none' },
      })
    await expect(ask(new Blob(['no NIfTI']))).rejects.toThrow()
    expect((await ask(mask.blob)).facts.studies).toBe(2)
  })

  test('forget a study that is left out, and remember it when it comes back', async () => {
    const peak = async (...ids: string[]) =>
      (await computeHere('aleMap', { ...evidence(...ids), threshold: { correction: 'none' } }))
        .facts
    const all = await peak('one', 'two', 'three', 'away')
    const fewer = await peak('one', 'away')
    expect(fewer.studies).toBe(2)
    expect(fewer.maxZ).toBeLessThan(all.maxZ)
    expect(await peak('one', 'two', 'three', 'away')).toEqual(all)
  })

  test('prepare a table once, until three others have been looked at since', async () => {
    const peak = async (tableKey: string, all: readonly Study[]) => {
      const asked = { ...evidence('one', 'two'), tableKey, studies: all }
      return (await computeHere('aleMap', { ...asked, threshold: { correction: 'none' } })).facts
    }
    const first = await peak('table 1', studies)
    // The key stands for the studies: what is prepared under it is not looked at again.
    expect(await peak('table 1', [])).toEqual(first)
    for (const other of ['table 2', 'table 3', 'table 4']) await peak(other, studies)
    await expect(peak('table 1', [])).rejects.toThrow()
  })

  test('test clusters with the same result for the same seed', async () => {
    const run = () =>
      computeHere('aleMap', {
        ...evidence('one', 'two', 'three'),
        threshold: { correction: 'cluster-fwe', permutations: 40, seed: 7 },
      })
    const [first, second] = [await run(), await run()]
    expect(first.leastClusterVoxels).toBeGreaterThan(0)
    expect(second).toEqual(first)
    for (const { pFwe } of first.clusters) expect(pFwe).toBeGreaterThan(0)
  })

  test('show what leaving each study out does to a region', async () => {
    const centre = 15 + 30 * (15 + 30 * 15)
    const { all, leftOut } = await computeHere('aleJackknife', {
      ...evidence('one', 'two', 'three', 'away'),
      voxels: Int32Array.of(centre),
    })
    const without = Object.fromEntries(leftOut.map(({ studyId, maxZ }) => [studyId, maxZ]))
    expect(without['one']).toBeLessThan(all.maxZ)
    expect(without['away']).toBeGreaterThan(without['one'] ?? 0)
  })

  test('say where the contrast of the first set less the second counts, and whose peaks lie nearer', async () => {
    const many = (name: string, x: number) =>
      Array.from({ length: 8 }, (_, s) =>
        study(`${name}${s}`, 2000, [x, 2 * s - 8, 0], [24 - 6 * s, -20, 3 * s - 12]),
      )
    const [left, right] = [many('l', -14), many('r', 14)]
    const side = (tableKey: string, of: readonly Study[]): Evidence => ({
      ...evidence(...of.map(({ id }) => id)),
      tableKey,
      studies: of,
    })
    const { volume, words, thresholdZ, clusters } = await computeHere('alePair', {
      first: side('left', left),
      second: side('right', right),
      question: { kind: 'contrast', permutations: 39, seed: 1 },
    })
    const at = (x: number) => volume.values[(x + 30) / 2 + 30 * (15 + 30 * 15)]!
    expect(at(-14)).toBeGreaterThan(2)
    expect(at(14)).toBeLessThan(-2)
    expect(thresholdZ).toBeGreaterThan(2)
    expect(words.meaning).toContain(`|z| = ${thresholdZ?.toFixed(2)}`)
    expect(clusters.length).toBeGreaterThan(0)
    for (const { peakZ, peakWorld, nearer } of clusters) {
      expect(Math.abs(peakZ)).toBeGreaterThan(thresholdZ ?? 0)
      expect(nearer).toBe(peakZ > 0 ? 'first' : 'second')
      expect(Math.sign(peakWorld[0])).toBe(peakZ > 0 ? -1 : 1)
    }
    const few = await computeHere('alePair', {
      first: side('left', left),
      second: side('right', right),
      question: { kind: 'contrast', permutations: 5, seed: 1 },
    })
    expect([few.thresholdZ, few.clusters]).toEqual([null, []])
  })

  test('give a contrast again without computing it, and another for other studies, sides or deals', async () => {
    const ask = async (first: Evidence, second: Evidence, permutations = 20) => {
      const shares: number[] = []
      const { volume } = await computeHere(
        'alePair',
        { first, second, question: { kind: 'contrast', permutations, seed: 3 } },
        { onProgress: (share) => void shares.push(share) },
      )
      return { values: volume.values, computed: shares.length > 0 }
    }
    const [one, other] = [evidence('one', 'two'), evidence('three', 'away')]
    const before = await ask(one, other)
    const kept = Float32Array.from(before.values)
    // As the page does that takes the buffer over.
    before.values.fill(0)
    const again = await ask(evidence('two', 'one'), other)
    expect([before.computed, again.computed]).toEqual([true, false])
    expect(again.values).toEqual(kept)
    again.values.fill(0)
    expect((await ask(one, other)).values).toEqual(kept)
    expect((await ask(other, one)).computed).toBe(true)
    expect((await ask(one, evidence('three'))).computed).toBe(true)
    expect((await ask(one, evidence('three'), 21)).computed).toBe(true)
    expect((await ask({ ...one, fallbackN: 40 }, other)).computed).toBe(true)
  })

  test('stop a long task when it is cancelled, and say how far it has come', async () => {
    const requests = {
      aleMap: {
        ...evidence('one', 'two', 'three'),
        threshold: { correction: 'cluster-fwe', permutations: 500, seed: 1 },
      },
      alePair: {
        first: evidence('one', 'three'),
        second: evidence('two', 'away'),
        question: { kind: 'contrast', permutations: 100, seed: 1 },
      },
      aleJackknife: { ...evidence('one', 'two', 'three', 'away'), voxels: Int32Array.of(3) },
    } as const
    for (const name of evidenceTaskNames) {
      const controller = new AbortController()
      const shares: number[] = []
      const run = computeHere(name, requests[name], {
        signal: controller.signal,
        onProgress: (share) => {
          shares.push(share)
          if (shares.length === 2) controller.abort(new Error(`${name} is left`))
        },
      })
      await expect(run).rejects.toThrow(`${name} is left`)
      expect(shares).toHaveLength(2)
      expect(shares[1]).toBeGreaterThan(shares[0]!)
    }
  })

  test('put the peaks anywhere when asked to, and forget that when not', async () => {
    const map = async (more: Partial<Evidence>) =>
      await computeHere('aleMap', {
        ...evidence('one', 'two', 'three'),
        ...more,
        threshold: { correction: 'none' },
      })
    const [before, scattered, again, after] = [
      await map({}),
      await map({ scatterSeed: 1 }),
      await map({ scatterSeed: 2 }),
      await map({}),
    ]
    expect(after.facts).toEqual(before.facts)
    expect(scattered.facts.foci).toBe(before.facts.foci)
    expect(scattered.facts.peakWorld).not.toEqual(before.facts.peakWorld)
    expect(again.facts.peakWorld).not.toEqual(scattered.facts.peakWorld)
    expect(before.facts.subjectsKnown).toBe(60)
  })

  test('draw the cluster test’s peaks where they are told to', async () => {
    const middle = {
      name: 'middle.nii',
      blob: new Blob([
        makeNifti({
          shape: [30, 30, 30],
          affine,
          datatype: 'uint8',
          values: (i, j, k) => (i === 15 && j === 15 && k > 13 && k < 17 ? 1 : 0),
        }) as Uint8Array<ArrayBuffer>,
      ]),
    }
    const least = async (more: Partial<Evidence>) =>
      (
        await computeHere('aleMap', {
          ...evidence('one', 'two', 'three'),
          ...more,
          threshold: { correction: 'cluster-fwe', permutations: 40, seed: 7 },
        })
      ).leastClusterVoxels
    expect(await least({ drawFrom: middle })).toBeGreaterThan((await least({})) ?? 0)
  })

  test('compare two sets of studies: the difference has a sign, the conjunction the smaller z', async () => {
    const [first, second] = [evidence('one', 'three'), evidence('two', 'away')]
    const z = async (one: Evidence) =>
      (await computeHere('aleMap', { ...one, threshold: { correction: 'none' } })).volume.values
    const pair = async (kind: 'contrast' | 'conjunction') =>
      (
        await computeHere('alePair', {
          first,
          second,
          question: kind === 'contrast' ? { kind, permutations: 30, seed: 1 } : { kind },
        })
      ).volume.values
    const [a, b, both] = [await z(first), await z(second), await pair('conjunction')]
    const centre = 15 + 30 * (15 + 30 * 15)
    expect(both[centre]).toBeCloseTo(Math.min(a[centre]!, b[centre]!), 5)
    const away = 5 + 30 * (5 + 30 * 25)
    const difference = await pair('contrast')
    expect(difference[centre]).toBeGreaterThanOrEqual(0)
    expect(difference[away]).toBeLessThanOrEqual(0)
    expect(difference.some((value) => value !== 0)).toBe(true)
  })

  test('say so when no study is left', async () => {
    await expect(
      computeHere('aleMap', { ...evidence(), threshold: { correction: 'none' } }),
    ).rejects.toMatchObject({ tag: 'no-studies' })
  })
})
