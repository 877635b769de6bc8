/** A session as one file: a zip with the document, the user's own maps and perhaps a lecture inside. */
import { strFromU8, strToU8, type Unzipped, unzip, zip } from 'fflate'
import type { NamedBlob } from '#format/source.ts'
import type { Lesson } from '#lesson/lesson.ts'
import { sourceKey } from '#view/map-ask.ts'
import { fetchedSources } from '#view/own-files.ts'
import { parseViewSpec, ViewSpecError } from '#view/parse.ts'
import type { ViewSpec } from '#view/spec.ts'
import { ownFilesOf, recordedViews } from './recorded-views.ts'

export type Session = {
  readonly document: ViewSpec
  /** The user's own files, by the keys that the document has for them. */
  readonly files: { readonly [key: string]: readonly NamedBlob[] }
  /** Its recorded views may need files that the document does not. */
  readonly lecture: Lesson | null
}

/** More than this does not fit a page's memory. */
const mostBytes = 2 ** 31 - 1
const mostDocumentBytes = 16 * 2 ** 20

const documentName = 'document.ostrakon.json'
const lectureName = 'lecture.ostrakon.json'
const pathOf = (at: number, name: string) => `maps/${at}/${name.replaceAll(/[/\\]/g, '_')}`
const fetchedFolder = (at: number) => `fetched/${at}/`

/** All documents of a session. The one on screen comes first: maps are counted in this order. */
export const documentsOf = ({ document, lecture }: Pick<Session, 'document' | 'lecture'>) => [
  document,
  ...(lecture ? recordedViews(lecture) : []),
]

type Content = {
  /** Maps that were fetched are taken along, too: for whoever has no network. Else they are fetched anew. */
  readonly withFetched?: boolean
}

export async function writeSession(
  session: Session,
  { withFetched = false }: Content = {},
): Promise<Blob> {
  const { document, files, lecture } = session
  const documents = documentsOf(session)
  const entries: { [path: string]: Uint8Array } = {
    [documentName]: strToU8(JSON.stringify(document, null, 1)),
  }
  if (lecture) {
    const { writeLecture } = await import('#lesson/lecture-file.ts')
    entries[lectureName] = strToU8(writeLecture(lecture))
  }
  const add = async (path: string, blob: Blob) => {
    entries[path] = new Uint8Array(await blob.arrayBuffer())
  }
  for (const [at, { key }] of ownFilesOf(documents).entries())
    for (const { name, blob } of files[key] ?? []) await add(pathOf(at, name), blob)
  if (withFetched)
    for (const [at, key] of fetchedKeys(documents).entries())
      for (const { name, blob } of files[key] ?? []) await add(`${fetchedFolder(at)}${name}`, blob)
  // Maps are packed already; packing them again takes long and saves nothing.
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    zip(entries, { level: 0 }, (error, packed) => (error ? reject(error) : resolve(packed)))
  })
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
}

const fetchedKeys = (documents: readonly ViewSpec[]) => fetchedSources(documents).map(sourceKey)

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
            const isText = path === documentName || path === lectureName
            const fits = isText ? originalSize <= mostDocumentBytes : /^(maps|fetched)\//.test(path)
            return whole <= mostBytes && fits
          },
        },
        (error, entries) => (error ? refuse(error) : resolve(entries)),
      )
    } catch (error) {
      refuse(error)
    }
  })
}

/** @throws ViewSpecError or LectureFileError in words: broken, newer or hostile */
export async function readSession(file: NamedBlob): Promise<Session> {
  const entries = await unpacked(new Uint8Array(await file.blob.arrayBuffer()), file.name)
  const text = entries[documentName]
  let json: unknown
  try {
    json = text && JSON.parse(strFromU8(text))
  } catch {
    // What is no JSON is no document either.
  }
  if (json === undefined) {
    throw new ViewSpecError(
      `${file.name} holds no document of this program (${documentName}). Nothing on screen has changed.`,
      { tag: 'not-a-view' },
    )
  }
  const document = parseViewSpec(json)
  const lecture = await lectureIn(entries)
  const documents = documentsOf({ document, lecture })
  const blobOf = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>])
  const own = ownFilesOf(documents).map(({ key, files }, at) => {
    const found = files.flatMap(({ name }) => {
      const bytes = entries[pathOf(at, name)]
      return bytes ? [{ name, blob: blobOf(bytes) }] : []
    })
    return [key, found] as const
  })
  const fetched = fetchedKeys(documents).map((key, at) => {
    const folder = fetchedFolder(at)
    const found = Object.entries(entries).flatMap(([path, bytes]) =>
      path.startsWith(folder) ? [{ name: path.slice(folder.length), blob: blobOf(bytes) }] : [],
    )
    return [key, found] as const
  })
  const files = Object.fromEntries([...own, ...fetched].filter(([, found]) => found.length > 0))
  return { document, files, lecture }
}

async function lectureIn(entries: Unzipped): Promise<Lesson | null> {
  const text = entries[lectureName]
  if (!text) return null
  const { readLecture } = await import('#lesson/lecture-file.ts')
  return readLecture(strFromU8(text))
}
