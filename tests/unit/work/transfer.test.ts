import { expect, test, vi } from 'vitest'
import { flattenError, restoreError, TaskError } from '#work/plain-error.ts'
import { freeHeavy, heavyBytes, transferables } from '#work/transfer.ts'

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

test('of what a task was handed over, the heavy arrays that nobody needs any more are freed at once', () => {
  const freed: number[] = []
  const array = (bytes: number) => {
    const buffer = new ArrayBuffer(bytes)
    // As the platform's, which this version of Node may not have.
    return Object.assign(buffer, {
      transfer: vi.fn((length: number) => {
        freed.push(bytes)
        return new ArrayBuffer(length)
      }),
    })
  }
  const [heavy, light, back] = [array(heavyBytes), array(64), array(heavyBytes + 8)]
  freeHeavy({ volume: { values: new Float32Array(heavy) }, light, back }, { values: back })
  expect(freed).toEqual([heavyBytes])
  expect(heavy.transfer).toHaveBeenCalledWith(0)
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
