/** A worker that ends without a word: the task is told as failed, another takes its place, nothing on screen is lost. */
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { brain, enterRoom, facts, openApp, opened, pane, unfoldAll } from './app-page.ts'
import { dropFiles, expect, type Page, settled, test } from './harness.ts'

type Killing = Window & { endAt?: string | undefined }

type Living = Worker & { lives?: boolean }

/** Ends the next worker that is given this task, as a browser that runs out of memory does: without a word. */
const endAt = (page: Page, task: string) =>
  page.evaluate((name) => {
    ;(window as Killing).endAt = name
  }, task)

/** What the page posts to a worker, as comlink writes it: the second argument is the task's name. */
type Posted = { readonly argumentList?: readonly { readonly value?: unknown }[] }

/** @param first the task that ends the first worker that is given it */
async function watchWorkers(page: Page, first?: string): Promise<void> {
  await page.addInitScript((name) => {
    const killing = window as Killing
    killing.endAt = name
    window.Worker = class extends Worker {
      constructor(...how: ConstructorParameters<typeof Worker>) {
        super(...how)
        this.addEventListener('message', ({ data }) => {
          if (data?.livesUnder) (this as Living).lives = true
        })
      }
    }
    const { postMessage } = Worker.prototype
    Worker.prototype.postMessage = function post(this: Living, message: Posted, ...more: never[]) {
      postMessage.call(this, message, ...more)
      if (!killing.endAt || message.argumentList?.[1]?.value !== killing.endAt) return
      killing.endAt = undefined
      // One that has not begun yet has nothing to end.
      const end = () => (this.lives ? this.terminate() : setTimeout(end))
      setTimeout(end)
    }
  }, first)
}

const map = (value: number) => [
  { name: `level-${value}.nii`, bytes: makeNifti({ ...wholeBrain, values: () => value }) },
]

test('a worker that ends while it reads or samples is told in words and replaced, and the map stays', async ({
  page,
}) => {
  await watchWorkers(page)
  let now = await openApp(page)
  const failure = pane(page, 'a').getByRole('alert')
  const drop = async (value: number) => {
    await dropFiles(brain(page, 'a'), map(value))
    now = await opened(page, 'a', now)
  }
  const staysThenOpens = async (value: number) => {
    const { title } = now.panes.a
    await drop(value)
    expect(now.panes.a.failure?.tag).toBe('worker-died')
    await expect(failure).toContainText('has been started anew: try again')
    expect(now.panes.a.title).toBe(title)
    await failure.getByRole('button', { name: 'Close' }).click()
    await drop(value)
    expect(now.panes.a).toMatchObject({ title: `level-${value}`, failure: null })
  }
  await endAt(page, 'openFile')
  await staysThenOpens(3)
  await endAt(page, 'sampleVolume')
  await staysThenOpens(4)
  expect(now.panes.b.title).toBe('Physical pain')
})

test('a worker that ends while the page starts is told in words, and the brain comes when it is asked for again', async ({
  page,
}) => {
  await watchWorkers(page, 'decodeCortex')
  await page.goto('./')
  const said = page.locator('.stage-message')
  await expect(said).toContainText('has been started anew: try again')
  await said.getByRole('button', { name: 'Try again' }).click()
  await settled(page)
  expect((await facts(page)).stage.drawn).toBe(true)
})

test('a worker that ends while it draws a null or compares studies is told in words, and both work at the next try', async ({
  page,
}) => {
  await watchWorkers(page)
  const { document } = await openApp(page)
  await enterRoom(page, 'Compare')
  await unfoldAll(page)
  const nulls = page.locator('[data-null]')
  await nulls.getByLabel('Draws').fill('39')
  const studies = page.getByRole('region', { name: 'Left against right' })
  const works = [
    { room: nulls, button: 'Test', task: 'nullDraws', found: '[data-null-p]' },
    { room: studies, button: 'Compare the studies', task: 'alePair', found: '[data-pair-words]' },
  ]
  for (const { room, button, task, found } of works) {
    const start = room.getByRole('button', { name: button })
    await endAt(page, task)
    await start.click()
    await expect(room.getByRole('alert')).toContainText('has been started anew: try again')
    await expect(room.locator(found)).toHaveCount(0)
    await start.click()
    await expect(room.locator(found)).toBeVisible({ timeout: 120_000 })
    await expect(room.getByRole('alert')).toHaveCount(0)
  }
  await settled(page)
  const now = await facts(page)
  expect(now.document.sides).toEqual(document.sides)
  expect([now.panes.a.failure, now.panes.b.failure]).toEqual([null, null])
})

test.describe('code that is fetched when a file first needs it', () => {
  test.use({ expectedProblems: /404|Failed to load|dynamically imported module/ })

  test('is said to be missing when it does not come, the map stays, and the same file opens once it does', async ({
    page,
    context,
  }) => {
    const readers = /\/file-implementations-[\w-]+\.js$/
    await context.route(readers, (route) => route.fulfill({ status: 404, body: '' }))
    let now = await openApp(page)
    // A map of p values takes more than the sample maps do.
    const bytes = makeNifti({ ...wholeBrain, values: () => 0.001 })
    const drop = async () => {
      await dropFiles(brain(page, 'a'), [{ name: 'level_pmap.nii', bytes }])
      now = await opened(page, 'a', now)
    }
    await drop()
    expect(now.panes.a).toMatchObject({
      title: 'Social exclusion',
      failure: { tag: 'part-missing' },
    })
    const failure = pane(page, 'a').getByRole('alert')
    await expect(failure).toContainText('A part of the program could not be fetched')
    await context.unroute(readers)
    await failure.getByRole('button', { name: 'Close' }).click()
    await drop()
    expect(now.panes.a).toMatchObject({ title: 'level pmap', failure: null })
  })
})
