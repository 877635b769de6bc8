import { describe, expect, it } from 'vitest'
import { FormatError, isFormatError, plainFormatError, rebuildFormatError } from '#format/errors.ts'

const error = new FormatError(
  'truncated',
  { file: 'map.nii', expectedBytes: 100_000, actualBytes: 40 },
  { cause: new Error('deeper') },
)

describe('FormatError', () => {
  it('says in words what is wrong, with the file’s name, and what to do', () => {
    expect(error.message).toBe(
      'map.nii is cut short: 100 kB are expected and 40 bytes are there. Download or copy it again.',
    )
    expect(error.cause).toEqual(new Error('deeper'))
  })

  it('is known by its tag', () => {
    expect(isFormatError(error)).toBe(true)
    expect(isFormatError(error, 'truncated', 'folder')).toBe(true)
    expect(isFormatError(error, 'folder')).toBe(false)
    expect(isFormatError(new Error('truncated'))).toBe(false)
    expect(isFormatError(undefined)).toBe(false)
  })

  it('crosses a worker as plain data and is the same again', () => {
    const back = rebuildFormatError(structuredClone(plainFormatError(error)))
    expect(back).toBeInstanceOf(FormatError)
    expect(back).toMatchObject({ tag: error.tag, fields: error.fields, message: error.message })
  })

  it('is not rebuilt from a tag that does not exist', () => {
    for (const tag of ['nonsense', 'constructor', 'toString']) {
      expect(rebuildFormatError({ tag: tag as 'folder', fields: {}, message: '' })).toBeUndefined()
    }
  })
})
