/** The page in a frame of another page. */
import { expect, test } from './harness.ts'

test('a frame loads a lesson, goes on, tells where it is, and refuses in words', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(150_000)
  await page.route('**/frame-host', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Host</title><iframe src="${baseURL}" style="width:1200px;height:680px"></iframe>
<script>window.heard=[];addEventListener('message',(e)=>heard.push(e.data))</script>`,
    }),
  )
  await page.goto('./frame-host')
  const heard = (type: string) =>
    page.evaluate(
      (wanted) =>
        (window as unknown as { heard: { type: string }[] }).heard.filter(
          ({ type }) => type === wanted,
        ),
      type,
    )
  const say = (message: object) =>
    page.evaluate((data) => frames[0]?.postMessage({ ostrakon: 1, ...data }, '*'), message)
  await expect.poll(async () => (await heard('ready')).length).toBe(1)
  await say({ type: 'load', lesson: 'how-it-is-managed', step: 'support' })
  await expect(page.frameLocator('iframe').locator('.slide h2')).toHaveText('Support')
  await say({ type: 'next' })
  await expect
    .poll(() => heard('step'))
    .toEqual([
      { ostrakon: 1, type: 'step', lesson: 'how-it-is-managed', step: 'support', at: 4, of: 11 },
      { ostrakon: 1, type: 'step', lesson: 'how-it-is-managed', step: 'friends', at: 5, of: 11 },
    ])
  await say({ type: 'set-view', view: { version: 2, sides: '<script>' } })
  await expect
    .poll(() => heard('refused'))
    .toMatchObject([{ words: expect.stringContaining('This is no view of this program') }])
})
