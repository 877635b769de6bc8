import { describe, expect, it } from 'vitest'
import { mapAddress } from '#app/open/map-address.ts'

const base = 'http://127.0.0.1:4178/'
const at = (typed: string) => mapAddress(typed, base)

describe('a typed address of a map', () => {
  it('is taken whole, without the blanks around it', () => {
    expect(at('  https://maps.example/a%20b.nii.gz?x=1 ')).toEqual({
      url: 'https://maps.example/a%20b.nii.gz?x=1',
    })
  })

  it('gets its https where a name and a path were pasted without it', () => {
    expect(at('maps.example/pain.nii.gz')).toEqual({ url: 'https://maps.example/pain.nii.gz' })
  })

  it('may lie beside the page itself', () => {
    expect(at('samples/pain.nii.gz')).toEqual({ url: `${base}samples/pain.nii.gz` })
    expect(at('pain.nii.gz')).toEqual({ url: `${base}pain.nii.gz` })
  })

  it.each([
    ['', /Type or paste/],
    ['https://', /not a web address/],
    ['http://maps.example/a.nii', /http: are not opened.*drop it/],
    ['ftp://maps.example/a.nii', /ftp:.*drop it/],
    ['javascript:alert(1)', /javascript:/],
    ['file:///home/me/a.nii', /file:.*drop it/],
  ])('is refused in words: %s', (typed, why) => {
    expect(at(typed)).toMatchObject({ wrong: expect.stringMatching(why) })
  })
})
