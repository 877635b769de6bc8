/** Every way in which a file can be refused: a literal tag, the facts, and words for the person who dropped it. */

/** Facts of each fault; numbers and strings only, so that they cross a worker. `file` is the file's name. */
export type FormatFaults = {
  'empty-file': { file: string }
  folder: { file: string }
  unreadable: { file: string }
  'not-recognised': { file: string; looksLike: string }
  'not-nifti': { file: string; reason: string }
  truncated: { file: string; expectedBytes: number; actualBytes: number }
  'corrupt-gzip': { file: string; reason: string }
  bomb: { file: string; limitBytes: number }
  'too-large': { file: string; bytes: number; limitBytes: number; what: string }
  'bad-header': { file: string; field: string; value: string; reason: string }
  'bad-affine': { file: string; source: string; reason: string }
  'unsupported-datatype': { file: string; datatype: string }
  'rgb-image': { file: string }
  'no-such-volume': { file: string; index: number; count: number }
  'missing-partner': { file: string; partner: string }
  'too-many-files': { file: string; count: number }
  'bad-xml': { file: string; reason: string }
  'unsupported-encoding': { file: string; encoding: string }
  'bad-content': { file: string; reason: string }
}

export type FormatErrorTag = keyof FormatFaults

const bytes = (count: number): string =>
  count < 10_000
    ? `${count} byte${count === 1 ? '' : 's'}`
    : count < 1e7
      ? `${Math.round(count / 1000)} kB`
      : count < 1e10
        ? `${Math.round(count / 1e6)} MB`
        : count < 1e13
          ? `${Math.round(count / 1e9)} GB`
          : `${(count / 1e12).toPrecision(3)} TB`

/** What is wrong and what to do, in the words of somebody who uses the app. */
const words: { readonly [T in FormatErrorTag]: (facts: FormatFaults[T]) => string } = {
  'empty-file': (f) => `${f.file} is empty (0 bytes). Download or export it again.`,
  folder: (f) => `${f.file} is a folder. Open it and drop the file that is inside.`,
  unreadable: (f) =>
    `${f.file} could not be read. It may be a folder, or it was moved or changed; choose the file again.`,
  'not-recognised': (f) =>
    `${f.file} is no brain map or surface that can be opened here: ${f.looksLike}. Use NIfTI (.nii, .nii.gz), GIFTI, FreeSurfer or CIFTI files.`,
  'not-nifti': (f) =>
    `${f.file} is not a NIfTI file: ${f.reason}. Export the map as .nii or .nii.gz.`,
  truncated: (f) =>
    `${f.file} is cut short: ${bytes(f.expectedBytes)} are expected and ${bytes(f.actualBytes)} are there. Download or copy it again.`,
  'corrupt-gzip': (f) =>
    `${f.file} is a damaged gzip file: ${f.reason}. Download or copy it again.`,
  bomb: (f) =>
    `${f.file} unpacks to more than ${bytes(f.limitBytes)}, the limit for its kind. Unpack it yourself and check what it is.`,
  'too-large': (f) =>
    `${f.file} announces ${f.what} of ${bytes(f.bytes)}; the limit is ${bytes(f.limitBytes)}. If that size is meant, resample the map to a coarser grid; else the header is damaged.`,
  'bad-header': (f) =>
    `${f.file} has a header that can't be right: ${f.field} is ${f.value}, but ${f.reason}. Export it again with the program that made it.`,
  'bad-affine': (f) =>
    `${f.file} can't be placed in the brain: its ${f.source} ${f.reason}. Set the orientation with a tool such as fslorient or nibabel and try again.`,
  'unsupported-datatype': (f) =>
    `${f.file} holds ${f.datatype} values, which are no statistic that can be drawn. Convert it to float32.`,
  'rgb-image': (f) =>
    `${f.file} is a colour picture (RGB), not a map of numbers. Export the statistical map itself.`,
  'no-such-volume': (f) =>
    `${f.file} has ${f.count} volume${f.count === 1 ? '' : 's'}; number ${f.index} does not exist (the first is 0).`,
  'missing-partner': (f) => `${f.file} is half of a pair: drop it together with ${f.partner}.`,
  'too-many-files': (f) =>
    `${f.count} files were dropped at once, among them ${f.file}, and they don't belong together. Drop one map a side.`,
  'bad-xml': (f) => `${f.file} can't be read as XML: ${f.reason}. Export it again.`,
  'unsupported-encoding': (f) =>
    `${f.file} stores its data as ${f.encoding}, which can't be read here. Convert it with wb_command -gifti-convert GZIP_BASE64_BINARY.`,
  'bad-content': (f) => `${f.file} contradicts itself: ${f.reason}. Export it again.`,
}

export class FormatError<T extends FormatErrorTag = FormatErrorTag> extends Error {
  readonly tag: T
  readonly fields: FormatFaults[T]

  constructor(tag: T, fields: FormatFaults[T], options?: ErrorOptions) {
    super(words[tag](fields), options)
    this.name = 'FormatError'
    this.tag = tag
    this.fields = fields
  }
}

export function isFormatError<T extends FormatErrorTag = FormatErrorTag>(
  error: unknown,
  ...tags: readonly T[]
): error is FormatError<T> {
  return (
    error instanceof FormatError && (tags.length === 0 || tags.includes(error.tag as unknown as T))
  )
}

/** The plain form in which an error crosses a worker. */
export type PlainFormatError = {
  readonly tag: FormatErrorTag
  readonly fields: Readonly<Record<string, string | number>>
  readonly message: string
}

export function plainFormatError(error: FormatError): PlainFormatError {
  return { tag: error.tag, fields: { ...error.fields }, message: error.message }
}

/** The error again, on the other side. Unknown tags (an older worker) give undefined. */
export function rebuildFormatError(plain: PlainFormatError): FormatError | undefined {
  if (!Object.hasOwn(words, plain.tag)) return undefined
  return new FormatError(plain.tag, plain.fields as FormatFaults[FormatErrorTag])
}
