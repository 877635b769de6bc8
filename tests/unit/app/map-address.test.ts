import { describe, expect, it } from 'vitest'
import { mapAddress, mapAddresses } from '#app/open/map-address.ts'

const base = 'http://127.0.0.1:4178/'
const at = (typed: string) => mapAddress(typed, base)
const file = (url: string) => ({ source: { kind: 'url', url } })

describe('a typed address of a map', () => {
  it('is taken whole, without the blanks around it', () => {
    expect(at('  https://maps.example/a%20b.nii.gz?x=1 ')).toEqual(
      file('https://maps.example/a%20b.nii.gz?x=1'),
    )
  })

  it('gets its https where a name and a path were pasted without it', () => {
    expect(at('maps.example/pain.nii.gz')).toEqual(file('https://maps.example/pain.nii.gz'))
  })

  it('may lie beside the page itself', () => {
    expect(at('samples/pain.nii.gz')).toEqual(file(`${base}samples/pain.nii.gz`))
    expect(at('pain.nii.gz')).toEqual(file(`${base}pain.nii.gz`))
  })

  it.each([
    'neurovault:110',
    'NeuroVault: 110',
    'https://neurovault.org/images/110/',
    'http://neurovault.org/images/110',
    'neurovault.org/images/110/?from=mail#top',
    'https://www.neurovault.org/images/110/pycortex',
    'https://neurovault.org/api/images/110/?format=json',
  ])('is an image of NeuroVault: %s', (typed) => {
    expect(at(typed)).toEqual({ source: { kind: 'neurovault', id: 110 } })
  })

  it('may be of the very first image, and of none before it', () => {
    for (const typed of ['neurovault:1', 'https://neurovault.org/images/1/'])
      expect(at(typed)).toEqual({ source: { kind: 'neurovault', id: 1 } })
    expect(at('https://neurovault.org/images/0/')).toEqual({
      wrong: expect.stringMatching(/no image/),
    })
  })

  it('is a file where it is that of a file of NeuroVault', () => {
    const url = 'https://neurovault.org/media/images/35/zstat1.nii.gz'
    expect(at(url)).toEqual(file(url))
  })

  it.each([
    ['', /Type or paste/],
    ['neurovault:', /number of an image/],
    ['neurovault:0', /number of an image/],
    ['neurovault:1e3', /number of an image/],
    ['https://neurovault.org/collections/1425/', /collection.*one of its images/],
    ['https://neurovault.org/', /no image.*neurovault:110/],
    ['https://', /not a web address/],
    ['http://maps.example/a.nii', /http: are not opened.*drop it/],
    ['ftp://maps.example/a.nii', /ftp:.*drop it/],
    ['javascript:alert(1)', /javascript:/],
    ['file:///home/me/a.nii', /file:.*drop it/],
  ])('is refused in words: %s', (typed, why) => {
    expect(at(typed)).toMatchObject({ wrong: expect.stringMatching(why) })
  })
})

describe('several addresses', () => {
  it('are taken one by one', () => {
    expect(mapAddresses(' neurovault: 110\nhttps://neurovault.org/images/7/ ', base)).toEqual({
      sources: [
        { kind: 'neurovault', id: 110 },
        { kind: 'neurovault', id: 7 },
      ],
    })
  })

  it('may be one', () => {
    expect(mapAddresses('neurovault:7', base)).toEqual({ sources: [{ kind: 'neurovault', id: 7 }] })
  })

  it('are refused for the first that is none', () => {
    expect(mapAddresses('neurovault:110 ftp://x.example/a.nii', base)).toMatchObject({
      wrong: expect.stringMatching(/ftp:/),
    })
    expect(mapAddresses('  ', base)).toMatchObject({
      wrong: expect.stringMatching(/Type or paste/),
    })
  })
})
