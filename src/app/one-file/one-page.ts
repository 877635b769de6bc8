/** The whole page as one HTML file, from its parts: by the build, and in the browser with a session of the user's inside. */
import { bytesToBase64 } from '#format/base64.ts'
import { sha256OfText } from '#format/sha256.ts'
import { assetPrefix, partIds } from './part-ids.ts'

export type OnePageParts = {
  /** `src/index.html`, in which the parts take their places. */
  readonly page: string
  readonly script: string
  readonly style: string
  /** The icon as SVG. */
  readonly icon: string
  /** Brains and maps: by the name that the script asks for, as base64. */
  readonly assets: readonly { readonly name: string; readonly base64: string }[]
  /** A session file as base64, null for none. */
  readonly session: string | null
}

const assetId = (name: string) => `${assetPrefix}${name}`

/** Said so that the words do not stand in this script itself, in which they would be replaced as well. */
const iconPath = /\.\/icon\.svg/g

/** What the script of a page of one file calls to find a brain or a map; see `tests/house/one-file.ts`. */
export const ASSET_CALL = 'globalThis.ostrakonAsset'

const findsAssets = `${ASSET_CALL}=(name)=>"data:application/octet-stream;base64,"+(document.getElementById("${assetPrefix}"+name)?.textContent??"");`

const encoder = new TextEncoder()
const toBase64 = (text: string) => bytesToBase64(encoder.encode(text))

/**
 * Nothing in a script may end it, or begin a comment within which its end would not count. Both stand in strings and
 * expressions only, where the escaped form means the same.
 */
const withinScript = (code: string) =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\x21--')

const hashOf = (text: string) => `'sha256-${bytesToBase64(sha256OfText(text))}'`

/** No script but the page's own, named by its hash; nothing from anywhere but https maps that the user asks for. */
function policyOf(scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')} blob:`,
    'worker-src blob: data:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'connect-src https: blob: data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** Text that is only kept. Base64 has no letter that means anything to HTML, whatever a map or a lecture is called. */
const holds = (id: string, base64: string) =>
  `<script type="text/plain" id="${id}">${base64}</script>`

export function onePage({ page, script, style, icon, assets, session }: OnePageParts): string {
  const iconUrl = `data:image/svg+xml;base64,${toBase64(icon)}`
  const code = withinScript(
    script.startsWith(findsAssets)
      ? script
      : `${findsAssets}${script.replaceAll(iconPath, iconUrl)}`,
  )
  const kept = [
    holds(partIds.page, toBase64(page)),
    holds(partIds.icon, toBase64(icon)),
    ...assets.map(({ name, base64 }) => holds(assetId(name), base64)),
    ...(session === null ? [] : [holds(partIds.session, session)]),
  ]
  const body = page
    .replace(iconPath, iconUrl)
    .replace(
      /<script type="module"[^>]*><\/script>/,
      () => `${kept.join('\n')}\n<script type="module" id="${partIds.script}">${code}</script>`,
    )
  const inHead = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text)
  return body.replace(
    '<meta charset="utf-8" />',
    (tag) =>
      `${tag}\n    <meta http-equiv="Content-Security-Policy" content="${policyOf([...inHead, code])}" />\n    <style id="${partIds.style}">${style.replaceAll('</style', '<\\/style')}</style>`,
  )
}
