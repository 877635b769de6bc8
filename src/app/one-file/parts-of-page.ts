/** The parts of this page, for saving it as one file: out of itself where it is one already, else from beside it on its host. */
import { base64ToBytes, bytesToBase64 } from '#format/base64.ts'
import type { OnePageParts } from './one-page.ts'
import { assetPrefix, partIds } from './part-ids.ts'

type Parts = Omit<OnePageParts, 'session'>

const textOf = (id: string) => document.getElementById(id)?.textContent ?? ''

const decoded = (id: string) => new TextDecoder().decode(base64ToBytes(textOf(id)))

function fromItself(): Parts {
  const kept = document.querySelectorAll(`[id^="${assetPrefix}"]`)
  return {
    page: decoded(partIds.page),
    icon: decoded(partIds.icon),
    script: textOf(partIds.script),
    style: textOf(partIds.style),
    assets: [...kept].map(({ id, textContent }) => ({
      name: id.slice(assetPrefix.length),
      base64: textContent,
    })),
  }
}

/** As `tests/house/one-file.ts` writes it. */
type Listed = Omit<Parts, 'assets'> & { readonly assets: readonly string[] }

async function fetched(path: string): Promise<Response> {
  const response = await fetch(new URL(path, document.baseURI)).catch(() => null)
  if (!response?.ok)
    throw new Error(
      `This page’s own ${path} could not be fetched. Try again when its host can be reached.`,
    )
  return response
}

async function fromHost(): Promise<Parts> {
  const { assets, ...program } = (await (await fetched('one-file.json')).json()) as Listed
  const bytes = async (path: string) => new Uint8Array(await (await fetched(path)).arrayBuffer())
  return {
    ...program,
    assets: await Promise.all(
      assets.map(async (name) => ({ name, base64: bytesToBase64(await bytes(name)) })),
    ),
  }
}

export const isOneFile = (): boolean => document.getElementById(partIds.script) !== null

/** @throws Error in words, where the host can't be reached */
export async function partsOfPage(): Promise<Parts> {
  return isOneFile() ? fromItself() : fromHost()
}
