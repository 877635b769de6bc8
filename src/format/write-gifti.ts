/** Values a vertex as a GIFTI functional file (.func.gii) that Workbench, nibabel and FreeSurfer read. */
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
  const structure = hemisphere
    ? [['AnatomicalStructurePrimary', structures[hemisphere]] as const]
    : []
  const arrays = maps.map(({ name, values }) => {
    const bytes = new Uint8Array(values.length * 4)
    const data = new DataView(bytes.buffer)
    for (let i = 0; i < values.length; i++) data.setFloat32(4 * i, values[i]!, true)
    return [
      `<DataArray Intent="NIFTI_INTENT_NONE" DataType="NIFTI_TYPE_FLOAT32" ArrayIndexingOrder="RowMajorOrder" Dimensionality="1" Dim0="${values.length}" Encoding="Base64Binary" Endian="LittleEndian" ExternalFileName="" ExternalFileOffset="0">`,
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
    '<LabelTable/>',
    ...arrays,
    '</GIFTI>',
    '',
  ].join('\n')
}
