/** GIFTI 1.0 (https://www.nitrc.org/projects/gifti): XML to data arrays, every encoding but external files. */
import type { Label, LabelTable } from '#volume/label-table.ts'
import { base64ToBytes } from './base64.ts'
import { FormatError } from './errors.ts'
import { inflateExactly } from './gunzip.ts'
import { parseXml } from './xml.ts'

export type GiftiArray = {
  /** Without `NIFTI_INTENT_`. */
  readonly intent: string
  readonly dims: readonly number[]
  /** Row-major. */
  readonly values: Float32Array | Float64Array | Int32Array | Uint8Array
  readonly meta: ReadonlyMap<string, string>
  /** What the first of its matrices begins at: the space of its coordinates; undefined where it has none. */
  readonly dataSpace: string | undefined
}

export type Gifti = {
  readonly meta: ReadonlyMap<string, string>
  readonly labels: LabelTable
  readonly arrays: readonly GiftiArray[]
}

type RawArray = {
  attributes: ReadonlyMap<string, string>
  text: string[]
  meta: Map<string, string>
  dataSpace: string | undefined
}

const typeBytes: { readonly [name: string]: 1 | 4 | 8 } = {
  NIFTI_TYPE_UINT8: 1,
  NIFTI_TYPE_INT32: 4,
  NIFTI_TYPE_FLOAT32: 4,
  NIFTI_TYPE_FLOAT64: 8,
}

/** A volume a second for three hours: more arrays than any series has. Each costs its own unpacking, however empty it is. */
const mostArrays = 10_000

/**
 * `limitBytes`: the most bytes that all arrays together may take.
 * @throws FormatError 'bad-xml' | 'bad-content' | 'too-large' | 'unsupported-encoding'
 */
export async function parseGifti(xml: string, file: string, limitBytes: number): Promise<Gifti> {
  const meta = new Map<string, string>()
  const labels: Label[] = []
  const raw: RawArray[] = []
  const path: string[] = []
  let text: string[] = []
  let name = ''
  let label: ReadonlyMap<string, string> | undefined
  let root = ''
  try {
    parseXml(xml, {
      open(element, attributes) {
        root ||= element
        path.push(element)
        text = []
        if (element === 'DataArray') {
          if (raw.length === mostArrays) {
            throw new FormatError('bad-content', {
              file,
              reason: `it holds more than ${mostArrays} data arrays`,
            })
          }
          raw.push({ attributes, text: [], meta: new Map(), dataSpace: undefined })
        }
        if (element === 'Label') label = attributes
      },
      text(part) {
        text.push(part)
      },
      close(element) {
        path.pop()
        const array = path.includes('DataArray') ? raw.at(-1) : undefined
        const content = () => text.join('').trim()
        if (element === 'Name') name = content()
        else if (element === 'Value') (array?.meta ?? meta).set(name, content())
        else if (element === 'Data' && array) array.text = text
        else if (element === 'DataSpace' && array) array.dataSpace ??= content()
        else if (element === 'Label' && label) {
          labels.push(labelOf(label, content()))
          label = undefined
        }
        text = []
      },
    })
  } catch (cause) {
    throw notXml(cause, file)
  }
  if (root !== 'GIFTI') {
    throw new FormatError('bad-content', {
      file,
      reason: `its root element is "${root}", not GIFTI`,
    })
  }
  const sizes = raw.map((array) => sizeOf(array, file))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > limitBytes) {
    throw new FormatError('too-large', { file, bytes: total, limitBytes, what: 'data' })
  }
  const arrays: GiftiArray[] = []
  for (const [i, array] of raw.entries()) {
    const size = sizes[i]
    if (size) arrays.push(await decodeArray(array, size, file))
  }
  return { meta, labels, arrays }
}

/** What the tokenizer refused, or a refusal on the way, as this folder's own. */
export function notXml(cause: unknown, file: string): FormatError {
  if (cause instanceof FormatError) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new FormatError('bad-xml', { file, reason }, { cause })
}

/** A `Label` element of GIFTI or CIFTI. */
export function labelOf(attributes: ReadonlyMap<string, string>, name: string): Label {
  const part = (colour: string, otherwise: number) => {
    const value = Number(attributes.get(colour) ?? otherwise)
    return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : otherwise
  }
  return {
    value: Number(attributes.get('Key') ?? attributes.get('Index') ?? 0) | 0,
    name,
    colour: [part('Red', 0.5), part('Green', 0.5), part('Blue', 0.5), part('Alpha', 1)],
  }
}

type Size = {
  readonly dims: readonly number[]
  readonly count: number
  readonly bytes: number
  readonly type: string
}

function sizeOf(array: RawArray, file: string): Size {
  const type = array.attributes.get('DataType') ?? ''
  const bytesEach = Object.hasOwn(typeBytes, type) ? typeBytes[type] : undefined
  if (!bytesEach)
    throw new FormatError('unsupported-datatype', { file, datatype: type || 'unnamed' })
  const rank = Number(array.attributes.get('Dimensionality'))
  if (!(Number.isInteger(rank) && rank >= 1 && rank <= 6)) {
    throw new FormatError('bad-content', {
      file,
      reason: 'a data array has no dimensionality of 1 to 6',
    })
  }
  const dims = Array.from({ length: rank }, (_, i) => Number(array.attributes.get(`Dim${i}`)))
  if (!dims.every((dim) => Number.isSafeInteger(dim) && dim >= 1)) {
    throw new FormatError('bad-content', {
      file,
      reason: 'a data array has a dimension that is no length',
    })
  }
  const count = dims.reduce((product, dim) => product * dim, 1)
  return { dims, count, bytes: count * bytesEach, type }
}

async function decodeArray(array: RawArray, size: Size, file: string): Promise<GiftiArray> {
  const encoding = array.attributes.get('Encoding') ?? ''
  const text = array.text.join('')
  const values =
    encoding === 'ASCII' ? fromText(text, size, file) : await fromBase64(array, text, size, file)
  const intent = (array.attributes.get('Intent') ?? 'NIFTI_INTENT_NONE').replace(
    'NIFTI_INTENT_',
    '',
  )
  const columns = array.attributes.get('ArrayIndexingOrder') === 'ColumnMajorOrder'
  return {
    intent,
    dims: size.dims,
    values: columns ? rowMajor(values, size.dims) : values,
    meta: array.meta,
    dataSpace: array.dataSpace,
  }
}

function emptyArray(type: string, count: number): GiftiArray['values'] {
  if (type === 'NIFTI_TYPE_UINT8') return new Uint8Array(count)
  if (type === 'NIFTI_TYPE_INT32') return new Int32Array(count)
  return type === 'NIFTI_TYPE_FLOAT64' ? new Float64Array(count) : new Float32Array(count)
}

function wrongLength(file: string, expected: number, actual: number | string): FormatError {
  return new FormatError('bad-content', {
    file,
    reason: `a data array should hold ${expected} numbers and holds ${actual}`,
  })
}

function fromText(text: string, size: Size, file: string): GiftiArray['values'] {
  // Every number takes a character and a gap at least; so a claim beyond the text is seen before anything is made.
  if (size.count > text.length / 2 + 1) throw wrongLength(file, size.count, 'fewer')
  const values = emptyArray(size.type, size.count)
  const word = /\S+/g
  let n = 0
  for (let found = word.exec(text); found; found = word.exec(text)) {
    if (n === size.count) throw wrongLength(file, size.count, 'more')
    const value = Number(found[0].replace(/^([-+]?)inf$/i, '$1Infinity'))
    if (Number.isNaN(value) && !/^[-+]?nan$/i.test(found[0])) {
      throw new FormatError('bad-content', {
        file,
        reason: `"${found[0].slice(0, 20)}" is no number`,
      })
    }
    // A typed array would wrap 2^32 to 0 and cut 1.5 to 1.
    values[n] = value
    const whole = values instanceof Int32Array || values instanceof Uint8Array
    if (whole && values[n] !== value) {
      throw new FormatError('bad-content', {
        file,
        reason: `"${found[0].slice(0, 20)}" is no number of the stated type`,
      })
    }
    n++
  }
  if (n < size.count) throw wrongLength(file, size.count, n)
  return values
}

async function fromBase64(array: RawArray, text: string, size: Size, file: string) {
  const encoding = array.attributes.get('Encoding') ?? ''
  if (encoding !== 'Base64Binary' && encoding !== 'GZipBase64Binary') {
    throw new FormatError('unsupported-encoding', {
      file,
      encoding: encoding || 'something unnamed',
    })
  }
  const packed = base64ToBytes(text)
  if (!packed) throw new FormatError('bad-content', { file, reason: 'its base64 text is damaged' })
  const bytes = encoding === 'Base64Binary' ? packed : await inflateExactly(packed, size.bytes)
  if (bytes?.length !== size.bytes) throw wrongLength(file, size.count, 'another number')
  const littleEndian = array.attributes.get('Endian') !== 'BigEndian'
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = emptyArray(size.type, size.count)
  for (let i = 0; i < values.length; i++) {
    if (values instanceof Uint8Array) values[i] = data.getUint8(i)
    else if (values instanceof Int32Array) values[i] = data.getInt32(4 * i, littleEndian)
    else if (values instanceof Float32Array) values[i] = data.getFloat32(4 * i, littleEndian)
    else values[i] = data.getFloat64(8 * i, littleEndian)
  }
  return values
}

/** Column-major (first index fastest) to row-major; two dimensions at most matter in GIFTI. */
function rowMajor(values: GiftiArray['values'], dims: readonly number[]): GiftiArray['values'] {
  const [rows = 1, columns = 1] = dims
  if (dims.length < 2 || rows === 1 || columns === 1) return values
  const out = values.slice()
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[r * columns + c] = values[r + rows * c]!
  }
  return out
}
