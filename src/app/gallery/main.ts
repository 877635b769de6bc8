/** The gallery's page: every named view with its kept picture, and the one that was chosen as it is drawn now. Development only. */
import { toAddress } from '#view/address.ts'
import { namedViews, type ViewName, viewNames } from './named-views.ts'

const live = document.querySelector<HTMLIFrameElement>('#live')
const list = document.querySelector<HTMLElement>('#views')

function show(name: ViewName): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('#views a'))
    link.ariaCurrent = link.hash === `#${name}` ? 'true' : null
  if (!live) return
  live.title = namedViews[name].says
  // A fragment alone would not load the page again.
  live.src = `./?view=${name}#${toAddress(namedViews[name].view)}`
}

list?.append(
  ...viewNames.map((name) => {
    const link = document.createElement('a')
    link.href = `#${name}`
    link.append(
      name,
      Object.assign(document.createElement('img'), {
        src: new URL(`./pictures/${name}.png`, import.meta.url).href,
        alt: `${name} as it was when its picture was taken`,
      }),
      Object.assign(document.createElement('small'), { textContent: namedViews[name].says }),
    )
    return link
  }),
)

const chosen = (): ViewName => viewNames.find((name) => `#${name}` === location.hash) ?? 'first'
addEventListener('hashchange', () => show(chosen()))
show(chosen())
