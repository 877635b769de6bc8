/** A session as one file: a zip with the document and the user's own maps inside. */
import { strFromU8, strToU8, type Unzipped, unzip, zip } from 'fflate'
import type { NamedBlob } from '#format/source.ts'
import { ownFiles } from '#view/own-files.ts'
import { parseViewSpec, ViewSpecError } from '#view/parse.ts'
import type { ViewSpec } from '#view/spec.ts'

export type Session = {
  readonly document: ViewSpec
  /** The user's own files, by the keys that the document has for them. */
  readonly files: { readonly [key: string]: readonly NamedBlob[] }
}

export const sessionEnding = '.ostrakon.zip'

/** More than this does not fit a page's memory. */
const mostBytes = 2 ** 31 - 1
const mostDocumentBytes = 16 * 2 ** 20

const documentName = 'document.ostrakon.json'
const pathOf = (at: number, name: string) => `maps/${at}/${name.replaceAll(/[/\\]/g, '_')}`

export async function writeSession({ document, files }: Session): Promise<Blob> {
  const entries: { [path: string]: Uint8Array } = {
    [documentName]: strToU8(JSON.stringify(document, null, 1)),
  }
  for (const [at, { key }] of ownFiles(document).entries()) {
    for (const { name, blob } of files[key] ?? []) {
      entries[pathOf(at, name)] = new Uint8Array(await blob.arrayBuffer())
    }
  }
  // Maps are packed already; packing them again takes long and saves nothing.
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    zip(entries, { level: 0 }, (error, packed) => (error ? reject(error) : resolve(packed)))
  })
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
}

export function isSession(file: NamedBlob): boolean {
  return file.name.toLowerCase().endsWith(sessionEnding)
}

function unpacked(bytes: Uint8Array, name: string): Promise<Unzipped> {
  let whole = 0
  return new Promise((resolve, reject) => {
    const refuse = (cause: unknown) =>
      reject(
        new ViewSpecError(
          `${name} can’t be read as a session: it is cut off, or no session of this program. Nothing on screen has changed.`,
          { tag: 'not-a-view', cause },
        ),
      )
    try {
      unzip(
        bytes,
        {
          filter: ({ name: path, originalSize }) => {
            whole += originalSize
            const isDocument = path === documentName && originalSize <= mostDocumentBytes
            return whole <= mostBytes && (isDocument || path.startsWith('maps/'))
          },
        },
        (error, entries) => (error ? refuse(error) : resolve(entries)),
      )
    } catch (error) {
      refuse(error)
    }
  })
}

/** @throws ViewSpecError in words: broken, newer or hostile */
export async function readSession(file: NamedBlob): Promise<Session> {
  const entries = await unpacked(new Uint8Array(await file.blob.arrayBuffer()), file.name)
  const text = entries[documentName]
  let json: unknown
  try {
    json = text && JSON.parse(strFromU8(text))
  } catch {
    json = undefined
  }
  if (json === undefined) {
    throw new ViewSpecError(
      `${file.name} holds no document of this program (${documentName}). Nothing on screen has changed.`,
      { tag: 'not-a-view' },
    )
  }
  const document = parseViewSpec(json)
  const files = Object.fromEntries(
    ownFiles(document).flatMap(({ key, files: named }, at) => {
      const found = named.flatMap(({ name }) => {
        const bytes = entries[pathOf(at, name)]
        return bytes ? [{ name, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) }] : []
      })
      return found.length > 0 ? [[key, found] as const] : []
    }),
  )
  return { document, files }
}
