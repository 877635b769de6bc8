import { expect, test } from 'vitest'
import { parseColour } from '#scene/parse-colour.ts'
import { sliceLines } from '#scene/slice-lines.ts'
import { icosphere, roundField, syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 3 })
const at = { axis: 'axial', atMm: 10 } as const
const ball = (middle: readonly number[], colour: string) => {
  const { positions, faces } = icosphere(2)
  return {
    key: colour,
    name: '',
    side: 'left' as const,
    positionsWorld: positions.map((x, i) => 10 * x + middle[i % 3]!),
    faces,
    colour,
  }
}
const region = (hemisphere: 'left' | 'right', colour: string, z: number) => ({
  key: colour,
  hemisphere,
  label: '',
  colour,
  field: roundField(cortex[hemisphere], [hemisphere === 'left' ? -68 : 68, -18, z], 20),
})
/** Along the slice's right, world mm. */
const reach = (places: Float32Array) => {
  const xs = places.filter((_, i) => i % 2 === 0)
  return [Math.min(...xs), Math.max(...xs)] as const
}

test('a slice through the brain has the contours of both halves, the outer one over the inner one', () => {
  const lines = sliceLines({ cortex, regions: [] }, at)
  expect(lines).toHaveLength(4)
  const [white, pial, rightWhite, rightPial] = lines.map(({ places }) => reach(places))
  expect(pial![0]).toBeLessThan(white![0])
  expect(rightPial![1]).toBeGreaterThan(rightWhite![1])
  expect([pial![1] <= 10, rightPial![0] >= -10]).toEqual([true, true])
  // The outer one is warm, the inner one is cold.
  for (const [n, { tone }] of lines.entries()) expect(tone[0] > tone[2]).toBe(n % 2 === 1)
  expect(new Set(lines.map(({ halfWidthPx }) => halfWidthPx)).size).toBe(1)
})

test('regions and deep bodies lie over them as wider lines, cased in dark or light as they are light or dark', () => {
  const regions = [region('left', '#f0e442', 10), region('right', '#101060', 10)]
  const deepMeshes = [ball([-20, 0, 12], '#ffffff'), ball([-20, 0, 60], '#ff0000')]
  const lines = sliceLines({ cortex, regions, deepMeshes }, at)
  const [, , , , ...marked] = lines
  // Each region where it cuts either surface; a body beside the slice has no line.
  expect(marked).toHaveLength(2 * (2 + 2 + 1))
  const pairs = Array.from({ length: 5 }, (_, n) => marked.slice(2 * n, 2 * n + 2))
  const tones = ['#f0e442', '#f0e442', '#101060', '#101060', '#ffffff']
  for (const [n, [casing, core]] of pairs.entries()) {
    expect(core!.tone).toEqual(parseColour(tones[n]!))
    expect(casing!.places).toBe(core!.places)
    expect(casing!.halfWidthPx).toBeGreaterThan(core!.halfWidthPx)
    expect(core!.halfWidthPx).toBeGreaterThan(lines[0]!.halfWidthPx)
    const isDark = Math.max(...casing!.tone) < 0.2
    expect([isDark, Math.min(...casing!.tone) > 0.9]).toEqual(
      tones[n] === '#101060' ? [false, true] : [true, false],
    )
  }
  const [left, right] = [pairs[1]!, pairs[3]!].map(([line]) => reach(line!.places))
  expect([left![1] < -30, right![0] > 30]).toEqual([true, true])
})

test('a region beside the slice has no line on it', () => {
  expect(sliceLines({ cortex, regions: [region('left', '#ffffff', 60)] }, at)).toHaveLength(4)
})
