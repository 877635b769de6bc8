/** The gallery's page, which shows every named view beside the one that is drawn now. */
import { expect, test } from 'vitest'
import { namedViews, viewNames } from '#app/gallery/named-views.ts'
import { fromAddress } from '#view/address.ts'

test('the gallery lists every view with its picture, and draws the one that its address names', async () => {
  const views = document.createElement('nav')
  views.id = 'views'
  // A frame that loads nothing: what it was told to load is looked at.
  const live = document.createElement('iframe')
  live.id = 'live'
  live.setAttribute('sandbox', '')
  document.body.append(views, live)
  history.replaceState(null, '', '#wipe')
  await import('#app/gallery/main.ts')
  const links = [...views.querySelectorAll('a')]
  expect(links.map(({ hash }) => hash)).toEqual(viewNames.map((name) => `#${name}`))
  for (const [at, name] of viewNames.entries()) {
    const { textContent, children } = links[at]!
    expect(textContent).toBe(`${name}${namedViews[name].says}`)
    expect((children[0] as HTMLImageElement).src).toContain(`/pictures/${name}.png`)
  }
  const current = () => links.filter((one) => one.ariaCurrent === 'true').map(({ hash }) => hash)
  const drawn = () => fromAddress(new URL(live.src).hash)
  expect([current(), live.title]).toEqual([['#wipe'], namedViews.wipe.says])
  expect(drawn()).toEqual(namedViews.wipe.view)
  location.hash = 'flat'
  await expect.poll(current).toEqual(['#flat'])
  expect(drawn()).toEqual(namedViews.flat.view)
  location.hash = 'nothing-of-the-kind'
  await expect.poll(current).toEqual(['#first'])
  views.remove()
  live.remove()
  history.replaceState(null, '', location.pathname)
})
