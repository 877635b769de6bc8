import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EdgeCrossing, isoLines } from '#mesh/contour.ts'
import { icosphere } from '../../browser/scene/synthetic-cortex.ts'

const name = ({ from, to }: EdgeCrossing) => `${from}-${to}`
const pair = (a: string, b: string) => [a, b].toSorted().join(' ')

/** Each triangle on its own: the pair of edges whose ends lie on different sides of the level. */
function naiveSegments(faces: Uint32Array, field: Float32Array, level: number): string[] {
  const segments: string[] = []
  for (let f = 0; f < faces.length; f += 3) {
    const crossed = [0, 1, 2].flatMap((i) => {
      const [a, b] = [faces[f + i]!, faces[f + ((i + 1) % 3)]!].toSorted((x, y) => x - y)
      return field[a!]! >= level === field[b!]! >= level ? [] : [`${a}-${b}`]
    })
    if (crossed.length > 0) segments.push(pair(crossed[0]!, crossed[1]!))
  }
  return segments.toSorted()
}

const segmentsOf = (lines: ReturnType<typeof isoLines>) =>
  lines
    .flatMap(({ closed, crossings }) => {
      const names = crossings.map(name)
      const ends = closed ? [...names.slice(1), names[0]!] : names.slice(1)
      return ends.map((end, i) => pair(names[i]!, end))
    })
    .toSorted()

describe('isoLines', () => {
  const sphere = icosphere(2)
  const vertices = sphere.positions.length / 3

  it('joins the same segments as every triangle alone gives, on random fields', () => {
    const values = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), {
      minLength: vertices,
      maxLength: vertices,
    })
    fc.assert(
      fc.property(values, (numbers) => {
        const field = Float32Array.from(numbers)
        const lines = isoLines(sphere.faces, field, 0.5)
        expect(segmentsOf(lines)).toEqual(naiveSegments(sphere.faces, field, 0.5))
      }),
      { numRuns: 40 },
    )
  })

  it('closes every line on a closed surface', () => {
    const field = sphere.positions.filter((_, i) => i % 3 === 2)
    const lines = isoLines(sphere.faces, field, 0.3)
    expect(lines.map(({ closed }) => closed)).toEqual([true])
  })

  it('puts crossings where the field takes the level', () => {
    const field = sphere.positions.filter((_, i) => i % 3 === 0)
    for (const { crossings } of isoLines(sphere.faces, field, 0.1))
      for (const { from, to, t } of crossings) {
        expect(from).toBeLessThan(to)
        expect(field[from]! + t * (field[to]! - field[from]!)).toBeCloseTo(0.1, 5)
      }
  })

  it('keeps an open line in one piece from border to border', () => {
    // A strip of four squares; the level runs along its middle row of edges.
    const faces: number[] = []
    for (let i = 0; i < 4; i++)
      faces.push(2 * i, 2 * i + 2, 2 * i + 1, 2 * i + 1, 2 * i + 2, 2 * i + 3)
    const field = Float32Array.from({ length: 10 }, (_, v) => v % 2)
    const lines = isoLines(Uint32Array.from(faces), field, 0.5)
    expect(lines).toHaveLength(1)
    expect(lines[0]!.closed).toBe(false)
    expect(lines[0]!.crossings).toHaveLength(9)
  })

  it('finds nothing where the field never crosses the level, and takes NaN for below', () => {
    expect(isoLines(sphere.faces, new Float32Array(vertices).fill(1), 0.5)).toEqual([])
    expect(isoLines(sphere.faces, new Float32Array(vertices).fill(Number.NaN), 0.5)).toEqual([])
    const one = new Float32Array(vertices).fill(Number.NaN)
    one[7] = 1
    const [line] = isoLines(sphere.faces, one, 0.5)
    expect(line!.closed).toBe(true)
    for (const { t } of line!.crossings) expect(t).toBe(0.5)
  })
})
