/**
 * Tables of labels beside an image: FreeSurfer's colour tables and ITK-SNAP's label descriptions (text), BIDS' `dseg.tsv`, FSL's
 * atlas XML. https://surfer.nmr.mgh.harvard.edu/fswiki/LabelsClutsAnnotationFiles, http://www.itksnap.org,
 * https://bids-specification.readthedocs.io (derivatives, imaging).
 */
import { colourOf, type Label, type LabelTable } from '#volume/label-table.ts'
import type { VoxelValues } from '#volume/volume.ts'
import { readAll } from './byte-reader.ts'
import { labelTableExtensions } from './declared-formats.ts'
import type { Warning } from './file-info.ts'
import { baseName, type NamedBlob, type ReadOptions, stem } from './source.ts'
import { parseXml } from './xml.ts'

const limitBytes = 4 << 20

/** The table among `files` that goes with `main`: one of its name, or one that calls itself a table of colours or labels. */
export function findLabelTable(
  main: NamedBlob,
  files: readonly NamedBlob[],
): NamedBlob | undefined {
  const tables = files.filter(
    (file) =>
      file !== main && labelTableExtensions.some((end) => file.name.toLowerCase().endsWith(end)),
  )
  const named = stem(main.name).toLowerCase()
  return (
    tables.find((file) => stem(file.name).toLowerCase() === named) ??
    tables.find((file) => stem(file.name).toLowerCase().startsWith(named)) ??
    tables.find((file) => /lut|label|dseg|colou?r/i.test(baseName(file.name)))
  )
}

/** Never refuses the image for a bad table: what is wrong with it becomes a warning. */
export async function labelTableBeside(
  main: NamedBlob,
  files: readonly NamedBlob[],
  values: VoxelValues,
  options: ReadOptions,
): Promise<{ readonly table?: LabelTable; readonly warnings: readonly Warning[] }> {
  const file = findLabelTable(main, files)
  if (!file) return { warnings: [] }
  const unusable = (reason: string) => ({
    warnings: [{ tag: 'label-table-unusable', message: `${file.name} was not used: ${reason}.` }],
  })
  try {
    const bytes = await readAll(file, limitBytes, { signal: options.signal })
    const table = parseLabelTable(new TextDecoder().decode(bytes))
    if (table.length === 0) return unusable('no line of it is a label')
    const named = new Set(table.map(({ value }) => value))
    const whole = values.every((value) => Number.isNaN(value) || Number.isInteger(value))
    if (!whole || !values.some((value) => value !== 0 && named.has(value))) {
      return unusable('the image does not hold the whole numbers that it names')
    }
    return { table, warnings: [] }
  } catch (error) {
    options.signal?.throwIfAborted()
    return unusable(error instanceof Error ? error.message : 'it could not be read')
  }
}

/** The first label of each value; empty where the text is no table of labels. */
export function parseLabelTable(text: string): LabelTable {
  const plain = text.replace(/^\ufeff/, '')
  const labels = /^\s*</.test(plain) ? fromXml(plain) : (fromTsv(plain) ?? fromLines(plain))
  const seen = new Set<number>()
  return labels.filter(({ value }) => !seen.has(value) && seen.add(value))
}

/** `<label index="0" x=… >name</label>`: the image holds one more than the index. */
function fromXml(xml: string): Label[] {
  const labels: Label[] = []
  let value: number | undefined
  let text = ''
  parseXml(xml, {
    open(name, attributes) {
      text = ''
      if (name !== 'label') return
      const index = attributes.get('index')
      value = index !== undefined && /^\d{1,9}$/.test(index) ? Number(index) + 1 : undefined
    },
    text: (part) => {
      text += part
    },
    close(name) {
      if (name === 'label' && value !== undefined) {
        labels.push({ value, name: text.trim(), colour: colourOf(value) })
      }
    },
  })
  return labels
}

/** BIDS: columns `index` and `name`, maybe `color` as #rrggbb. */
function fromTsv(text: string): Label[] | undefined {
  const lines = text.split(/\r?\n/)
  const columns = (lines[0] ?? '').split('\t').map((name) => name.trim().toLowerCase())
  const [index, name, colour] = [
    columns.indexOf('index'),
    columns.indexOf('name'),
    columns.indexOf('color'),
  ]
  if (index < 0 || name < 0) return undefined
  return lines.slice(1).flatMap((line) => {
    const cells = line.split('\t')
    const value = wholeNumber(cells[index])
    if (value === undefined) return []
    const hex = /^#?([0-9a-f]{6})$/i.exec(cells[colour]?.trim() ?? '')?.[1]
    const part = (at: number) => Number.parseInt(hex!.slice(at, at + 2), 16) / 255
    return [
      {
        value,
        name: cells[name]?.trim() ?? '',
        colour: hex ? [part(0), part(2), part(4), 1] : colourOf(value),
      } satisfies Label,
    ]
  })
}

/** FreeSurfer: `17 Left-Hippocampus 220 216 20 0`; ITK-SNAP: `17 220 216 20 1 1 1 "Left hippocampus"`; or a number and a name. */
function fromLines(text: string): Label[] {
  return text.split(/\r?\n/).flatMap((line): Label[] => {
    if (/^\s*(#|\/\/|$)/.test(line)) return []
    const snap = /^\s*(-?\d+)((?:\s+[\d.]+){6})\s+"([^"]*)"/.exec(line)
    if (snap) {
      const [r, g, b, alpha] = snap[2]!.trim().split(/\s+/).map(Number) as [
        number,
        number,
        number,
        number,
      ]
      return [
        {
          value: Number(snap[1]),
          name: snap[3]!,
          colour: [byte(r), byte(g), byte(b), Math.min(1, alpha)],
        },
      ]
    }
    const [first, ...words] = line.trim().split(/[\s,]+/)
    const value = wholeNumber(first)
    if (value === undefined || words.length === 0) return []
    // The colour is at the end; a name may hold spaces.
    const numbers = words.slice(-4).map(Number)
    const coloured = words.length >= 5 && numbers.every((n) => n >= 0 && n <= 255)
    const [r = 0, g = 0, b = 0, transparency = 0] = numbers
    return [
      {
        value,
        name: (coloured ? words.slice(0, -4) : words).join(' '),
        colour: coloured ? [byte(r), byte(g), byte(b), 1 - byte(transparency)] : colourOf(value),
      },
    ]
  })
}

const byte = (value: number) => Math.min(1, Math.max(0, value / 255))

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : undefined
}
