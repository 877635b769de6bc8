import { describe, expect, it } from 'vitest'
import { guardsOf } from '#comparison/guard.ts'
import type { MapDescription } from '#comparison/map-description.ts'
import { type MatchingId, matchingIds, matchings, matchMaps } from '#comparison/matching.ts'
import { modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import { affineFromRows } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import { smoothnessMm } from '#statistic/smoothness.ts'
import { zFromT } from '#statistic/student-t.ts'
import { smoothVolume } from '#volume/smooth-volume.ts'
import type { Volume } from '#volume/volume.ts'

const plain: MapDescription = {
  kind: 'z',
  n: 20,
  fwhmMm: 8,
  isThresholded: false,
  isAle: false,
}
const t: MapDescription = { ...plain, kind: 't', dof: [19] }
const tags = (a: MapDescription, b: MapDescription, mode = modes.difference) =>
  guardsOf(mode, a, b).map(({ tag }) => tag)

const shape = [24, 24, 24] as const
const toWorld = affineFromRows<'voxel', 'world'>([
  [3, 0, 0, 0],
  [0, 3, 0, 0],
  [0, 0, 3, 0],
])
const noise = (seed: number): Volume => {
  const random = seededRandom(seed)
  return { shape, toWorld, values: Float64Array.from({ length: 24 ** 3 }, () => 6 * random() - 3) }
}
const describeMaps = { a: plain, b: plain }

describe('guards', () => {
  it('are silent for maps of one kind', () => {
    expect(tags(plain, plain)).toEqual([])
    expect(tags(t, t)).toEqual([])
  })

  it('warn by name of a z against a t map, and offer z where degrees of freedom are known', () => {
    const [warning] = guardsOf(modes.difference, plain, t)
    expect(warning?.message).toContain('z statistic')
    expect(warning?.message).toContain('t statistic with 19 degrees of freedom')
    expect(warning?.wayOn?.matching).toBe('z')
    const [unknown] = guardsOf(modes.difference, plain, { ...t, dof: undefined })
    expect(unknown?.wayOn?.matching).toBe('percentile')
    expect(tags(t, { ...t, dof: [40] })).toEqual(['statistics-differ'])
  })

  it('warn of other samples, other smoothness, p maps, thresholded maps and meta-analyses', () => {
    expect(tags(plain, { ...plain, n: 40 })).toEqual(['samples-differ'])
    expect(tags(plain, { ...plain, n: null })).toEqual([])
    expect(tags(plain, { ...plain, fwhmMm: 12 })).toEqual(['smoothness-differs'])
    expect(tags({ ...plain, kind: 'p' }, plain)).toContain('p-map')
    expect(tags({ ...plain, isThresholded: true }, plain)).toEqual(['thresholded'])
    expect(tags({ ...plain, isAle: true }, plain)).toEqual(['ale'])
    expect(tags({ ...plain, isAle: true }, plain, modes['two-colours'])).toEqual([])
  })

  it('say it of either map, and only of what is a good deal more', () => {
    const pairs: readonly (readonly [MapDescription, MapDescription, readonly string[]])[] = [
      [plain, { ...plain, n: 30 }, []],
      [plain, { ...plain, n: 31 }, ['samples-differ']],
      [plain, { ...plain, fwhmMm: 10 }, []],
      [plain, { ...plain, fwhmMm: 10.1 }, ['smoothness-differs']],
      [plain, { ...plain, fwhmMm: null }, []],
      [plain, { ...plain, isThresholded: true }, ['thresholded']],
      [plain, { ...plain, isAle: true }, ['ale']],
      [{ ...plain, kind: 'F', dof: [2] }, { ...plain, kind: 'F', dof: [3] }, []],
      [t, { ...t, dof: undefined }, ['statistics-differ']],
    ]
    for (const [a, b, found] of pairs) {
      expect(tags(a, b)).toEqual(found)
      expect(tags(b, a)).toEqual(found)
    }
    for (const kind of ['p', 'oneMinusP', 'negLogP', 'negLog10P'] as const)
      expect(tags({ ...plain, kind }, { ...plain, kind })).toEqual(['p-map'])
    const [sizes, smoothness] = guardsOf(modes.difference, { ...plain, n: 50, fwhmMm: 4 }, plain)
    expect(sizes).toMatchObject({
      message: expect.stringContaining('A rests on 50, B on 20'),
      wayOn: { matching: 'area' },
    })
    expect(smoothness).toMatchObject({
      message: expect.stringContaining('A is smooth to 4.0 mm, B to 8.0 mm'),
      wayOn: { matching: 'smoothness' },
    })
    const both = { ...t, dof: [19, 4] }
    const [differ] = guardsOf(modes.difference, both, { ...plain, kind: 'r' })
    expect(differ).toMatchObject({
      message: expect.stringContaining('with 19, 4 degrees of freedom, B is a correlation:'),
      wayOn: { matching: 'percentile' },
    })
    expect(guardsOf(modes.difference, t, { ...t, dof: [40] })[0]?.wayOn?.matching).toBe('z')
  })

  it('say nothing of scales where a mode shows one map at a time or classes', () => {
    const shownAlone = Object.values<Mode>(modes).filter(({ drawn }) => drawn === 'one')
    expect(shownAlone.length).toBeGreaterThanOrEqual(4)
    for (const mode of [...shownAlone, modes.agreement, modes['two-colours']])
      expect(guardsOf(mode, plain, t), mode.label).toEqual([])
  })

  it('say nothing at all where one map is seen at a time, and all but scales where both are', () => {
    const strange: MapDescription = {
      kind: 'p',
      n: 90,
      fwhmMm: 2,
      isThresholded: true,
      isAle: true,
    }
    const others = ['p-map', 'samples-differ', 'smoothness-differs', 'thresholded']
    for (const mode of Object.values<Mode>(modes)) {
      const found = guardsOf(mode, strange, plain).map(({ tag }) => tag)
      if (mode.needsOneScale)
        expect(found).toEqual([others[0], 'statistics-differ', ...others.slice(1), 'ale'])
      else expect([mode.label, found]).toEqual([mode.label, mode.drawn === 'one' ? [] : others])
    }
  })

  it('only offer ways on that exist', () => {
    const all = guardsOf(modes.difference, { ...plain, kind: 'p', n: 90, fwhmMm: 3 }, t)
    for (const { wayOn } of all) if (wayOn) expect(matchingIds).toContain(wayOn.matching)
    expect(all.length).toBe(4)
  })
})

describe('matching', () => {
  it('makes z of t by degrees of freedom, and refuses without', () => {
    const map = noise(1)
    const { a, b, words } = matchings.z.apply(map, map, { a: t, b: plain })
    expect(a.values[5]).toBe(zFromT(map.values[5]!, 19))
    expect(b).toBe(map)
    expect(words).toContain('z')
    expect(() => matchings.z.apply(map, map, { a: { ...t, dof: undefined }, b: plain })).toThrow(
      'degrees of freedom',
    )
  })

  it('by percentile keeps order, sign and 0, whatever the scale', () => {
    const map = { ...noise(2), values: Float64Array.of(-4, -2, 0, 1, 10, 5, Number.NaN, 3) }
    const { a } = matchings.percentile.apply(map, map, describeMaps)
    expect([...a.values]).toEqual([-100, -50, 0, 25, 100, 75, Number.NaN, 50])
  })

  it('by area gives B the values of A: as many voxels beyond any threshold', () => {
    const [a, wide] = [noise(3), noise(4)]
    const b = { ...wide, values: wide.values.map((value) => 40 + 7 * value) }
    const { b: found } = matchings.area.apply(a, b, describeMaps)
    const beyond = (volume: Volume, threshold: number) =>
      Array.from(volume.values).filter((value) => value >= threshold).length
    for (const threshold of [-1, 0.5, 2, 2.9])
      expect(beyond(found, threshold)).toBe(beyond(a, threshold))
    const top = (volume: Volume) => volume.values.indexOf(Math.max(...volume.values) as never)
    expect(top(found)).toBe(top(b))
  })

  it('smooths the sharper map until both are as smooth', () => {
    const [sharp, smooth] = [smoothVolume(noise(5), 6), smoothVolume(noise(6), 11)]
    const { a, b, words } = matchings.smoothness.apply(sharp, smooth, describeMaps)
    expect(b).toBe(smooth)
    expect(words).toContain('Map A')
    const fwhm = (volume: Volume) => smoothnessMm(volume).reduce((s: number, mm) => s + mm! / 3, 0)
    expect(Math.abs(fwhm(a) - fwhm(smooth))).toBeLessThan(1.2)
    expect(fwhm(smooth) - fwhm(sharp)).toBeGreaterThan(3)
  })
})

describe('maps matched for comparison', () => {
  const [a, b] = [noise(7), { ...noise(8), values: noise(8).values.map((value) => 5 * value) }]
  const beyond = ({ values }: Volume, mark: number) =>
    Array.from(values).filter((value) => value >= mark).length

  it('carry thresholds along: as many voxels lie beyond them as before', () => {
    const marks = { a: [1.5, 2.2], b: [6, 14] }
    const { marks: found, ...maps } = matchMaps('percentile', a, b, describeMaps, marks)
    for (const [side, whole] of [
      ['a', a],
      ['b', b],
    ] as const)
      found[side].forEach((mark, n) => {
        expect(beyond(maps[side], mark)).toBe(beyond(whole, marks[side][n]!))
      })
    const [zOfT] = matchMaps('z', a, b, { a: t, b: plain }, marks).marks.a
    expect(zOfT).toBe(zFromT(1.5, 19))
    const byArea = matchMaps('area', a, b, describeMaps, marks)
    expect(byArea.marks).toEqual({ a: [1.5, 2.2], b: [1.5, 2.2] })
  })

  it('have no p any more where values were replaced, and are z where they became z', () => {
    const marks = { a: [], b: [] }
    const kinds = (id: MatchingId, maps = describeMaps) => {
      const { statistics } = matchMaps(id, a, b, maps, marks)
      return [statistics.a.kind, statistics.b.kind]
    }
    expect(kinds('none')).toEqual(['z', 'z'])
    expect(kinds('z', { a: t, b: plain })).toEqual(['z', 'z'])
    expect(kinds('percentile')).toEqual(['unknown', 'unknown'])
    expect(kinds('area')).toEqual(['z', 'unknown'])
    expect(matchMaps('z', a, b, { a: t, b: plain }, marks).statistics.a.dof).toBeUndefined()
  })
})

describe('smoothing a volume', () => {
  it('keeps a constant map, and neither fills nor spreads what is no number', () => {
    const values = new Float64Array(24 ** 3).fill(2)
    values[777] = Number.NaN
    const { values: found } = smoothVolume({ shape, toWorld, values }, 8)
    found.forEach((value, v) => {
      if (v === 777) expect(value).toBeNaN()
      else expect(value).toBeCloseTo(2, 10)
    })
  })
})
