import { expect, test } from 'vitest'
import { parseNiftiHeader, whatItLooksLike } from '#format/nifti-header.ts'

const head = (...start: readonly number[]) => {
  const bytes = new Uint8Array(544)
  bytes.set(start)
  return bytes
}
const text = (words: string) => head(...new TextEncoder().encode(words))
const onlyText = (words: string) => new TextEncoder().encode(words)

test.each([
  [text('<!DOCTYPE html><html>'), 'web page'],
  [text('  <html lang="en">'), 'web page'],
  [text('%PDF-1.7'), 'PDF'],
  [head(0x89, 0x50, 0x4e, 0x47), 'PNG'],
  [head(0xff, 0xd8, 0xff), 'JPEG'],
  [head(0x50, 0x4b, 3, 4), 'zip'],
  [text('<?xml version="1.0"?>'), 'XML'],
  [onlyText('x,y,z\n1,2,3\n'), 'text file'],
  [onlyText(' a\tb ~\v\r\n'), 'text file'],
  [head(...Array<number>(128).fill(0), ...new TextEncoder().encode('DICM')), 'DICOM'],
  [head(0x5c, 1, 0, 0), 'Analyze 7.5'],
  [head(0, 0, 1, 0x5c), 'Analyze 7.5'],
] as const)('what is no map is called what it is: %#', (bytes, name) => {
  expect(whatItLooksLike(bytes)).toContain(name)
})

test('two bytes have to be those of a JPEG picture', () => {
  for (const bytes of [head(0xff, 0x00), head(0x00, 0xd8)])
    expect(whatItLooksLike(bytes)).not.toContain('JPEG')
})

test('nothing, and what holds control characters, is no text', () => {
  for (const bytes of [new Uint8Array(0), onlyText('a\x7f'), onlyText('a\b')])
    expect(whatItLooksLike(bytes)).toContain('no known image')
})

test('a file too short for a header is cut short, unless it is something else', () => {
  const tagOf = (bytes: Uint8Array) => {
    try {
      return parseNiftiHeader(bytes, 'x.nii')
    } catch (error) {
      return (error as { readonly tag: string }).tag
    }
  }
  expect(tagOf(new Uint8Array(347))).toBe('truncated')
  expect(tagOf(new Uint8Array(348))).toBe('not-nifti')
  expect(tagOf(onlyText('x,y,z\n'))).toBe('not-nifti')
})
