import { expect, test, vi } from 'vitest'
import { forgetLost } from '#scene/forget-lost.ts'

test('what a context made before it was lost is not deleted after it came back, all else is', () => {
  const canvas = new EventTarget()
  const deleteBuffer = vi.fn()
  const createBuffer = vi.fn((..._given: readonly unknown[]) => ({}))
  const context = { canvas, createBuffer, deleteBuffer }
  const handles = context as unknown as WebGL2RenderingContext
  forgetLost(handles)
  const [first, second] = [handles.createBuffer(), handles.createBuffer()]
  expect(createBuffer).toHaveBeenCalledTimes(2)
  handles.deleteBuffer(first)
  expect(deleteBuffer.mock.calls).toEqual([[first]])
  canvas.dispatchEvent(new Event('webglcontextlost'))
  handles.deleteBuffer(second)
  handles.deleteBuffer(null)
  expect(deleteBuffer).toHaveBeenCalledTimes(1)
  const third = handles.createBuffer()
  handles.deleteBuffer(third)
  expect(deleteBuffer).toHaveBeenLastCalledWith(third)
})
