/** A worker that ends without a word: the task is told as failed, another takes its place, nothing on screen is lost. */
import { makeNifti, wholeBrain } from '../fixtures/make-nifti.ts'
import { brain, openApp, opened, pane } from './app-page.ts'
import { dropFiles, expect, type Page, test } from './harness.ts'

type Killing = Window & { endAt?: string | undefined }

/** Ends the next worker that is given this task, as a browser that runs out of memory does: without a word. */
const endAt = (page: Page, task: string) =>
  page.evaluate((name) => {
    ;(window as Killing).endAt = name
  }, task)

/** What the page posts to a worker, as comlink writes it: the second argument is the task's name. */
type Posted = { readonly argumentList?: readonly { readonly value?: unknown }[] }

async function watchWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype
    Worker.prototype.postMessage = function post(this: Worker, message: Posted, ...more: never[]) {
      postMessage.call(this, message, ...more)
      const killing = window as Killing
      if (!killing.endAt || message.argumentList?.[1]?.value !== killing.endAt) return
      killing.endAt = undefined
      setTimeout(() => this.terminate())
    }
  })
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
