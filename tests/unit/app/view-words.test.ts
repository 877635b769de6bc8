import { describe, expect, it } from 'vitest'
import { cameraWords, poseWords, strongestPlace } from '#app/shell/view-words.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { labelName } from '#atlas/label-name.ts'
import { camera } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { cortexOf } from '../state/test-store.ts'

describe('a view in words', () => {
  it.each(Object.values(viewPresets))('calls the standard view $label by its name', (preset) => {
    const pose = { ...closedBrain, ...preset.layout, inflation: 1 }
    expect(cameraWords({ ...preset.camera, zoom: 3 }, pose)).toBe(`${preset.label} view`)
  })

  it('says from where any other camera looks, by the nearest directions', () => {
    expect(cameraWords(camera(-80, 0), closedBrain)).toBe('Seen from the left')
    expect(cameraWords(camera(100, 30), closedBrain)).toBe('Seen from the right and above')
    expect(cameraWords(camera(-170, -25), closedBrain)).toBe('Seen from the back and below')
    expect(cameraWords(camera(20, 85), closedBrain)).toBe('Seen from above')
    expect(cameraWords(camera(100, 21), closedBrain)).toBe('Seen from the right and above')
    expect(cameraWords(camera(100, -21), closedBrain)).toBe('Seen from the right and below')
    expect(cameraWords(camera(100, 61), closedBrain)).toBe('Seen from above')
    // On the limits themselves nothing is said of a tilt yet.
    for (const elevation of [-20, 20])
      expect(cameraWords(camera(100, elevation), closedBrain)).toBe('Seen from the right')
    expect(cameraWords(camera(100, 60), closedBrain)).toBe('Seen from the right and above')
    expect(cameraWords(camera(100, -60), closedBrain)).toBe('Seen from the right and below')
    expect(cameraWords(camera(100, -61), closedBrain)).toBe('Seen from below')
  })

  it('says how the brain is laid out', () => {
    expect(poseWords(closedBrain)).toBe('pial surface')
    expect(poseWords({ ...closedBrain, inflation: 1, hidden: 'left' })).toBe(
      'inflated brain without its left half',
    )
    expect(poseWords({ ...closedBrain, glass: 0.8 })).toBe('pial surface of glass')
    expect(poseWords({ ...closedBrain, inflation: 1.5, fourFaces: true })).toBe(
      'very inflated brain from outside and from the midline',
    )
  })
})

describe('where a map is strongest', () => {
  it('is null where nothing of the wanted sign was sampled', () => {
    const values = { left: new Float32Array([Number.NaN, -2, 0]), right: new Float32Array(3) }
    expect(strongestPlace({} as Cortex, values, 'positive')).toBeNull()
  })

  const values = {
    left: Float32Array.of(1, Number.NaN, 2),
    right: Float32Array.of(-5, 0.5, 4),
  }
  it.each([
    ['both', -5, [0.5, 2.5, 4.5]],
    ['positive', 4, [2.5, 4.5, 1.5]],
    ['negative', -5, [0.5, 2.5, 4.5]],
  ] as const)('is looked for among %s signs, on both hemispheres', (signs, value, at) => {
    expect(strongestPlace(cortexOf(3), values, signs)).toEqual({
      value,
      at,
      name: 'right hemisphere, without a label',
    })
  })

  it('is the first of several alike, however weak, by the name of its place', () => {
    const alike = { left: Float32Array.of(0, 0.5, 0.5), right: new Float32Array(3).fill(0.5) }
    const cortex = cortexOf(3)
    cortex.left.labels.aal[1] = 1
    expect(strongestPlace(cortex, alike, 'both')).toEqual({
      value: 0.5,
      at: [1.5, 3.5, 0.5],
      name: labelName('aal', 1, 'left'),
    })
  })
})
