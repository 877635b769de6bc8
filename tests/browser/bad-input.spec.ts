/** Whatever is dropped, the side says in words what is wrong and keeps the map that it had. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'fflate'
import { arrangementIds } from '#view/arrangement.ts'
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import type { AppFacts } from './app-page.ts'
import { brain, facts, openApp, opened, pane } from './app-page.ts'
import {
  dropFiles,
  dropPaths,
  expect,
  type Locator,
  type Page,
  readPixels,
  settled,
  test,
  waitForState,
} from './harness.ts'

const text = (words: string) => new TextEncoder().encode(words)
const small = { shape: [8, 8, 8], values: (i: number, j: number, k: number) => i + j + k } as const
const nan = Number.NaN

const half = (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)

/** A header that promises 32767^7 voxels, with nothing behind it. */
function absurdlyLarge(): Uint8Array {
  const bytes = makeNifti(small)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  view.setInt16(40, 7, true)
  for (let axis = 1; axis <= 7; axis++) view.setInt16(40 + 2 * axis, 32767, true)
  return bytes
}

const refused: readonly (readonly [what: string, name: string, bytes: Uint8Array, says: RegExp])[] =
  [
    ['a text file', 'notes.nii.gz', text('these are notes, not a map'), /not.*(NIfTI|map)|notes/i],
    [
      'half of a gzip',
      'half.nii.gz',
      half(gzipSync(makeNifti(small))),
      /cut|damaged|incomplete|end|corrupt|broken/i,
    ],
    ['32767^7 voxels', 'huge.nii', absurdlyLarge(), /huge\.nii announces .* limit/],
    [
      'an affine of NaN',
      'nowhere.nii',
      makeNifti({
        ...small,
        affine: [
          [nan, nan, nan, nan],
          [nan, nan, nan, nan],
          [nan, nan, nan, nan],
        ],
      }),
      /where|place|affine|position/i,
    ],
    [
      'an RGB image',
      'photo.nii',
      makeNifti({ shape: [8, 8, 8], datatype: 'rgb24' }),
      /colour|RGB/i,
    ],
    ['0 bytes', 'nothing.nii.gz', new Uint8Array(), /empty|0 bytes|nothing/i],
  ]

test.describe('what can’t be a map', () => {
  for (const [what, name, bytes, says] of refused) {
    test(`${what} is refused in words and the map stays`, async ({ page }) => {
      const before = await openApp(page)
      await dropFiles(brain(page, 'a'), [{ name, bytes }])
      const { panes } = await opened(page, 'a', before)
      expect(panes.a.loadId).toBe(before.panes.a.loadId)
      expect(panes.a.failure?.message).toMatch(says)
      await expect(pane(page, 'a').getByRole('alert')).toContainText(name)
      await expect(pane(page, 'a').getByRole('heading')).toHaveText('Social exclusion')
      await expect(pane(page, 'b').getByRole('alert')).toBeEmpty()
      await pane(page, 'a').getByRole('button', { name: 'Close' }).click()
      await expect(pane(page, 'a').getByRole('alert')).toBeEmpty()
    })
  }
})

test.describe('what is a map, but an odd one', () => {
  const far = [
    [2, 0, 0, 4000],
    [0, 2, 0, 4000],
    [0, 0, 2, 4000],
  ]
  const odd: readonly (readonly [what: string, bytes: Uint8Array, says: RegExp])[] = [
    ['all zero', makeNifti({ ...wholeBrain, values: () => 0 }), /Every voxel of the map is 0/],
    ['all NaN', makeNifti({ ...wholeBrain, values: () => nan }), /number|NaN/i],
    ['far from the brain', makeNifti({ ...small, affine: far }), /MNI|brain/i],
  ]
  for (const [what, bytes, says] of odd) {
    test(`a map that is ${what} is shown with a remark`, async ({ page }) => {
      const before = await openApp(page)
      await dropFiles(brain(page, 'b'), [{ name: 'odd.nii', bytes }])
      await opened(page, 'b', before)
      await expect(pane(page, 'b').getByRole('heading')).toHaveText('odd')
      await expect(pane(page, 'b').locator('.remark').first()).toContainText(says)
    })
  }
})

test('a folder is told apart from a file', async ({ page }) => {
  await openApp(page)
  const folder = mkdtempSync(join(tmpdir(), 'maps-'))
  writeFileSync(join(folder, 'inside.txt'), 'x')
  await dropPaths(page, brain(page, 'a'), [folder])
  const { panes } = await waitForState<AppFacts>(page, (now) => now.panes.a.failure !== null)
  expect(panes.a.failure).toMatchObject({ tag: 'folder' })
  expect(panes.a.title).toBe('Social exclusion')
})

test('a file dropped beside the brains leaves the page where it is and waits in the tray', async ({
  page,
}) => {
  const before = await openApp(page)
  await dropFiles(page.getByRole('complementary', { name: 'Controls' }), [
    { name: 'map.nii', bytes: makeNifti(small) },
  ])
  await expect(page.getByRole('status').getByText(/One map is in the tray/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Tray' }).getByRole('listitem')).toContainText(
    'map',
  )
  expect((await facts(page)).panes).toEqual(before.panes)
})

test.describe('addresses', () => {
  test.use({ expectedProblems: /404|Failed to load resource/ })

  test('that answer 404, a web page or nothing are told apart', async ({ page }) => {
    await page.route('**/nothing.nii.gz', (route) => route.fulfill({ status: 200, body: '' }))
    for (const [url, tag] of [
      ['missing.nii.gz', 'not-found'],
      ['index.html', 'web-page'],
      ['nothing.nii.gz', 'nothing'],
    ] as const) {
      await page.goto(`./?a=${url}`)
      await settled(page)
      const { panes } = await facts(page)
      expect(panes.a.failure?.tag).toBe(tag)
      expect(panes.a.failure?.message).toContain(url)
      expect(panes.b.title).toBe('Physical pain')
    }
  })
})

test('a second drop while the first still loads wins', async ({ page }) => {
  const before = await openApp(page)
  const large = gzipSync(
    makeNifti({ shape: [120, 120, 120], values: (i, j, k) => Math.sin(i * j + k) * 5 }),
  )
  await dropFiles(brain(page, 'a'), [{ name: 'first.nii.gz', bytes: large }])
  await dropFiles(brain(page, 'a'), [{ name: 'second.nii', bytes: makeNifti(small) }])
  await opened(page, 'a', before)
  await page.waitForTimeout(500)
  const { panes } = await facts(page)
  expect(panes.a.title).toBe('second')
  expect(panes.a.failure).toBeNull()
})

/** The graphics card lets go of the page, as when its driver starts anew; with `andRestore` it comes back. */
async function loseContext(page: Page, andRestore: boolean): Promise<void> {
  await page.evaluate(async (restore) => {
    const canvas = [...document.querySelectorAll('canvas')].find((c) => c.getContext('webgl2'))
    const loss = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    loss?.loseContext()
    await new Promise((resolve) => setTimeout(resolve, 300))
    if (restore) loss?.restoreContext()
  }, andRestore)
}

async function coloursIn(target: Locator): Promise<number> {
  const pixels = await readPixels(target)
  const colours = new Set<string>()
  pixels.count((colour) => colours.add(colour.join()) !== undefined)
  return colours.size
}

test('a lost WebGL context comes back with the same view in each layout, and lets go of old maps in silence', async ({
  page,
}) => {
  await openApp(page)
  await brain(page, 'a').focus()
  await page.keyboard.press('ArrowLeft')
  await settled(page)
  for (const id of arrangementIds) {
    const before = await facts(page)
    const picture = page.locator('.pane-view').first()
    const colours = await coloursIn(picture)
    await loseContext(page, true)
    await waitForState<AppFacts>(page, (now) => now.stage.frames > before.stage.frames)
    await settled(page)
    expect((await facts(page)).document, id).toEqual(before.document)
    expect(colours, id).toBeGreaterThan(100)
    expect(await coloursIn(picture), id).toBeGreaterThan(0.8 * colours)
    await expect(page.locator('.stage-message')).toHaveCount(0)
    await page.locator('body').press('v')
    await settled(page)
  }
  const before = await facts(page)
  await dropFiles(brain(page, 'a'), [{ name: 'next.nii', bytes: makeNifti(small) }])
  const after = await opened(page, 'a', before)
  expect(after.panes.a.title).toBe('next')
})

test('a graphics card that lets go twice offers a button that draws the brains anew', async ({
  page,
}) => {
  await openApp(page)
  const again = page.getByRole('button', { name: /draw it anew/ })
  await loseContext(page, true)
  await expect(again).toHaveCount(0)
  await settled(page)
  await loseContext(page, false)
  await again.click()
  await expect(again).toHaveCount(0)
  await settled(page)
  expect(await coloursIn(brain(page, 'a'))).toBeGreaterThan(200)
})

test('an address is typed, refused in words or opened, on the side that asked', async ({
  page,
}) => {
  const before = await openApp(page)
  await page.route('**/typed.nii', (route) =>
    route.fulfill({ body: Buffer.from(makeNifti({ ...wholeBrain, values: () => 5 })) }),
  )
  await page.getByLabel('Open a map on the right').selectOption('address')
  const field = page.getByLabel(/^Address of a file/)
  await expect(field).toBeFocused()
  await field.fill('http://maps.example/a.nii')
  await field.press('Enter')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('https:')
  await field.fill('typed.nii')
  await field.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const { panes } = await opened(page, 'b', before)
  expect(panes.b.title).toBe('typed')
  expect(panes.a.title).toBe('Social exclusion')
})
