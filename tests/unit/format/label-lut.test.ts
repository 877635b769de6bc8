import { describe, expect, it } from 'vitest'
import { openFile } from '#format/index.ts'
import { findLabelTable, parseLabelTable } from '#format/label-lut.ts'
import { namedBlob } from '../../fixtures/files.ts'
import { makeNifti, wholeBrain } from '../../fixtures/make-nifti.ts'

describe('tables of labels', () => {
  it('are FreeSurfer’s colour tables', () => {
    const text =
      '#No. Label Name: R G B A\r\n\r\n0 Unknown 0 0 0 0\r\n17  Left Hippocampus  255 0 51 0\r\n17 again 1 2 3 0\r\n'
    expect(parseLabelTable(text)).toEqual([
      { value: 0, name: 'Unknown', colour: [0, 0, 0, 1] },
      { value: 17, name: 'Left Hippocampus', colour: [1, 0, 0.2, 1] },
    ])
  })

  it('have a colour only where four numbers that can be one follow a name', () => {
    const named = (line: string) => parseLabelTable(line).map(({ value, name }) => [value, name])
    expect(named('3 Area 44 255 0 51 128')).toEqual([[3, 'Area 44']])
    expect(parseLabelTable('3 Area 44 255 0 51 51')[0]?.colour).toEqual([1, 0, 0.2, 0.8])
    expect(named('4 255 0 51 0')).toEqual([[4, '255 0 51 0']])
    expect(named('5 x 256 0 0 0')).toEqual([[5, 'x 256 0 0 0']])
    expect(named('5 x 0 0 -1 0')).toEqual([[5, 'x 0 0 -1 0']])
    expect(named('// 6 comment\n  \n-7, minus seven')).toEqual([[-7, 'minus seven']])
    expect(named('1234567890 too long\n8\n')).toEqual([])
    expect(named('\ufeff9 with a mark before it')).toEqual([[9, 'with a mark before it']])
  })

  it('are ITK-SNAP’s descriptions', () => {
    const text =
      '################\n    0     0    0    0        0  0  0    "Clear Label"\n    1   255    0    51        0.5  1  1    "Left, top"\n'
    expect(parseLabelTable(text)).toEqual([
      { value: 0, name: 'Clear Label', colour: [0, 0, 0, 0] },
      { value: 1, name: 'Left, top', colour: [1, 0, 0.2, 0.5] },
    ])
  })

  it('are BIDS’ tables, with colours or without', () => {
    expect(parseLabelTable('name\tindex\tcolor\nInsula\t4\t#ff0033\n\nno\tx\t#fff\n')).toEqual([
      { value: 4, name: 'Insula', colour: [1, 0, 0.2, 1] },
    ])
    expect(parseLabelTable('Index\tName\tColor\n4\tInsula, left\tff0033\n')).toEqual([
      { value: 4, name: 'Insula, left', colour: [1, 0, 0.2, 1] },
    ])
    expect(parseLabelTable('index\tname\n4\n')).toMatchObject([{ value: 4, name: '' }])
    const [plain] = parseLabelTable('index\tname\n4\tInsula\n')
    expect(plain).toMatchObject({ value: 4, name: 'Insula' })
    expect(plain?.colour[3]).toBe(1)
  })

  it('are FSL’s atlases, whose images hold one more than the index', () => {
    const xml =
      '<?xml version="1.0"?><atlas><data><label index="0" x="1" y="2" z="3">Frontal &amp; Pole</label><label index="1">Insula</label></data></atlas>'
    expect(parseLabelTable(xml).map(({ value, name }) => [value, name])).toEqual([
      [1, 'Frontal & Pole'],
      [2, 'Insula'],
    ])
    const odd =
      '<atlas><header><name>An atlas</name></header><label>none</label><label index="-1">no</label><label index="7"> one </label></atlas>'
    expect(parseLabelTable(odd).map(({ value, name }) => [value, name])).toEqual([[8, 'one']])
  })

  it('are bare numbers with names', () => {
    expect(parseLabelTable('1 one\n2 two words\n').map(({ name }) => name)).toEqual([
      'one',
      'two words',
    ])
  })

  it('are none of these: nothing is made up', () => {
    for (const text of ['', 'hello\nworld', '{"a": 1}', '1\n2\n3', 'x,y,z\n1,2']) {
      expect([text, parseLabelTable(text).filter(({ name }) => !/^\d+$/.test(name))]).toEqual([
        text,
        [],
      ])
    }
  })

  it('give neighbouring values without a colour colours that differ', () => {
    const colours = parseLabelTable(Array.from({ length: 40 }, (_, i) => `${i + 1} r`).join('\n'))
    for (let i = 1; i < colours.length; i++) {
      const [a, b] = [colours[i - 1]!.colour, colours[i]!.colour]
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(0.2)
    }
  })
})

describe('the table of an image', () => {
  const chosen = (...names: readonly string[]) => {
    const files = names.map((name) => namedBlob(name, ''))
    return findLabelTable(files[0]!, files)?.name
  }

  it('is the one of its name, before one that goes on from it, before any that calls itself one', () => {
    const [own, longer, any] = ['Atlas.txt', 'atlas_regions.tsv', 'my_colours.txt']
    expect(chosen('atlas.nii.gz', any, longer, own)).toBe(own)
    expect(chosen('atlas.nii.gz', any, longer)).toBe(longer)
    expect(chosen('atlas.nii.gz', any)).toBe(any)
    for (const name of ['FreeSurferColorLUT.txt', 'labels.txt', 'x_dseg.tsv'])
      expect(chosen('atlas.nii.gz', name)).toBe(name)
  })

  it('is none of another name, and not the image itself', () => {
    expect(chosen('atlas.nii.gz', 'notes.txt', 'atlas.json')).toBeUndefined()
    expect(chosen('labels.txt')).toBeUndefined()
  })
})

describe('a table beside an image', () => {
  const image = (value: (i: number) => number) =>
    namedBlob('map.nii', makeNifti({ ...wholeBrain, datatype: 'float32', values: (i) => value(i) }))
  const lut = namedBlob('map.txt', '1 Insula 255 0 0 0\n2 Cingulate 0 0 255 0\n')
  const info = async (...files: ReturnType<typeof namedBlob>[]) => {
    const opened = await openFile(files)
    if (opened.kind !== 'volume') throw new Error(opened.kind)
    return opened.info
  }

  it('makes a label map of it', async () => {
    const { labels, statistic } = await info(
      image((i) => i % 3),
      lut,
    )
    expect(labels?.map(({ name }) => name)).toEqual(['Insula', 'Cingulate'])
    expect(statistic).toEqual({ kind: 'label', from: 'label table' })
  })

  it.each([
    ['fractions', image((i) => i / 3), lut],
    ['other numbers', image((i) => 10 + (i % 3)), lut],
    ['words', image((i) => i % 3), namedBlob('map.txt', 'Made by us.')],
  ])('is not used for %s, and that is said', async (_what, map, table) => {
    const { labels, statistic, warnings } = await info(map, table)
    expect(labels).toBeUndefined()
    expect(statistic.kind).not.toBe('label')
    expect(warnings.map(({ tag }) => tag)).toContain('label-table-unusable')
  })
})
