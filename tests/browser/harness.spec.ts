/** The harness itself, on a page that does nothing else: a watcher that sleeps is green too. */
import { makeNifti } from '../fixtures/make-nifti.ts'
import { dropFiles, dropPaths, expect, readPixels, test, waitForState } from './harness.ts'

const body = `<!doctype html><title>Blank</title><link rel="icon" href="data:,">
<body style="margin:0"><div id="colours" style="width:80px;height:40px;background:
linear-gradient(90deg, rgb(250 0 10) 50%, rgb(0 120 255) 50%)"></div></body>`

test.beforeEach(async ({ page }) => {
  await page.route('**/blank', (route) => route.fulfill({ body, contentType: 'text/html' }))
  await page.goto('blank')
})

test('every kind of offence is noticed', async ({ page, problems }) => {
  await page.evaluate(async () => {
    console.warn('a warning')
    console.error('an error')
    setTimeout(() => {
      throw new Error('nobody caught this')
    })
    await fetch('https://elsewhere.invalid/map.nii').catch(() => {})
    await fetch('./no-such-file')
  })
  const offences = [
    'a warning',
    'an error',
    'nobody caught this',
    'request to another host: https://elsewhere.invalid/map.nii',
    '404',
  ]
  for (const offence of offences) {
    await expect.poll(() => problems.filter((problem) => problem.includes(offence))).not.toEqual([])
  }
  problems.length = 0
})

test.describe('an expected problem', () => {
  test.use({
    expectedProblems: /a warning|net::ERR_/,
    expectedOrigins: ['https://elsewhere.invalid'],
  })

  test('is let through, and nothing else', async ({ page, problems }) => {
    await page.evaluate(async () => {
      console.warn('a warning')
      await fetch('https://elsewhere.invalid/map.nii').catch(() => {})
      console.warn('another')
    })
    await expect
      .poll(() => problems.filter((problem) => problem.includes('another')))
      .toHaveLength(1)
    expect(problems).toHaveLength(1)
    problems.length = 0
  })
})

test('the pixels that are read are those on the screen', async ({ page }) => {
  const pixels = await readPixels(page.locator('#colours'))
  expect([pixels.width, pixels.height]).toEqual([80, 40])
  expect(pixels.at(10, 20)).toEqual([250, 0, 10])
  expect(pixels.at(70, 20)).toEqual([0, 120, 255])
  expect(pixels.count(([red]) => red === 250)).toBe(40 * 40)
})

test('dropped files arrive with their names and bytes, and folders as folders', async ({
  page,
}) => {
  await page.evaluate(() => {
    const log: unknown[] = []
    Object.assign(window, { __ostrakon: { state: () => log, settled: async () => {} } })
    document.body.addEventListener('dragover', (event) => event.preventDefault())
    document.body.addEventListener('drop', async (event) => {
      event.preventDefault()
      for (const item of [...(event.dataTransfer?.items ?? [])]) {
        const entry = item.webkitGetAsEntry()
        if (entry?.isDirectory) log.push(['folder', entry.name])
      }
      for (const file of [...(event.dataTransfer?.files ?? [])]) {
        const bytes = await file.arrayBuffer().catch(() => undefined)
        if (bytes) log.push([file.name, [...new Uint8Array(bytes)].reduce((a, b) => a + b, 0)])
      }
    })
  })
  const target = page.locator('#colours')
  const plain = makeNifti({ shape: [2, 3, 4], values: (i, j, k) => i + j + k })
  const packed = makeNifti({ shape: [2, 3, 4], gz: true })
  const sum = (bytes: Uint8Array) => bytes.reduce((a, b) => a + b, 0)
  await dropFiles(target, [
    { name: 'left.nii', bytes: plain },
    { name: 'right.nii.gz', bytes: packed },
  ])
  await waitForState<unknown[]>(page, (log) => log.length === 2)
  await dropPaths(page, target, [import.meta.dirname])
  const log = await waitForState<unknown[]>(page, (entries) => entries.length === 3)
  expect(log).toEqual([
    ['left.nii', sum(plain)],
    ['right.nii.gz', sum(packed)],
    ['folder', 'browser'],
  ])
})
