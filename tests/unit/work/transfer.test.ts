import { expect, test } from 'vitest'
import { flattenError, restoreError, TaskError } from '#work/plain-error.ts'
import { bytesOf, ownCopy, transferables } from '#work/transfer.ts'

test('every buffer below a value is found once', () => {
  const shared = new Float32Array(4)
  const found = transferables({
    left: { values: shared, again: shared },
    list: [new Uint8Array(2)],
    text: 'x',
    none: null,
  })
  expect(found).toHaveLength(2)
  expect(found).toContain(shared.buffer)
})

test('a copy has arrays of its own, cut and shared as they were, and all else as it is', () => {
  const whole = Float32Array.of(1, 2, 3, 4)
  const value = {
    whole,
    part: whole.subarray(1, 3),
    raw: whole.buffer,
    list: [{ values: Uint8Array.of(5) }, null],
    plain: [1, 'two', 3],
    none: null,
    blob: new Blob(['x']),
  }
  const copy = ownCopy(value)
  expect(copy).toEqual(value)
  expect(copy.part).toBeInstanceOf(Float32Array)
  expect(copy.whole.buffer).not.toBe(whole.buffer)
  expect([copy.part.buffer, copy.raw]).toEqual([copy.whole.buffer, copy.whole.buffer])
  expect(copy.part.buffer).toBe(copy.whole.buffer)
  expect(copy.raw).toBe(copy.whole.buffer)
  expect(copy.list[0]!.values.buffer).not.toBe(value.list[0]!.values.buffer)
  expect(copy.blob).toBe(value.blob)
  whole[1] = 9
  expect([...copy.part]).toEqual([2, 3])
  expect([bytesOf(value), bytesOf(copy)]).toEqual([17, 17])
})

test('memory that threads share is never handed over', () => {
  expect(transferables({ shared: new Uint8Array(new SharedArrayBuffer(4)) })).toEqual([])
})

test('a blob stays where it is', () => {
  expect(transferables({ files: [{ name: 'a', blob: new Blob(['x']) }] })).toEqual([])
})

test('an error keeps its tag, fields and words across a thread', () => {
  const error = Object.assign(new Error('x.nii is cut off'), {
    tag: 'truncated',
    fields: { expected: 3 },
  })
  const back = restoreError(flattenError(error))
  expect(back).toBeInstanceOf(TaskError)
  expect(back).toMatchObject({
    tag: 'truncated',
    message: 'x.nii is cut off',
    fields: { expected: 3 },
  })
})

test('a cancelled task is still a cancelled task on the other side', () => {
  const back = restoreError(flattenError(new DOMException('stop', 'AbortError')))
  expect(back.name).toBe('AbortError')
})
