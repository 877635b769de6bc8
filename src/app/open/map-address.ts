/** A typed address of a map: what can be asked for, or why not, before anything is asked. */

/** @returns the address, whole; or in words why it can't be one. Addresses beside the page's own are allowed on http. */
export function mapAddress(
  typed: string,
  base: string = document.baseURI,
): { readonly url: string } | { readonly wrong: string } {
  const text = typed.trim()
  if (text === '')
    return { wrong: 'Type or paste the address of a file, such as https://…/map.nii.gz' }
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
  if (url.protocol === 'https:' || url.origin === new URL(base).origin) return { url: url.href }
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
