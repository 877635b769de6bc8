/**
 * Damages files at random, but from a seed, and opens them: each must be refused by a tag, or opened within bounds. Where the
 * damage can't be told from another good file nothing more can be asked; where a checksum or a length tells, the values must be
 * those of the undamaged file.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { isFormatError } from '#format/errors.ts'
import { type OpenedFile, openFile } from '#format/index.ts'
import type { NamedBlob } from '#format/source.ts'
import { seededRandom } from '#statistic/random.ts'

/** What one volume or surface may take in these runs. */
const maxBytes = 32 * 2 ** 20

export type Seed = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly partner?: NamedBlob
}

export type FuzzFigures = {
  seeds: number
  mutations: number
  opened: number
  refused: number
  /** How often each tag was given. */
  tags: { [tag: string]: number }
  slowest: { milliseconds: number; what: string }
  /** Growth of heap and array buffers over one opening, where no collection came in between. */
  largest: { megabytes: number; what: string }
  /** Each breach of the rules: must stay empty. */
  faults: string[]
}

const fixtures = new URL('../fixtures/', import.meta.url)

/** Every good file of the fixtures, one of each kind of content for NIfTI. */
export function fuzzSeeds(): Seed[] {
  const seeds: Seed[] = []
  const take = (folder: string, names: readonly string[]) => {
    for (const name of names) {
      const bytes = new Uint8Array(readFileSync(new URL(`${folder}/${name}`, fixtures)))
      const image = name.endsWith('.hdr') ? name.replace('.hdr', '.img') : undefined
      const partner = image
        ? { name: image, blob: new Blob([readFileSync(new URL(`${folder}/${image}`, fixtures))]) }
        : undefined
      seeds.push(partner ? { name, bytes, partner } : { name, bytes })
    }
  }
  take('nifti', [
    'n1_both_codes.nii',
    'n1_big_endian_f32_slope.nii',
    'n1_qform_only_oblique.nii',
    'n2_both.nii',
    'n2_big_endian_ext.nii',
    'ext_two.nii',
    'shape_7d.nii',
    'dt_uint8.nii',
    'dt_int64.nii',
    'dt_float64.nii',
    'dt_rgb24.nii',
    'pair.hdr',
    'gz_ok.nii.gz',
    'gz_multi_member.nii.gz',
    'gz_name_field.nii.gz',
    'gz_trailing_zeros.nii.gz',
  ])
  const surface = readdirSync(new URL('surface', fixtures)).filter((name) =>
    /^lh\.|\.(mg[hz]|nii|nii\.gz|hdr)$/.test(name),
  )
  take('surface', surface.sort())
  return seeds
}

type Mutation = {
  readonly bytes: Uint8Array
  readonly how: string
  /** The result must be a refusal or just what the undamaged file gives. */
  readonly exact: boolean
}

const extremes = [
  0,
  1,
  -1,
  2,
  7,
  8,
  16,
  127,
  255,
  348,
  540,
  32767,
  -32768,
  65535,
  2 ** 31 - 1,
  -(2 ** 31),
]

function mutate(seed: Seed, other: Seed, next: () => number, bombMegabytes: number): Mutation {
  const pick = (count: number) => Math.floor(next() * count)
  const zipped = seed.bytes[0] === 0x1f && seed.bytes[1] === 0x8b
  const inside = zipped && next() < 0.6
  const source = inside ? new Uint8Array(gunzipSync(seed.bytes)) : seed.bytes
  const bytes = source.slice()
  const wrap = (changed: Uint8Array, how: string, exact = false): Mutation =>
    inside
      ? {
          bytes: new Uint8Array(gzipSync(changed, { level: 1 })),
          how: `${how}, inside the gzip`,
          exact: false,
        }
      : { bytes: changed, how, exact }
  const place = () => (next() < 0.7 ? pick(Math.min(640, bytes.length)) : pick(bytes.length))
  const isXml = source[0] === 0x3c

  switch (pick(isXml ? 13 : 10)) {
    case 0: {
      const at = place()
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8))
      return wrap(bytes, `bit of byte ${at} flipped`, zipped)
    }
    case 1: {
      const cut = pick(bytes.length)
      return wrap(bytes.subarray(0, cut), `cut at ${cut}`, zipped)
    }
    case 2: {
      for (let i = 0; i < 8; i++) bytes[place()] = pick(256)
      return wrap(bytes, '8 bytes overwritten', zipped)
    }
    case 3:
    case 4: {
      const view = new DataView(bytes.buffer)
      const at = Math.min(place(), bytes.length - 8)
      const value = extremes[pick(extremes.length)] ?? 0
      if (at < 0) return wrap(bytes, 'nothing')
      const little = next() < 0.5
      if (next() < 0.5) view.setInt16(at, value, little)
      else view.setInt32(at, value, little)
      return wrap(bytes, `${value} written at ${at}`, zipped)
    }
    case 5: {
      const view = new DataView(bytes.buffer)
      const at = Math.min(place() & ~3, bytes.length - 8)
      const value = [Number.NaN, Number.POSITIVE_INFINITY, -0, 1e-40, 1e38, 1e300][pick(6)] ?? 0
      if (at >= 0) view.setFloat32(at, value, next() < 0.5)
      return wrap(bytes, `float ${value} written at ${at}`, zipped)
    }
    case 6: {
      const from = pick(bytes.length)
      bytes.fill(pick(2) * 255, from, from + pick(400))
      return wrap(bytes, `range from ${from} filled`, zipped)
    }
    case 7: {
      const cut = pick(Math.min(2000, bytes.length))
      const tail = other.bytes.subarray(pick(other.bytes.length))
      return wrap(
        Buffer.concat([bytes.subarray(0, cut), tail]),
        `spliced with ${other.name} at ${cut}`,
        zipped,
      )
    }
    case 8: {
      const junk = Uint8Array.from({ length: pick(5000) }, () => pick(256))
      return wrap(Buffer.concat([bytes, junk]), 'junk behind', zipped)
    }
    case 9: {
      // A bomb: the file, then members of a megabyte of zeros each.
      const zeros = gzipSync(new Uint8Array(2 ** 20), { level: 9 })
      const head = zipped ? seed.bytes : new Uint8Array(gzipSync(seed.bytes))
      return {
        bytes: Buffer.concat([
          head,
          ...Array.from({ length: 1 + pick(bombMegabytes) }, () => zeros),
        ]),
        how: 'zeros by the megabyte behind, gzipped',
        exact: false,
      }
    }
    default:
      return { ...mutateXml(new TextDecoder().decode(source), pick), exact: false }
  }
}

function mutateXml(
  xml: string,
  pick: (count: number) => number,
): { bytes: Uint8Array; how: string } {
  const encode = (text: string, how: string) => ({ bytes: new TextEncoder().encode(text), how })
  switch (pick(5)) {
    case 0: {
      const entities = ['<!ENTITY a "aaaaaaaaaa">']
      for (let i = 1; i < 12; i++)
        entities.push(`<!ENTITY a${i} "${`&a${i - 1 || ''};`.repeat(10)}">`)
      const bomb = xml.replace(/<!DOCTYPE[^>]*>/, `<!DOCTYPE GIFTI [${entities.join('')}]>`)
      return encode(bomb.replace('<Name>', '<Name>&a11;'), 'entity bomb')
    }
    case 1:
      return encode(
        xml.replace('<DataArray', `${'<MetaData>'.repeat(1 + pick(100_000))}<DataArray`),
        'nested deeply',
      )
    case 2: {
      const number = String(extremes[pick(extremes.length)])
      const which = pick(8)
      let seen = 0
      return encode(
        xml.replace(/(Dim\d|Dimensionality|NumberOfDataArrays)="\d+"/g, (whole, name: string) =>
          seen++ === which ? `${name}="${number}"` : whole,
        ),
        `a dimension is ${number}`,
      )
    }
    case 3: {
      const encodings = ['ASCII', 'Base64Binary', 'GZipBase64Binary', 'ExternalFileBinary']
      return encode(
        xml.replace(/Encoding="\w+"/, `Encoding="${encodings[pick(4)]}"`),
        'encoding exchanged',
      )
    }
    default: {
      const at = pick(xml.length)
      return encode(xml.slice(0, at) + '<&>"]]'.charAt(pick(6)) + xml.slice(at), `markup at ${at}`)
    }
  }
}

/** All numbers of an opened file, to compare. */
function numbersOf(opened: OpenedFile): ArrayLike<number>[] {
  switch (opened.kind) {
    case 'volume':
      return [opened.volume.values, opened.info.affine.flat()]
    case 'surface':
      return [opened.mesh.positionsWorld, opened.mesh.faces]
    case 'surface-data':
      return opened.maps.flatMap(({ parts }) => parts.map(({ values }) => values))
    case 'labels':
      return opened.maps.flatMap(({ parts }) => parts.map(({ values }) => values))
  }
}

function same(a: OpenedFile, b: OpenedFile): boolean {
  const left = numbersOf(a)
  const right = numbersOf(b)
  return (
    left.length === right.length &&
    left.every((values, n) => {
      const others = right[n] ?? []
      return (
        values.length === others.length &&
        Array.from(values).every((v, i) => Object.is(v, others[i]))
      )
    })
  )
}

async function tryOpen(
  files: readonly NamedBlob[],
): Promise<{ opened: OpenedFile } | { error: unknown }> {
  try {
    return { opened: await openFile(files, { maxBytes }) }
  } catch (error) {
    return { error }
  }
}

function memory(): number {
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}

/** Opens damaged files until `done` says so. */
export async function fuzz(
  seed: number,
  done: (figures: FuzzFigures) => boolean,
  now: () => number,
  bombMegabytes = 256,
): Promise<FuzzFigures> {
  const seeds = fuzzSeeds()
  const next = seededRandom(seed)
  const whole = new Map<Seed, OpenedFile>()
  const figures: FuzzFigures = {
    seeds: seeds.length,
    mutations: 0,
    opened: 0,
    refused: 0,
    tags: {},
    slowest: { milliseconds: 0, what: '' },
    largest: { megabytes: 0, what: '' },
    faults: [],
  }
  const withPartner = (file: NamedBlob, { partner }: Seed) => (partner ? [file, partner] : [file])
  for (const entry of seeds) {
    const file = { name: entry.name, blob: new Blob([entry.bytes as Uint8Array<ArrayBuffer>]) }
    const result = await tryOpen(withPartner(file, entry))
    if ('opened' in result) whole.set(entry, result.opened)
  }
  while (!done(figures)) {
    const entry = seeds[Math.floor(next() * seeds.length)]
    const other = seeds[Math.floor(next() * seeds.length)]
    if (!(entry && other)) break
    const { bytes, how, exact } = mutate(entry, other, next, bombMegabytes)
    const what = `${entry.name}: ${how} (mutation ${figures.mutations} of seed ${seed})`
    const file = { name: entry.name, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) }
    const before = memory()
    const started = now()
    const result = await tryOpen(withPartner(file, entry))
    const milliseconds = now() - started
    const megabytes = (memory() - before) / 2 ** 20
    figures.mutations++
    if (milliseconds > figures.slowest.milliseconds) figures.slowest = { milliseconds, what }
    if (megabytes > figures.largest.megabytes) figures.largest = { megabytes, what }
    if ('opened' in result) {
      figures.opened++
      const original = whole.get(entry)
      if (exact && !(original && same(original, result.opened))) {
        figures.faults.push(`${what}: opened with other values although a checksum tells`)
      }
      const numbers = numbersOf(result.opened).reduce((sum, values) => sum + values.length, 0)
      if (numbers * 4 > 2 * maxBytes)
        figures.faults.push(`${what}: ${numbers} numbers, beyond the limit`)
    } else if (isFormatError(result.error)) {
      figures.refused++
      figures.tags[result.error.tag] = (figures.tags[result.error.tag] ?? 0) + 1
    } else {
      const { error } = result
      figures.faults.push(
        `${what}: untagged ${error instanceof Error ? error.stack : String(error)}`,
      )
    }
  }
  return figures
}
