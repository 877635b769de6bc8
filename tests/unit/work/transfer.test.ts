import { expect, test } from 'vitest'
import { flattenError, restoreError, TaskError } from '#work/plain-error.ts'
import { transferables } from '#work/transfer.ts'

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
