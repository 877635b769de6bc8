import { describe, expect, test } from 'vitest'
import { bidsName, mapsOfFolder } from '#format/bids.ts'

describe('a file name of BIDS', () => {
  test('says whose, of which task and contrast, and which statistic', () => {
    expect(
      bidsName(
        'd/sub-01/sub-01_task-cyberball_contrast-exclusion_stat-t_space-MNI_desc-x_statmap.nii.gz',
      ),
    ).toEqual({
      entities: {
        sub: '01',
        task: 'cyberball',
        contrast: 'exclusion',
        stat: 't',
        space: 'MNI',
        desc: 'x',
      },
      suffix: 'statmap',
    })
  })

  test('gets its subject from the folder where the name has none', () => {
    expect(bidsName('sub-02/stats/zstat1.nii.gz')).toEqual({
      entities: { sub: '02' },
      suffix: 'zstat1',
    })
  })
})

describe('a folder', () => {
  const map = 'sub-01/func/sub-01_task-pain_contrast-hot_stat-t_statmap.nii.gz'

  test('gives each map the side-cars that it inherits, the nearest last', () => {
    const [found] = mapsOfFolder([
      map,
      'sub-01/func/sub-01_task-pain_contrast-hot_stat-t_statmap.json',
      'statmap.json',
      'task-pain_statmap.json',
      'sub-01/sub-01_task-pain_statmap.json',
      // Of another task, another suffix, another subject, from below: none of its.
      'task-rest_statmap.json',
      'task-pain_bold.json',
      'sub-02/sub-02_task-pain_statmap.json',
      'sub-01/func/deep/task-pain_statmap.json',
      'dataset_description.json',
    ])
    expect(found?.sidecars).toEqual([
      'statmap.json',
      'task-pain_statmap.json',
      'sub-01/sub-01_task-pain_statmap.json',
      'sub-01/func/sub-01_task-pain_contrast-hot_stat-t_statmap.json',
    ])
  })

  test('lets the side-car that says more of a map speak last in one folder, and its own name be enough', () => {
    const sidecars = (path: string, ...more: string[]) =>
      mapsOfFolder([path, ...more]).map((found) => found.sidecars)
    expect(
      sidecars(
        'd/task-x_stat-z_statmap.nii.gz',
        'd/task-x_stat-z_statmap.json',
        'd/task-x_statmap.json',
        'd/statmap.json',
        'd/stat-z_statmap.JSON',
      ),
    ).toEqual([
      [
        'd/statmap.json',
        'd/task-x_statmap.json',
        'd/stat-z_statmap.JSON',
        'd/task-x_stat-z_statmap.json',
      ],
    ])
    expect(sidecars('task-x_stat-z.nii', 'task-x_stat-z.json', 'task-x_stat-t.json')).toEqual([
      ['task-x_stat-z.json'],
    ])
    // The folder says whose a map is where its name does not, the side-car's name says it itself.
    expect(
      sidecars(
        'sub-02/stats/zstat1.nii.gz',
        'sub-02_zstat1.json',
        'sub-03_zstat1.json',
        'sub-02/zstat1.json',
      ),
    ).toEqual([['sub-02_zstat1.json', 'sub-02/zstat1.json']])
    expect(sidecars('map.nii.gz', 'map.json.txt', 'map.jsonl')).toEqual([[]])
  })

  test('does not give a map the side-car of another one whose name is none of BIDS', () => {
    const [other, thresh] = mapsOfFolder([
      'thresh_zstat1.nii.gz',
      'thresh_zstat1.json',
      'zstat1.json',
      'other_zstat1.json',
      'other_zstat1.nii.gz',
    ])
    expect(thresh?.sidecars).toEqual(['zstat1.json', 'thresh_zstat1.json'])
    expect(other?.sidecars).toEqual(['zstat1.json', 'other_zstat1.json'])
  })

  test('takes a name from its first letter to its first dot', () => {
    expect(bidsName('a.b.nii.gz')).toEqual({ entities: {}, suffix: 'a' })
    expect(bidsName('d/zstat1')).toEqual({ entities: {}, suffix: 'zstat1' })
    expect(bidsName('x/sub-07/sub-8_bold.nii')).toEqual({ entities: { sub: '8' }, suffix: 'bold' })
    expect(bidsName('resub-07/x_bold.nii')).toEqual({ entities: {}, suffix: 'bold' })
    expect(bidsName('task-x_stat-z.nii')).toEqual({
      entities: { task: 'x', stat: 'z' },
      suffix: '',
    })
  })

  test.each([
    ['stats/zstat12.nii.gz', true],
    ['stats/tstat1.nii.gz', true],
    ['stats/zfstat1.nii.gz', true],
    ['stats/fstat1.nii.gz', true],
    ['stats/thresh_zstat1.nii.gz', true],
    ['spmT_0001.nii', true],
    ['spmF_0002.nii', true],
    ['lh.stat-t_map.func.gii', false],
    ['x_stat-t_map.func.gii', true],
    ['sub-1_statmap.nii', true],
    ['stats/cope1.nii.gz', false],
    ['mask.nii.gz', false],
  ])('tells a statistical map by its name: %s', (path, isStatistic) => {
    expect(mapsOfFolder([path]).map((found) => found.isStatistic)).toEqual([isStatistic])
  })

  test('lists statistical maps first, in the order of numbers, and leaves out what is hidden or no map', () => {
    const found = mapsOfFolder([
      'sub-10/sub-10_stat-z_statmap.nii.gz',
      'sub-2/sub-2_stat-z_statmap.nii.gz',
      'sub-2/anat/sub-2_T1w.nii.gz',
      'sub-2/._sub-2_stat-z_statmap.nii.gz',
      '.git/annex/x.nii',
      'README.md',
      'report.html',
      'design.gfeat/zstat1.nii.gz',
    ])
    expect(found.map(({ path, isStatistic }) => [path, isStatistic])).toEqual([
      ['design.gfeat/zstat1.nii.gz', true],
      ['sub-2/sub-2_stat-z_statmap.nii.gz', true],
      ['sub-10/sub-10_stat-z_statmap.nii.gz', true],
      ['sub-2/anat/sub-2_T1w.nii.gz', false],
    ])
  })

  test('keeps a header with its image', () => {
    expect(mapsOfFolder(['spmT_0001.hdr', 'spmT_0001.img'])).toMatchObject([
      { path: 'spmT_0001.hdr', partner: 'spmT_0001.img', isStatistic: true },
    ])
    const partners = mapsOfFolder([
      'a/x.img.gz',
      'b/x.hdr.gz',
      'a/x.hdr.gz',
      'a/y.HDR',
      'a/y.IMG',
      'a/z.nii',
      'a/z.img',
    ]).map(({ path, partner }) => [path, partner])
    expect(partners).toEqual([
      ['a/x.hdr.gz', 'a/x.img.gz'],
      ['a/y.HDR', 'a/y.IMG'],
      ['a/z.nii', null],
      ['b/x.hdr.gz', null],
    ])
  })

  test.each(['sub-$/', ''])('of 8,000 files is listed at once: in folders “%s”', (folder) => {
    const paths = Array.from({ length: 4_000 }, (_, i) => {
      const name = `${folder.replace('$', String(i))}sub-${i}_task-x_contrast-${i % 7}_stat-z_statmap`
      return [`${name}.nii.gz`, `${name}.json`]
    }).flat()
    const found = mapsOfFolder(paths)
    expect(found).toHaveLength(4_000)
    expect(found.every(({ sidecars }) => sidecars.length === 1)).toBe(true)
  })
})
