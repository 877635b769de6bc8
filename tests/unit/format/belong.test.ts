import { describe, expect, it } from 'vitest'
import { groupFiles, isOfSurface, rank, surfaceRoleOf, titleOfFile } from '#format/belong.ts'

const groups = (...names: string[]) =>
  groupFiles(names.map((name) => ({ name, blob: new Blob() }))).map((group) =>
    group.map(({ name }) => name),
  )

describe('files that were dropped together', () => {
  it.each([
    ['two maps', ['a.nii.gz', 'b.nii'], [['a.nii.gz'], ['b.nii']]],
    [
      'a header with its image, a map with its side-car',
      ['x.hdr', 'y.nii.gz', 'x.img', 'y.json'],
      [
        ['x.hdr', 'x.img'],
        ['y.nii.gz', 'y.json'],
      ],
    ],
    ['an Analyze pair with its matrix', ['x.img', 'x.mat', 'x.hdr'], [['x.img', 'x.mat', 'x.hdr']]],
    ['packed halves', ['x.hdr.gz', 'x.img.gz'], [['x.hdr.gz', 'x.img.gz']]],
    ['labels with their table', ['a_dseg.nii.gz', 'a_dseg.tsv'], [['a_dseg.nii.gz', 'a_dseg.tsv']]],
    [
      'labels with a table of any name',
      ['aseg.mgz', 'ColorLUT.txt'],
      [['aseg.mgz', 'ColorLUT.txt']],
    ],
    ['a table with one of two maps', ['a.nii', 'b.nii', 'b.txt'], [['a.nii'], ['b.nii', 'b.txt']]],
    ['a table of nobody', ['a.nii', 'b.nii', 'c.txt'], [['a.nii'], ['b.nii'], ['c.txt']]],
    ['peaks alone', ['peaks.csv'], [['peaks.csv']]],
    ['surfaces of one hemisphere', ['lh.pial', 'lh.curv'], [['lh.pial'], ['lh.curv']]],
    ['a side-car of another name', ['a.nii', 'b.json'], [['a.nii'], ['b.json']]],
    ['a table beside a surface', ['lh.surf.gii', 'lut.txt'], [['lh.surf.gii'], ['lut.txt']]],
    [
      'a table beside a map and a surface',
      ['a.nii', 'lh.surf.gii', 'lut.txt'],
      [['a.nii'], ['lh.surf.gii'], ['lut.txt']],
    ],
    ['a side-car beside a surface', ['lh.surf.gii', 'lh.json'], [['lh.surf.gii'], ['lh.json']]],
  ])('%s', (_what, files, expected) => {
    expect(groups(...files)).toEqual(expected)
  })
})

it('a map or a header is looked at before an image, and that before what goes with it', () => {
  const ranks = ['x.hdr', 'x.nii.gz', 'x.img', 'x.json', 'x.txt'].map((name) =>
    rank({ name, blob: new Blob() }),
  )
  expect(ranks[0]).toBe(ranks[1])
  expect(ranks[1]).toBeLessThan(ranks[2]!)
  expect(ranks[2]).toBeLessThan(ranks[3]!)
})

it.each([
  ['lh.pial', 'pial'],
  ['fsaverage.smoothwm.gii', 'white'],
  ['lh.white', 'white'],
  ['S1200.L.very_inflated.surf.gii', 'veryInflated'],
  ['lh.inflated', 'inflated'],
  ['lh.sphere.reg', 'sphere'],
  ['lh.midthickness.surf.gii', 'lone'],
])('%s is taken for %s', (name, role) => {
  expect(surfaceRoleOf(name)).toBe(role)
})

describe('names', () => {
  it.each([
    ['lh.pial', true],
    ['x.surf.gii', true],
    ['x.dscalar.nii', true],
    ['x.ptseries.nii', true],
    ['lh.aparc.annot', true],
    ['lh.unusual', true],
    ['map.nii.gz', false],
    ['lh.thickness.mgh', false],
    ['x.mgz', false],
    ['peaks.csv', false],
  ])('%s is of a surface and nothing else: %s', (name, expected) => {
    expect(isOfSurface(name)).toBe(expected)
  })

  it.each([
    ['pain_map_z.nii.gz', 'pain map z'],
    ['x.dscalar.nii', 'x'],
    ['a/b/lh.thickness.mgh?x=1', 'lh.thickness'],
    ['.nii', '.nii'],
    ['peaks_2.csv', 'peaks 2'],
  ])('%s is called %s', (name, title) => {
    expect(titleOfFile(name)).toBe(title)
  })
})
