/** A typed address of a map: what can be asked for, or why not, before anything is asked. */
import type { MapSource } from '#view/map-ask.ts'

export type AddressedMap = { readonly source: MapSource } | { readonly wrong: string }

/** `neurovault:110`, as links and the page's own address write it. */
export function neurovaultSource(typed: string): MapSource | null {
  const [, id] = /^neurovault:\s*(\d{1,9})$/i.exec(typed) ?? []
  return Number(id) > 0 ? { kind: 'neurovault', id: Number(id) } : null
}

/** A page of neurovault.org as a browser's bar has it. Null where the address is of a file, or of another host. */
function neurovaultPage({ hostname, pathname }: URL): AddressedMap | null {
  if (!/^(www\.)?neurovault\.org$/.test(hostname) || pathname.startsWith('/media/')) return null
  const [, image] = /^\/(?:api\/)?images\/(\d{1,9})(?:\/|$)/.exec(pathname) ?? []
  if (Number(image) > 0) return { source: { kind: 'neurovault', id: Number(image) } }
  if (pathname.startsWith('/collections/')) {
    return {
      wrong:
        'That is a collection of NeuroVault. Open one of its images there, and paste the address of its page.',
    }
  }
  return {
    wrong:
      'That page of NeuroVault is no image. Paste the address of an image, such as https://neurovault.org/images/110/, or neurovault:110.',
  }
}

/** @returns what to ask for; or in words why it can't be one. Addresses beside the page's own are allowed on http. */
export function mapAddress(typed: string, base: string = document.baseURI): AddressedMap {
  const text = typed.trim()
  if (text === '') {
    return {
      wrong: 'Type or paste the address of a file, such as https://…/map.nii.gz, or neurovault:110',
    }
  }
  const numbered = neurovaultSource(text)
  if (numbered) return { source: numbered }
  if (/^neurovault:/i.test(text)) {
    return { wrong: 'After neurovault: comes the number of an image, such as neurovault:110.' }
  }
  // Pasted from a browser's bar without its beginning: a name with a dot and a path.
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(text) || !/^[\w-]+(\.[\w-]+)+\//.test(text)
      ? text
      : `https://${text}`
  let url: URL
  try {
    url = new URL(whole, base)
  } catch {
    return { wrong: `“${text}” is not a web address.` }
  }
  const page = neurovaultPage(url)
  if (page) return page
  if (url.protocol === 'https:' || url.origin === new URL(base).origin) {
    return { source: { kind: 'url', url: url.href } }
  }
  if (url.protocol === 'http:') {
    return {
      wrong:
        'Addresses that begin with http: are not opened, because what they send can be changed on the way. Try https: in its place, or download the file and drop it here.',
    }
  }
  return {
    wrong: `An address that begins with ${url.protocol} can't be opened. Download the file and drop it here.`,
  }
}

/** Several addresses with blanks between them; the first that can't be one speaks for all. */
export function mapAddresses(
  typed: string,
  base?: string,
): { readonly sources: readonly MapSource[] } | { readonly wrong: string } {
  const parts = typed
    .replace(/neurovault:\s+/gi, 'neurovault:')
    .split(/\s+/)
    .filter(Boolean)
  const found = (parts.length > 0 ? parts : ['']).map((part) => mapAddress(part, base))
  const sources: MapSource[] = []
  for (const one of found) {
    if ('wrong' in one) return one
    sources.push(one.source)
  }
  return { sources }
}
