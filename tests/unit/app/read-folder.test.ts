/** Folders: walked through without reading a file, listed by their names, opened with all side-cars as one. */
import { describe, expect, test } from 'vitest'
import { matching, nameWords, valuesOf } from '#app/open/folder-list.ts'
import { mapFiles } from '#app/open/folder-map-files.ts'
import { type Folder, mostFiles, pickedFolder, walkFolder } from '#app/open/read-folder.ts'
import { mapsOfFolder } from '#format/bids.ts'

type Tree = { readonly [name: string]: string | Tree | null }

/** Entries as a browser gives them: in portions of 100, by callbacks. A null can't be read. */
function entry(name: string, content: string | Tree | null): FileSystemEntry {
  if (typeof content === 'string') {
    return {
      name,
      isDirectory: false,
      file: (done: (file: File) => void, fail: (error: Error) => void) =>
        content === 'gone' ? fail(new Error('NotFoundError')) : done(new File([content], name)),
    } as unknown as FileSystemEntry
  }
  const all = Object.entries(content ?? {}).map(([child, inner]) => entry(child, inner))
  return {
    name,
    isDirectory: true,
    createReader: () => {
      let at = 0
      return {
        readEntries: (done: (some: FileSystemEntry[]) => void, fail: (error: Error) => void) => {
          if (content === null) return fail(new Error('NotReadableError'))
          done(all.slice(at, at + 100))
          at += 100
        },
      }
    },
  } as unknown as FileSystemEntry
}

const walk = (tree: Tree, signal = new AbortController().signal) =>
  walkFolder([entry('study', tree)], { signal, onCount: () => {} })

describe('a dropped folder', () => {
  test('is walked through to its depths, hidden folders left out, unreadable ones told', async () => {
    const folder = await walk({
      'sub-01': { func: { 'x_statmap.nii.gz': 'x' } },
      '.git': { huge: 'x' },
      locked: null,
      'statmap.json': '{}',
    })
    expect(folder.name).toBe('study')
    expect(folder.files.map(({ path }) => path)).toEqual([
      'sub-01/func/x_statmap.nii.gz',
      'statmap.json',
    ])
    expect(folder.unreadable).toEqual(['locked/'])
    expect(folder.isCut).toBe(false)
  })

  test('is walked through 24 folders deep, and what lies deeper is told', async () => {
    const nested = (depth: number): Tree =>
      depth === 0 ? { 'm.nii': 'x' } : { [`d${depth}`]: nested(depth - 1) }
    const deep = await walk(nested(24))
    expect(deep.files.map(({ path }) => path.split('/').length)).toEqual([25])
    expect(deep.unreadable).toEqual([])
    const deeper = await walk(nested(25))
    expect(deeper.files).toEqual([])
    expect(deeper.unreadable).toEqual([expect.stringMatching(/^d25\/.*d1\/$/)])
  })

  test('that can’t be read at all is told by its own name', async () => {
    const folder = await walkFolder([entry('study', null)], {
      signal: new AbortController().signal,
      onCount: () => {},
    })
    expect(folder).toMatchObject({ name: 'study', files: [], unreadable: ['study'] })
  })

  test('beside files or other folders keeps its name in the paths, and files are counted on the way', async () => {
    const counts: number[] = []
    const folder = await walkFolder(
      [entry('one', { 'a.nii': 'x', 'b.nii': 'x' }), entry('c.nii', 'x')],
      { signal: new AbortController().signal, onCount: (count) => counts.push(count) },
    )
    expect(folder.name).toBe('what was dropped')
    expect(folder.files.map(({ path }) => path)).toEqual(['one/a.nii', 'one/b.nii', 'c.nii'])
    expect(counts).toEqual([2, 3])
  })

  test('with more than a portion of files gives them all', async () => {
    const many = Object.fromEntries(Array.from({ length: 257 }, (_, i) => [`m${i}.nii`, 'x']))
    expect((await walk(many)).files).toHaveLength(257)
  })

  test('with more files than are looked through says so', async () => {
    const many = Object.fromEntries(Array.from({ length: mostFiles + 1 }, (_, i) => [`${i}`, 'x']))
    const folder = await walk(many)
    expect(folder.files).toHaveLength(mostFiles)
    expect(folder.isCut).toBe(true)
  })

  test('is left when the user calls it off', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(walk({ a: 'x' }, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a folder that was picked', () => {
  const picked = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => ({ name: `${i}.nii`, webkitRelativePath: `study/sub/${i}.nii` }) as unknown as File,
    )

  test('has the paths of its files below it', async () => {
    const folder = pickedFolder([
      ...picked(1),
      { name: 'lone.nii', webkitRelativePath: '' } as unknown as File,
    ])
    expect(folder.name).toBe('study')
    expect(folder.files.map(({ path }) => path)).toEqual(['sub/0.nii', 'lone.nii'])
    expect(await folder.files[0]!.file()).toMatchObject({ name: '0.nii' })
    expect(folder.isCut).toBe(false)
    expect(pickedFolder([])).toMatchObject({ name: '', files: [], unreadable: [], isCut: false })
  })

  test('with more files than are looked through says so', () => {
    expect(pickedFolder(picked(mostFiles)).isCut).toBe(false)
    const cut = pickedFolder(picked(mostFiles + 1))
    expect([cut.files.length, cut.isCut]).toEqual([mostFiles, true])
  })
})

describe('a map of a folder', () => {
  const name = 'sub-01_task-pain_contrast-hot_stat-t_statmap'
  const opened = async (tree: Tree) => {
    const folder: Folder = await walk(tree)
    const [map] = mapsOfFolder(folder.files.map(({ path }) => path))
    return mapFiles(map!, folder)
  }
  const said = async (files: readonly { readonly blob: Blob }[]) =>
    JSON.parse(await files.at(-1)!.blob.text())

  test('comes with what all its side-cars say, the nearest speaking last', async () => {
    const { files, notes } = await opened({
      'statmap.json': '{"Statistic":"z","DegreesOfFreedom":9,"Far":true}',
      'sub-01': { [`${name}.nii.gz`]: 'map', [`${name}.json`]: '{"Statistic":"t"}' },
    })
    expect(files.map((file) => file.name)).toEqual([`${name}.nii.gz`, `${name}.json`])
    expect(await said(files)).toEqual({ Statistic: 't', DegreesOfFreedom: 9, Far: true })
    expect(notes).toEqual([])
  })

  test('comes without a side-car that is broken, which is told', async () => {
    const { files, notes } = await opened({
      'statmap.json': '{"Statistic":',
      [`${name}.nii.gz`]: 'map',
    })
    expect(files).toHaveLength(1)
    expect(notes).toEqual(['statmap.json was not used: it is not valid JSON.'])
  })

  test.each(['gone', ''])('that can’t be read (%j) is told by its path', async (content) => {
    await expect(opened({ 'sub-01': { [`${name}.nii.gz`]: content } })).rejects.toThrow(
      `sub-01/${name}.nii.gz could not be read`,
    )
  })
})

describe('the list', () => {
  const maps = mapsOfFolder([
    'sub-2_task-pain_contrast-hot_stat-t_statmap.nii.gz',
    'sub-10_task-pain_contrast-warm_stat-z_statmap.nii.gz',
    'sub-10_T1w.nii.gz',
  ])
  const found = (wish: Partial<Parameters<typeof matching>[1]>) =>
    matching(maps, { words: '', facets: {}, others: false, ...wish }).map(nameWords)

  test('says what the names say', () => {
    expect(found({})).toEqual([
      'sub 2 · task pain · contrast hot · t',
      'sub 10 · task pain · contrast warm · z',
    ])
    expect(found({ others: true })).toContain('sub 10 · T1w')
  })

  test('is narrowed by words and by what the names say', () => {
    expect(found({ words: 'WARM pain' })).toHaveLength(1)
    expect(found({ facets: { contrast: 'hot' } })).toEqual(['sub 2 · task pain · contrast hot · t'])
    expect(found({ facets: { contrast: 'hot', sub: '10' } })).toEqual([])
    expect(found({ facets: { contrast: '' } })).toHaveLength(2)
  })

  test('offers values in the order of numbers', () => {
    expect(valuesOf(maps, 'sub')).toEqual(['2', '10'])
  })
})
