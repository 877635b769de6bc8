import { strFromU8, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readSession, writeSession } from '#app/session/session-file.ts'
import { isSession } from '#app/session/session-name.ts'
import { emptyLesson, withStepRecorded } from '#lesson/edit-lesson.ts'
import { withAsk } from '#view/change-layer.ts'
import { askFor, sourceKey } from '#view/map-ask.ts'
import { firstView } from '#view/spec.ts'

const file = { kind: 'file' as const, key: 'mine', files: [{ name: 'a/b.hdr' }, { name: 'b.img' }] }
const foci = { kind: 'foci' as const, key: 'peaks', files: [{ name: 'peaks.csv' }] }
const pair = {
  kind: 'pair' as const,
  of: 'contrast' as const,
  first: askFor(foci),
  second: askFor(foci),
}
const document = withAsk(withAsk(firstView, 'a', askFor(file)), 'b', askFor(pair))
const files = {
  mine: [
    { name: 'a/b.hdr', blob: new Blob(['header']) },
    { name: 'b.img', blob: new Blob(['image']) },
  ],
  peaks: [{ name: 'peaks.csv', blob: new Blob(['x,y,z']) }],
  other: [{ name: 'old.nii', blob: new Blob(['not on screen']) }],
}
const named = (blob: Blob) => ({ name: 'x.ostrakon.zip', blob })
const zipped = (entries: { [name: string]: string }) =>
  named(
    new Blob([
      zipSync(
        Object.fromEntries(Object.entries(entries).map(([k, v]) => [k, strToU8(v)])),
      ) as never,
    ]),
  )

test('a session is told by its ending', () => {
  expect(isSession({ name: 'Talk.OSTRAKON.zip', blob: new Blob() })).toBe(true)
  expect(isSession({ name: 'maps.zip', blob: new Blob() })).toBe(false)
})

test('a session brings back the document and the maps that are on screen, and no others', async () => {
  const back = await readSession(named(await writeSession({ document, files, lecture: null })))
  expect(back.document).toEqual(document)
  const texts = await Promise.all(
    Object.entries(back.files).map(async ([key, list]) => [
      key,
      ...(await Promise.all(list.map(async ({ name, blob }) => `${name}: ${await blob.text()}`))),
    ]),
  )
  expect(texts).toEqual([
    ['mine', 'a/b.hdr: header', 'b.img: image'],
    ['peaks', 'peaks.csv: x,y,z'],
  ])
})

test('a lecture is inside with the maps of its slides; fetched maps only where they are to be', async () => {
  const url = { kind: 'url' as const, url: 'https://maps.example/pain.nii.gz' }
  const fetched = sourceKey(url)
  const slide = withAsk(withAsk(firstView, 'a', askFor(foci)), 'b', askFor(url))
  const lecture = withStepRecorded(emptyLesson(), -1, slide)
  const session = {
    document: withAsk(firstView, 'a', askFor(file)),
    files: { ...files, [fetched]: [{ name: 'pain.nii.gz', blob: new Blob(['pain']) }] },
    lecture,
  }
  const back = await readSession(named(await writeSession(session)))
  expect(back.lecture).toEqual(lecture)
  expect(Object.keys(back.files)).toEqual(['mine', 'peaks'])
  const whole = await readSession(named(await writeSession(session, { withFetched: true })))
  expect(Object.keys(whole.files)).toEqual(['mine', 'peaks', fetched])
  expect(await whole.files[fetched]?.[0]?.blob.text()).toBe('pain')
})

test('a map that was never fetched, or whose file is gone, is left out, and the rest is there', async () => {
  const { mine } = files
  const without = await writeSession({ document, files: { mine }, lecture: null })
  expect(Object.keys((await readSession(named(without))).files)).toEqual(['mine'])
  const url = { kind: 'url' as const, url: 'https://maps.example/pain.nii.gz' }
  const session = { document: withAsk(document, 'b', askFor(url)), files, lecture: null }
  const back = await readSession(named(await writeSession(session, { withFetched: true })))
  expect(Object.keys(back.files)).toEqual(['mine'])
})

describe('a session that says how large it is unpacked', () => {
  const name = 'document.ostrakon.json'
  const map = 'maps/0/a_b.hdr'
  /** Entries whose sizes are claimed, not had: what is read of them is what is there. */
  function claiming(sizes: { readonly [path: string]: number }) {
    const content = { [name]: strToU8(JSON.stringify(document)), [map]: strToU8('header') }
    const zip = zipSync(content, { level: 0 })
    const view = new DataView(zip.buffer)
    for (let at = 0; at + 46 < zip.length; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue
      const path = strFromU8(zip.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
      view.setUint32(at + 24, sizes[path] ?? view.getUint32(at + 24, true), true)
    }
    return named(new Blob([zip as never]))
  }
  const mapsOf = async (sizes: { readonly [path: string]: number }) =>
    Object.keys((await readSession(claiming(sizes))).files)

  test('may hold a document of 16 MiB and no more', async () => {
    expect(await mapsOf({ [name]: 2 ** 24 })).toEqual(['mine'])
    await expect(readSession(claiming({ [name]: 2 ** 24 + 1 }))).rejects.toMatchObject({
      tag: 'not-a-view',
    })
  })

  test('leaves out maps that would take more than two gigabytes in all', async () => {
    const most = 2 ** 31 - 1
    expect(await mapsOf({ [name]: 1000, [map]: most - 1000 })).toEqual(['mine'])
    expect(await mapsOf({ [name]: 1000, [map]: most - 999 })).toEqual([])
    expect(await mapsOf({ [map]: 2 ** 32 - 1 })).toEqual([])
  })
})

describe('what is no session is refused in words', () => {
  test.each([
    ['no zip', async () => named(new Blob(['PK but not really']))],
    ['nothing', async () => named(new Blob())],
    ['a zip of something else', async () => zipped({ 'readme.txt': 'hello' })],
    ['no JSON', async () => zipped({ 'document.ostrakon.json': '{' })],
    ['another JSON', async () => zipped({ 'document.ostrakon.json': '{"a":1}' })],
    [
      'cut off',
      async () => named((await writeSession({ document, files, lecture: null })).slice(0, 400)),
    ],
  ])('%s', async (_, make) => {
    await expect(readSession(await make())).rejects.toMatchObject({
      tag: 'not-a-view',
      message: expect.stringMatching(/Nothing on screen has changed/),
    })
  })

  test('a newer version', async () => {
    const newer = zipped({ 'document.ostrakon.json': JSON.stringify({ ...firstView, version: 9 }) })
    await expect(readSession(newer)).rejects.toMatchObject({ tag: 'newer-view' })
  })
})
