import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EvidenceError } from '#evidence/evidence-error.ts'
import { parseJsonWithLines } from '#evidence/json-lines.ts'
import { readFoci } from '#evidence/read-foci.ts'
import { sampleIds, samples } from '#evidence/samples.ts'
import { citation } from '#evidence/study.ts'
import { readStudyTable } from '#evidence/study-table.ts'
import { apply } from '#space/affine.ts'
import { talairachToWorld } from '#space/frame.ts'
import { point } from '#space/point.ts'

function talairachToMni(x: number, y: number, z: number) {
  return apply(talairachToWorld, point<'talairach'>(x, y, z))
}

function foci(text: string) {
  const { table, dropped, notes, form } = readFoci(text)
  return {
    form,
    dropped,
    notes,
    studies: table.studies.map((s) => ({ id: s.id, n: s.n, foci: s.foci.map((f) => [...f]) })),
  }
}

describe('a table of peaks', () => {
  it('takes columns in any order and by the names that people use', () => {
    const read = foci('Subjects,Z (mm),Study,x,Y\n20,3,"Smith, 2010",1,2\n,-6,"Smith, 2010",4,5\n')
    expect(read.form).toBe('table')
    expect(read.studies).toEqual([
      {
        id: 'Smith, 2010',
        n: 20,
        foci: [
          [1, 2, 3],
          [4, 5, -6],
        ],
      },
    ])
    expect(read.dropped).toEqual([])
  })

  it('names line and reason of each row that makes no sense, and keeps the others', () => {
    const read = foci(
      [
        'study\tx\ty\tz\tn\tspace',
        'Smith 2010\t10\t20\t30\t12\tMNI',
        'Smith 2010\tten\t20\t30\t12\tMNI',
        '',
        'Smith 2010\t10\t\t30\t12\tMNI',
        'Smith 2010\t10\t20\t930\t12\tMNI',
        'Smith 2010\t10\t20\t30\t12\tMNI',
        'Jones 2011\t-10\t0\t0\tmany\tMNI',
        'Jones 2011\t-20\t0\t0\t\tscanner',
      ].join('\n'),
    )
    expect(read.dropped).toEqual([
      { line: 3, reason: 'x is not a number: "ten"' },
      { line: 5, reason: 'y is missing' },
      { line: 6, reason: 'z = 930 mm is outside the field of view of MNI152 (-72 to 108 mm)' },
      { line: 7, reason: 'repeats line 2 of the same study' },
      {
        line: 8,
        reason:
          '"many" is not a number of subjects; the peak is kept, the number counts as unknown',
      },
      { line: 9, reason: 'the space "scanner" is not known; write MNI or Talairach' },
    ])
    expect(read.studies).toEqual([
      { id: 'Smith 2010', n: 12, foci: [[10, 20, 30]] },
      { id: 'Jones 2011', n: null, foci: [[-10, 0, 0]] },
    ])
  })

  it.each([
    ['semicolons', 'x;y;z;study\n-3,5;2,25;+8;A 2001'],
    ['tabs', 'x\ty\tz\tstudy\n\u22123,5\t2.25\t8\tA 2001'],
    ['quotes', 'x,y,z,study\r\n"-3,5","2,25",8,A 2001\r\n'],
    ['spaces', 'x y  z study\n -3.5 2.25 8 "A 2001"'],
    ['a byte order mark', '\ufeffx,y,z,study\n-3.5,2.25,8,A 2001'],
  ])('reads decimal commas, typeset minus signs and separators: %s', (_, text) => {
    expect(foci(text).studies).toEqual([{ id: 'A 2001', n: null, foci: [[-3.5, 2.25, 8]] }])
  })

  it('carries a study down over empty cells, and counts lines inside quoted fields', () => {
    const read = foci('study,x,y,z\n"A\n2001",1,2,3\n,4,5,6\nB 2002,7,8,x\n')
    expect(read.studies[0]?.foci).toHaveLength(2)
    expect(read.dropped).toEqual([{ line: 5, reason: 'z is not a number: "x"' }])
  })

  it('says what it assumed where there is no header, no study and no space', () => {
    const read = foci('1 2 3\n4 5 6')
    expect(read.studies).toEqual([
      {
        id: 'study',
        n: null,
        foci: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
    ])
    expect(read.notes).toEqual([
      'The table has no header: its first three columns are taken as x, y, z.',
      'The table has no column for the study: all rows are taken as one study.',
      'The space of 2 peaks was not stated and is taken to be MNI152.',
      'Studies without a number of subjects: 1 of 1; a fallback is used for them.',
    ])
  })

  it('converts Talairach rows and says so', () => {
    const read = foci('study,x,y,z,n,space\nA 2001,10,12,8,15,TAL\nA 2001,0,0,0,15,MNI\n')
    const [x, y, z] = talairachToMni(10, 12, 8)
    expect(read.studies[0]?.foci).toEqual([
      [x, y, z],
      [0, 0, 0],
    ])
    expect(read.notes[0]).toMatch(/1 peak was converted from Talairach .*Lancaster 2007/)
  })

  it('uses the smallest number of subjects where rows differ, and says so', () => {
    const read = foci('study,x,y,z,n,space\nA,1,2,3,30,MNI\nA,4,5,6,20,MNI')
    expect(read.studies[0]?.n).toBe(20)
    expect(read.notes).toEqual([
      'A: the rows give different numbers of subjects; the smallest is used.',
    ])
  })

  it('takes year, DOI and contrast where they stand', () => {
    const { table } = readFoci('x,y,z,study,doi,contrast\n1,2,3,"Onoda et al., 2010",10.1/x,a > b')
    expect(table.studies[0]).toMatchObject({
      authors: 'Onoda et al.',
      year: 2010,
      doi: '10.1/x',
      selection: 'a > b',
    })
  })
})

describe('a table of any make', () => {
  const facts = (text: string) => readFoci(text).table.studies

  it('has year, PMID, DOI and contrast of the first row of a study, a year only where it is one', () => {
    const [first, ...others] = facts(
      [
        'Study,X,Y,Z,Year,PubMed ID,DOI,Task',
        'A,1,2,3,2004,123,10.1/a,ball',
        'A,4,5,6,1999,9,10.1/z,other',
        'B,1,2,3,1900,,,',
        'C,1,2,3,1901,,,',
        'D 1985,1,2,3,2001.5,,,',
      ].join('\n'),
    )
    expect(first).toMatchObject({ year: 2004, pmid: '123', doi: '10.1/a', selection: 'ball' })
    expect(others.map(({ year, pmid, doi, selection }) => [year, pmid, doi, selection])).toEqual([
      [null, null, null, null],
      [1901, null, null, null],
      [1985, null, null, null],
    ])
  })

  it.each([
    ['Onoda et al., 2010', ['Onoda et al.', 2010, null]],
    ['Onoda et al. (2010)', ['Onoda et al.', 2010, null]],
    ['Onoda 2010a: rejection > none', ['Onoda', 2010, 'rejection > none']],
    ['Onoda; 1999 - first', ['Onoda', 1999, 'first']],
    [' Onoda 12010 ', ['Onoda 12010', null, null]],
  ])('takes authors, year and contrast out of “%s”', (label, expected) => {
    const [study] = facts(`x;y;z;study\n1;2;3;"${label}"`)
    expect([study?.authors, study?.year, study?.selection]).toEqual(expected)
  })

  it('reads quoted cells with quotes, separators and lines in them, and every kind of line end', () => {
    const read = foci(
      'study,x,y,z\r"A ""b"", c\r\n2001",1,2,3\r\n "B",4,5,6\n#7,8\n\n"C" d,7,8,x\n',
    )
    expect(read.studies.map(({ id, foci: peaks }) => [id, peaks])).toEqual([
      ['A "b", c\r\n2001', [[1, 2, 3]]],
      ['B', [[4, 5, 6]]],
    ])
    expect(read.dropped).toEqual([{ line: 7, reason: 'z is not a number: "x"' }])
  })

  it('reads numbers as people write them, and nothing else as numbers', () => {
    const x = (cell: string) => foci(`x\ty\tz\n${cell}\t0\t0\n1\t1\t1`).studies[0]?.foci[0]?.[0]
    for (const [cell, value] of [
      ['.5', 0.5],
      ['5.', 5],
      ['+7', 7],
      ['1e1', 10],
      ['–8', -8],
      ['− 8,5', -8.5],
    ] as const)
      expect([cell, x(cell)]).toEqual([cell, value])
    for (const cell of ['1,2,3', '0x10', '--1', '1e', 'Infinity', '1 2', '.'])
      expect([cell, x(cell)]).toEqual([cell, 1])
    // Where commas part the cells, one in quotes is a decimal comma.
    expect(foci('x,y,z\n"1,5",2,3').studies[0]?.foci).toEqual([[1.5, 2, 3]])
  })

  it('needs three columns of its names, or three numbers in its first row', () => {
    expect(() => readFoci('x,y,depth\n1,2,3')).toThrow(/first line has: x, y, depth/)
    expect(() => readFoci('1,2\n3,4')).toThrow(/needs columns named x, y and z/)
    expect(foci('1;2;3;4\n5;6;7;8').studies[0]?.foci).toEqual([
      [1, 2, 3],
      [5, 6, 7],
    ])
    // The first of two columns of one name.
    expect(foci('x,y,z,MNI x\n1,2,3,9').studies[0]?.foci).toEqual([[1, 2, 3]])
  })

  it('takes peaks on the edge of the field of view, and none beyond it', () => {
    const kept = foci('x,y,z\n-90,-126,-72\n90,90,108\n90.1,0,0\n0,-126.1,0\n0,0,-72.1\n0,90.1,0')
    expect(kept.studies[0]?.foci).toEqual([
      [-90, -126, -72],
      [90, 90, 108],
    ])
    expect(kept.dropped.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '4 x = 90.1 mm is outside the field of view of MNI152 (-90 to 90 mm)',
      '5 y = -126.1 mm is outside the field of view of MNI152 (-126 to 90 mm)',
      '6 z = -72.1 mm is outside the field of view of MNI152 (-72 to 108 mm)',
      '7 y = 90.1 mm is outside the field of view of MNI152 (-126 to 90 mm)',
    ])
  })

  it('says which space its studies were in, and none where they were in two', () => {
    const spaces = facts(
      'study,x,y,z,space\nA,1,2,3,ICBM\nA,4,5,6,mni152\nB,1,2,3,T88\nB,4,5,6,TT88\nC,1,2,3,MNI\nC,4,5,6,tal\nD,1,2,3,',
    ).map(({ reportedSpace, transform }) => [reportedSpace, transform === 'none'])
    expect(spaces).toEqual([
      ['MNI', true],
      ['Talairach', false],
      [null, false],
      [null, true],
    ])
    expect(foci('x,y,z,n\n1,2,3,N = 7').studies[0]?.n).toBe(7)
    for (const n of ['0', '1.5', '-3']) expect(foci(`x,y,z,n\n1,2,3,${n}`).studies[0]?.n).toBeNull()
    expect(foci('x,y,z,n\n1,2,3,1').studies[0]?.n).toBe(1)
  })
})

describe('Sleuth text', () => {
  const text = `//Reference=Talairach
//Smith et al., 2009: exclusion > inclusion
//Subjects=23
10 12 8
-4\t6\t20.5

// Jones 2011
// rejection
// Subjects=14
1 2
8,9,10
//Brown 2012
//Subjects=x
0 0 0
`

  it('gives one study an experiment, with its label, subjects and converted peaks', () => {
    const { table, form, notes } = readFoci(text)
    expect(form).toBe('sleuth')
    expect(table.studies.map((s) => [s.authors, s.year, s.n, s.foci.length, s.selection])).toEqual([
      ['Smith et al.', 2009, 23, 2, 'exclusion > inclusion'],
      ['Jones', 2011, 14, 1, 'rejection'],
      ['Brown', 2012, null, 1, null],
    ])
    expect(table.studies[0]?.foci[0]).toEqual(talairachToMni(10, 12, 8))
    expect(notes[0]).toContain('4 peaks were converted from Talairach')
  })

  it('begins another experiment at a label or a number of subjects behind peaks, with or without an empty line', () => {
    const experiments = (text: string) => {
      const { table } = readFoci(text)
      return table.studies.map(({ id, n, foci }) => [id, n, foci.length])
    }
    const open = '//Reference=MNI\n\n// A 2001\n\n//Subjects=10\n\n1 2 3\n4 5 6\n'
    expect(experiments(`${open}// B 2002\n7 8 9\n`)).toEqual([
      ['A 2001', 10, 2],
      ['B 2002', null, 1],
    ])
    expect(experiments(`${open}//Subjects=12\n7 8 9\n`)).toEqual([
      ['A 2001', 10, 2],
      ['experiment from line 10', 12, 1],
    ])
    expect(experiments(`${open}\r\n7 8 9\r10 11 12`)).toEqual([
      ['A 2001', 10, 2],
      ['experiment from line 10', null, 2],
    ])
    // Neither a reference space nor an empty remark says a new one.
    expect(experiments('// A 2001\n//Reference=MNI\n//\n1 2 3\n//Reference=MNI\n4;5;6')).toEqual([
      ['A 2001', null, 2],
    ])
    expect(experiments('// A\n1 2 3\n// A\n1 2 3\n// A (2)\n1 2 3\n// A\n1 2 3')).toEqual([
      ['A', null, 1],
      ['A (2)', null, 1],
      ['A (2) (2)', null, 1],
      ['A (3)', null, 1],
    ])
  })

  it('names lines that are not three numbers, and subjects that are no number', () => {
    expect(foci(text).dropped).toEqual([
      { line: 10, reason: 'three numbers are expected: "1 2"' },
      {
        line: 14,
        reason: '"x" is not a number of subjects; the peak is kept, the number counts as unknown',
      },
    ])
  })

  it('refuses a reference space that it does not know', () => {
    expect(() => readFoci('//Reference=Colin\n//A\n1 2 3')).toThrow(/Line 1: .*"Colin"/)
  })
})

describe('JSON', () => {
  it.each(sampleIds)("reads the project's own table %s as the strict reader does", (id) => {
    const text = readFileSync(samples[id].tableUrl, 'utf8')
    const read = readFoci(text)
    expect(read.dropped).toEqual([])
    expect(read.table).toEqual(readStudyTable(JSON.parse(text)))
  })

  it('reads a plain list of studies with cite, n and foci, and points at the lines that it drops', () => {
    const text = `{
  "contrast": "made up",
  "space": "MNI152",
  "studies": [
    { "id": "a", "cite": "Masten et al., 2009", "pmid": "1", "n": 23,
      "foci": [
        [50, -10, -6],
        [24, "x", -2],
        [8, 8],
        [8, 22, 400]
      ] },
    { "id": "a", "n": 2, "foci": [[1, 2, 3]] },
    { "id": "b", "n": -4, "foci": [[1, 2, 3], [4, 5, 6]] },
    { "id": "c" }
  ]
}`
    const { table, dropped } = readFoci(text)
    expect(table.contrast).toBe('made up')
    expect(table.studies.map((s) => [citation(s), s.n, s.foci.length])).toEqual([
      ['Masten et al., 2009', 23, 1],
      ['b', null, 2],
    ])
    expect(dropped).toEqual([
      { line: 8, reason: 'a coordinate is not a number: "x"' },
      { line: 9, reason: 'a peak needs three numbers [x, y, z]' },
      { line: 10, reason: 'z = 400 mm is outside the field of view of MNI152 (-72 to 108 mm)' },
      { line: 12, reason: 'the id "a" is that of an earlier study' },
      {
        line: 13,
        reason: '"-4" is not a number of subjects; the peak is kept, the number counts as unknown',
      },
      { line: 14, reason: 'study 4 has no list of foci' },
    ])
  })

  it('keeps the number of subjects of a study whose first peak cannot be used, and says once what is wrong with it', () => {
    const read = (n: unknown) =>
      foci(
        JSON.stringify([
          {
            id: 'a',
            n,
            foci: [
              [0, 0, 400],
              [1, 2, 3],
              [1, 2, 3],
              [4, 5, 6],
            ],
          },
        ]),
      )
    expect(read(23).studies).toMatchObject([
      {
        n: 23,
        foci: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
    ])
    expect(read('many').studies).toMatchObject([{ n: null }])
    const subjects = ({ dropped }: ReturnType<typeof foci>) =>
      dropped.filter(({ reason }) => reason.includes('number of subjects')).length
    expect(subjects(read('many'))).toBe(1)
    expect(subjects(foci('// A\n//Subjects=x\n1 2 3\n4 5 6\n\n// B\n//Subjects=x\n1 2 3'))).toBe(2)
  })

  it('takes numbers that are written as text, and says of other things that they are none', () => {
    const { table, dropped } = readFoci(
      JSON.stringify({
        studies: [
          { id: 7, n: 'n = 12', year: 2011, foci: [[1, 2, 3]] },
          { pmid: '123', n: [3], foci: [[1, 2, 3]] },
          { n: null, space: ' ', foci: [[1, 2, 3]] },
        ],
      }),
    )
    expect(table.studies.map(({ id, n, year }) => [id, n, year])).toEqual([
      ['7', 12, 2011],
      ['123', null, null],
      ['study 3', null, null],
    ])
    expect(dropped.map(({ reason }) => reason)).toEqual([
      '"[3]" is not a number of subjects; the peak is kept, the number counts as unknown',
    ])
  })

  it('keeps what the file says of itself and of its studies, as text', () => {
    const { table } = readFoci(
      JSON.stringify({
        id: 'mine',
        title: 'My table',
        rule: 'all',
        source: ' ',
        license: 7,
        limits: ['few', 3, 'old'],
        grades: { a: 'strict', b: 4 },
        studies: [
          {
            id: 's',
            citation: 'Smith 2003: pain',
            title: 'T',
            grade: 'a',
            year: 2004.5,
            foci: [[1, 2, 3]],
          },
          {
            id: 't',
            cite: 'Smith 2003',
            citation: 'Jones 2001',
            year: 2005,
            authors: 'Both',
            foci: [[1, 2, 3]],
          },
        ],
      }),
      'file.json',
    )
    expect(table).toMatchObject({
      id: 'mine',
      title: 'My table',
      contrast: '',
      rule: 'all',
      source: '',
      license: '7',
      limits: ['few', 'old'],
      grades: { a: 'strict' },
    })
    expect(table.studies).toMatchObject([
      { authors: 'Smith', year: 2003, selection: 'pain', title: 'T', grade: 'a', doi: null },
      { authors: 'Both', year: 2005, title: null },
    ])
    expect(readFoci('[{"foci":[[1,2,3]]}]', 'file.json').table).toMatchObject({
      id: 'own',
      title: 'file.json',
      limits: [],
      grades: {},
    })
  })

  it('tells what is wrong with a coordinate, a study and a list', () => {
    const reasons = (studies: unknown) =>
      foci(JSON.stringify({ studies })).dropped.map(({ reason }) => reason)
    const good = { id: 'g', foci: [[1, 2, 3]] }
    expect(reasons([good, 5, { id: 'x', foci: [7, [1, 2, null], [1, 2, 3, 4]] }])).toEqual([
      'study 2 has no list of foci',
      'a peak needs three numbers [x, y, z]',
      'a coordinate is not a number: null',
      'a peak needs three numbers [x, y, z]',
    ])
    expect(() => readFoci('{"studies": {}}')).toThrow(/no list named "studies"/)
  })

  it('goes by a study’s own space before the table’s', () => {
    const { table } = readFoci(
      JSON.stringify({
        space: 'Talairach',
        studies: [
          { id: 'a', foci: [[4, 5, 6]] },
          { id: 'b', space: 'MNI', foci: [[4, 5, 6]] },
        ],
      }),
    )
    expect(table.studies.map(({ foci: [first] }) => first)).toEqual([
      talairachToMni(4, 5, 6),
      [4, 5, 6],
    ])
    expect(table.studies.map(({ reportedSpace }) => reportedSpace)).toEqual(['Talairach', 'MNI'])
  })

  it('names studies and analyses without peaks, and counts subjects of the analysis before the study’s', () => {
    const points = [{ space: 'MNI', coordinates: [1, 2, 3] }]
    const { table, dropped, notes } = readFoci(
      JSON.stringify({
        studies: [
          {
            id: 's',
            doi: '10.1/x',
            pmid: 9,
            metadata: { year: 1900, sample_size: 30 },
            analyses: [{ points, metadata: { sample_size: 12 } }],
          },
          { metadata: { sample_sizes: [0, 25.4] }, analyses: [{ points }] },
          { id: 'none' },
          { id: 'bare', analyses: [{}, 'x'] },
        ],
      }),
    )
    expect(table.studies.map(({ id, n, year, doi, pmid }) => [id, n, year, doi, pmid])).toEqual([
      ['s', 12, null, '10.1/x', '9'],
      ['study 2', 25, null, null, null],
    ])
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'study 3 has no list of analyses',
      'an analysis has no list of points',
      'an analysis has no list of points',
    ])
    expect(notes.at(-1)).toContain('1 study has several analyses')
  })

  it('reads a NiMARE studyset and pools the analyses of one study', () => {
    const studyset = {
      id: 'set',
      name: 'mine',
      studies: [
        {
          id: 's1',
          name: 'A study',
          authors: 'Smith J, Jones K',
          metadata: { year: 2010 },
          analyses: [
            {
              id: 'a1',
              metadata: { sample_sizes: [18, 22] },
              points: [{ space: 'MNI', coordinates: [1, 2, 3] }],
            },
            { id: 'a2', points: [{ space: 'TAL', coordinates: [4, 5, 6] }, { coordinates: null }] },
          ],
        },
      ],
    }
    const text = JSON.stringify(studyset, null, 1)
    const line = text.split('\n').findIndex((l) => l.includes('"coordinates": null'))
    const { table, form, dropped, notes } = readFoci(text)
    expect(form).toBe('nimare')
    expect(table.studies).toHaveLength(1)
    expect(table.studies[0]).toMatchObject({ title: 'A study', year: 2010, n: 18 })
    expect(table.studies[0]?.foci).toEqual([[1, 2, 3], talairachToMni(4, 5, 6)])
    expect(dropped).toEqual([{ line, reason: 'a peak needs three numbers [x, y, z]' }])
    expect(notes.at(-1)).toContain('1 study has several analyses')
  })

  it('says on which line JSON breaks off', () => {
    expect(() => readFoci('{\n "studies": [\n  {"id": "a",}\n ]\n}')).toThrow(/line 3/)
    expect(() => readFoci(`${'['.repeat(100000)}`)).toThrow(/too deeply/)
  })
})

describe('what is refused', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Dear reader,\nthis is not a table.'],
    ['JSON of something else', '{"type": "FeatureCollection"}'],
    ['only rows that make no sense', 'x,y,z\na,b,c\n'],
    ['a Sleuth text without peaks', '//Reference=MNI\n//Nobody\n'],
  ])('is refused by name: %s', (_, text) => {
    expect(() => readFoci(text)).toThrow(expect.objectContaining({ tag: 'bad-study-table' }))
  })

  it('whatever the text: it is read, or refused by name, and every peak lies in the field of view', () => {
    const token = fc.constantFrom(
      'x',
      'y',
      'z',
      'study',
      ',',
      '\t',
      ';',
      '\n',
      '\r\n',
      ' ',
      '"',
      '-',
      '1',
      '20',
      '3,5',
      '//',
      '//Subjects=',
      '//Reference=MNI',
      '{',
      '}',
      '[',
      ']',
      ':',
      '"studies"',
      '"foci"',
      'null',
      '\\',
      '\u2212',
      'e9',
    )
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), (tokens) => {
        try {
          const { table } = readFoci(tokens.join(''))
          for (const study of table.studies) {
            for (const [x, y, z] of study.foci) {
              expect(Math.abs(x) <= 90 && Math.abs(y) <= 126 && z >= -72 && z <= 108).toBe(true)
            }
          }
        } catch (error) {
          if (!(error instanceof EvidenceError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })
})

it('reads any JSON as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.stringify(parseJsonWithLines(text).value)).toBe(JSON.stringify(JSON.parse(text)))
    }),
  )
})

it("inverts Lancaster's matrix: origin and a peak go where it says", () => {
  // icbm2tal of the results by hand, rows of the published matrix.
  for (const [x, y, z] of [
    [0, 0, 0],
    [-44, 31, 27],
  ] as const) {
    const [a, b, c] = talairachToMni(x, y, z)
    expect(0.9357 * a + 0.0029 * b - 0.0072 * c - 1.0423).toBeCloseTo(x, 10)
    expect(-0.0065 * a + 0.9396 * b - 0.0726 * c - 1.394).toBeCloseTo(y, 10)
    expect(0.0103 * a + 0.0752 * b + 0.8967 * c + 3.6475).toBeCloseTo(z, 10)
  }
})

describe('the strict reader of the project form', () => {
  const table = {
    format: 'ostrakon-foci/1',
    space: 'MNI152',
    studies: [{ id: 'a', foci: [[1, 2, 3]] }],
  }

  it('fills what is not given with null or nothing', () => {
    expect(readStudyTable(table).studies[0]).toMatchObject({
      id: 'a',
      n: null,
      authors: '',
      doi: null,
    })
  })

  it.each([
    ['another form', { ...table, format: 'x' }, /format/],
    ['another space', { ...table, space: 'Talairach' }, /space/],
    [
      'a focus of two numbers',
      { ...table, studies: [{ id: 'a', foci: [[1, 2]] }] },
      /studies\.0\.foci/,
    ],
    ['no subjects', { ...table, studies: [{ id: 'a', n: 0, foci: [] }] }, /studies\.0\.n/],
    ['an id twice', { ...table, studies: [table.studies[0], table.studies[0]] }, /the id a/],
    ['nothing', null, /form/],
  ])('refuses %s, naming the field', (_, json, words) => {
    expect(() => readStudyTable(json)).toThrow(words)
  })
})

describe('text made to hold the page up is read at once', () => {
  const long = (text: string) => text.repeat(300_000)

  it.each([
    ['spaces in a cell', `study,x,y,z\nA 2010${long(' ')}b,1,2,3`],
    [
      'spaces before a cell that is no year',
      `study,x,y,z\nA${long(' ,(').replaceAll(',', ';')}b,1,2,3`,
    ],
    ['brackets in the header', `study,x,y,z,${long('(')}\nA,1,2,3`],
    ['square brackets in the header', `study,x,y,z,${long('[')}\nA,1,2,3`],
    ['brackets in a comment', `# ${long('[')}\nstudy,x,y,z\nA,1,2,3`],
    ['brackets in a comment of Sleuth', `// ${long('(')}x\n//Subjects=10\n1 2 3`],
    ['quotes in a cell', `study,x,y,z\nA${long('"')},1,2,3`],
    ['digits and a letter', `x,y,z\n1,2,3\n${long('1')}x,2,3`],
    ['empty lines', `${long('\n ')}x,y,z\n1,2,3`],
    ['experiments of one name', `//Reference=MNI\n${'// same\n1 2 3\n\n'.repeat(50_000)}`],
  ])('%s', (_what, text) => {
    expect(readFoci(text).table.studies.flatMap((study) => study.foci)[0]).toEqual([1, 2, 3])
  })

  it('and what it says stays short', () => {
    const read = foci(`study,x,y,z,n,space\nA,1,2,3,${long('9x')},MNI\nB,1,2,3,,${long('Q')}`)
    for (const { reason } of read.dropped) expect(reason.length).toBeLessThan(200)
    expect(read.dropped).toHaveLength(2)
  })
})

describe('comments of two slashes', () => {
  const columns = 'study,x,y,z\nA 2010,1,2,3\n'

  it.each([
    ['at the top', `// made by a program\n${columns}`],
    ['between the rows', `${columns}// half of them follow\nA 2010,4,5,6`],
    ['that say what Sleuth would say', `//Reference=MNI\n${columns}`],
    ['with a quote that never ends', `// "so, "they said\n# "so, "they said\n${columns}`],
  ])('do not make a table with named columns a Sleuth text: %s', (_what, text) => {
    const { form, table, dropped } = readFoci(text)
    expect(form).toBe('table')
    expect(table.studies[0]).toMatchObject({ id: 'A 2010', year: 2010 })
    expect(dropped).toEqual([])
  })

  it('make bare numbers a Sleuth text where they begin it or say its space or subjects', () => {
    expect(readFoci('// A 2010\n1 2 3').form).toBe('sleuth')
    expect(readFoci('1 2 3\n//Subjects=12\n4 5 6').form).toBe('sleuth')
    expect(readFoci('1 2 3\n// and\n4 5 6').form).toBe('table')
  })
})

describe('experiments of one name in Sleuth', () => {
  it('stay apart, also from one that is called like a copy', () => {
    const text = '// A\n1 2 3\n\n// A\n1 2 3\n\n// A (2)\n1 2 3\n\n// A\n1 2 3'
    expect(readFoci(text).table.studies).toHaveLength(4)
  })
})
