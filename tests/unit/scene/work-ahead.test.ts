import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCortexAttributes } from '#scene/cortex-attributes.ts'
import { workAhead } from '#scene/work-ahead.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function watched() {
  const cortex = syntheticCortex({ levels: 2 })
  const made: string[] = []
  const attributes = createCortexAttributes(() => {})
  const told = (kind: 'normals' | 'relief', array: unknown) => {
    const side = [cortex.left, cortex.right].find(
      ({ surfaces, sulcalDepth }) => surfaces.pial === array || sulcalDepth === array,
    )
    made.push(`${kind} ${side?.id}`)
  }
  return {
    cortex,
    made,
    attributes: {
      ...attributes,
      normals: (array: Float32Array, faces: Uint32Array) => {
        told('normals', array)
        return attributes.normals(array, faces)
      },
      relief: (hemisphere: typeof cortex.left) => {
        told('relief', hemisphere.sulcalDepth)
        return attributes.relief(hemisphere)
      },
    },
  }
}

test('the first frame’s buffers of both sides are made one task after the other', () => {
  const { cortex, made, attributes } = watched()
  const done = vi.fn()
  workAhead(cortex, attributes, done)
  expect(made).toEqual([])
  vi.advanceTimersToNextTimer()
  expect(made).toEqual(['normals left'])
  vi.runAllTimers()
  expect(made).toEqual(['normals left', 'relief left', 'normals right', 'relief right'])
  expect(done).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})

test('a stage that goes ends what is left', () => {
  const { cortex, made, attributes } = watched()
  const done = vi.fn()
  const end = workAhead(cortex, attributes, done)
  vi.advanceTimersToNextTimer()
  end()
  vi.runAllTimers()
  expect(made).toEqual(['normals left'])
  expect(done).not.toHaveBeenCalled()
})
