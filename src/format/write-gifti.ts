/** Values or labels a vertex as GIFTI files (.func.gii, .label.gii) that Workbench, nibabel and FreeSurfer read. */
import { bytesToBase64 } from './base64.ts'

export type FuncMap = { readonly name: string; readonly values: ArrayLike<number> }

const structures = { left: 'CortexLeft', right: 'CortexRight' } as const

function escapeXml(text: string): string {
  return (
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')
  )
}

function metaData(entries: readonly (readonly [string, string])[]): string {
  const items = entries.map(
    ([name, value]) => `<MD><Name>${escapeXml(name)}</Name><Value>${escapeXml(value)}</Value></MD>`,
  )
  return `<MetaData>${items.join('')}</MetaData>`
}

/** float32, base64, little-endian: GIFTI 1.0, section 2.3. */
export function writeFuncGifti(
  maps: readonly FuncMap[],
  hemisphere?: 'left' | 'right',
  meta: readonly (readonly [string, string])[] = [],
): string {
  return writeArrays(maps, kinds.func, '<LabelTable/>', structureOf(hemisphere), meta)
}

export type LabelEntry = {
  readonly key: number
  readonly name: string
  /** Red, green, blue and alpha, 0..1. */
  readonly colour: readonly [number, number, number, number]
}

/** One label a vertex as a GIFTI label file (.label.gii): int32, with the table that names the numbers. */
export function writeLabelGifti(
  map: FuncMap,
  table: readonly LabelEntry[],
  hemisphere: 'left' | 'right',
): string {
  const labels = table.map(({ key, name, colour: [red, green, blue, alpha] }) =>
    [
      `<Label Key="${key}" Red="${red}" Green="${green}" Blue="${blue}" Alpha="${alpha}">`,
      escapeXml(name),
      '</Label>',
    ].join(''),
  )
  const names = `<LabelTable>${labels.join('')}</LabelTable>`
  return writeArrays([map], kinds.label, names, structureOf(hemisphere), [])
}

const kinds = {
  func: { intent: 'NONE', type: 'FLOAT32', put: 'setFloat32' },
  label: { intent: 'LABEL', type: 'INT32', put: 'setInt32' },
} as const

const structureOf = (hemisphere: 'left' | 'right' | undefined) =>
  hemisphere ? [['AnatomicalStructurePrimary', structures[hemisphere]] as const] : []

function writeArrays(
  maps: readonly FuncMap[],
  { intent, type, put }: (typeof kinds)[keyof typeof kinds],
  labelTable: string,
  structure: readonly (readonly [string, string])[],
  meta: readonly (readonly [string, string])[],
): string {
  const arrays = maps.map(({ name, values }) => {
    const bytes = new Uint8Array(values.length * 4)
    const data = new DataView(bytes.buffer)
    for (let i = 0; i < values.length; i++) data[put](4 * i, values[i]!, true)
    return [
      `<DataArray Intent="NIFTI_INTENT_${intent}" DataType="NIFTI_TYPE_${type}" ArrayIndexingOrder="RowMajorOrder" Dimensionality="1" Dim0="${values.length}" Encoding="Base64Binary" Endian="LittleEndian" ExternalFileName="" ExternalFileOffset="0">`,
      metaData([['Name', name]]),
      `<Data>${bytesToBase64(bytes)}</Data>`,
      '</DataArray>',
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE GIFTI SYSTEM "http://www.nitrc.org/frs/download.php/115/gifti.dtd">',
    `<GIFTI Version="1.0" NumberOfDataArrays="${maps.length}">`,
    metaData([...structure, ...meta]),
    labelTable,
    ...arrays,
    '</GIFTI>',
    '',
  ].join('\n')
}
