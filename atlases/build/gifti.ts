/** GIFTI 1.0 files (https://www.nitrc.org/projects/gifti) for Connectome Workbench, nibabel and FreeSurfer. */
import { zlibSync } from 'fflate'

export type GiftiSide = 'left' | 'right'

const structures = { left: 'CortexLeft', right: 'CortexRight' } as const

type Meta = readonly (readonly [name: string, value: string])[]

type DataArray = {
  readonly intent: 'POINTSET' | 'TRIANGLE' | 'LABEL' | 'SHAPE'
  readonly type: 'FLOAT32' | 'INT32'
  readonly dimensions: readonly number[]
  readonly values: ArrayLike<number>
  readonly meta: Meta
  /** Positions are in a space; everything else is not. */
  readonly inTalairachSpace?: boolean
}

export type GiftiLabel = { readonly key: number; readonly name: string; readonly colour: string }

/** @param type Workbench's name of the kind of surface: `Anatomical`, `Inflated`, `VeryInflated`, `Spherical`. */
export function surfaceGifti(
  positions: Float32Array,
  faces: Uint32Array,
  side: GiftiSide,
  type: 'Anatomical' | 'Inflated' | 'VeryInflated' | 'Spherical',
  secondary: 'GrayWhite' | 'Pial' | 'MidThickness' | null,
): string {
  const kind: Meta = [
    ['AnatomicalStructurePrimary', structures[side]],
    ['GeometricType', type],
    ...(secondary ? [['AnatomicalStructureSecondary', secondary] as const] : []),
  ]
  return gifti(structures[side], [
    {
      intent: 'POINTSET',
      type: 'FLOAT32',
      dimensions: [positions.length / 3, 3],
      values: positions,
      meta: kind,
      inTalairachSpace: true,
    },
    {
      intent: 'TRIANGLE',
      type: 'INT32',
      dimensions: [faces.length / 3, 3],
      values: faces,
      meta: [['TopologicalType', 'Closed']],
    },
  ])
}

/** One number a vertex, with a name. */
export function shapeGifti(
  maps: readonly { readonly name: string; readonly values: Float32Array }[],
  side: GiftiSide,
): string {
  return gifti(
    structures[side],
    maps.map(({ name, values }) => ({
      intent: 'SHAPE',
      type: 'FLOAT32',
      dimensions: [values.length],
      values,
      meta: [['Name', name]],
    })),
  )
}

/** Label keys a vertex; `table` names every key that occurs, 0 among them. */
export function labelGifti(
  name: string,
  keys: ArrayLike<number>,
  table: readonly GiftiLabel[],
  side: GiftiSide,
): string {
  return gifti(
    structures[side],
    [
      {
        intent: 'LABEL',
        type: 'INT32',
        dimensions: [keys.length],
        values: keys,
        meta: [['Name', name]],
      },
    ],
    table,
  )
}

function gifti(
  structure: string,
  arrays: readonly DataArray[],
  table: readonly GiftiLabel[] = [],
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE GIFTI SYSTEM "http://www.nitrc.org/frs/download.php/115/gifti.dtd">',
    `<GIFTI Version="1.0" NumberOfDataArrays="${arrays.length}">`,
    metaData([['AnatomicalStructurePrimary', structure]]),
    labelTable(table),
    ...arrays.map(dataArray),
    '</GIFTI>',
    '',
  ].join('\n')
}

function dataArray({
  intent,
  type,
  dimensions,
  values,
  meta,
  inTalairachSpace,
}: DataArray): string {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < values.length; at++)
    if (type === 'FLOAT32') view.setFloat32(4 * at, values[at]!, true)
    else view.setInt32(4 * at, values[at]!, true)
  const sizes = dimensions.map((size, n) => `Dim${n}="${size}"`).join(' ')
  const base64 = Buffer.from(zlibSync(bytes, { level: 9 })).toString('base64')
  return [
    `<DataArray Intent="NIFTI_INTENT_${intent}" DataType="NIFTI_TYPE_${type}"` +
      ` ArrayIndexingOrder="RowMajorOrder" Dimensionality="${dimensions.length}" ${sizes}` +
      ' Encoding="GZipBase64Binary" Endian="LittleEndian" ExternalFileName="" ExternalFileOffset="">',
    metaData(meta),
    ...(inTalairachSpace ? [identityInMni] : []),
    `<Data>${base64}</Data>`,
    '</DataArray>',
  ].join('\n')
}

/** Positions are already in millimetres of the MNI frame. */
const identityInMni = [
  '<CoordinateSystemTransformMatrix>',
  '<DataSpace><![CDATA[NIFTI_XFORM_MNI_152]]></DataSpace>',
  '<TransformedSpace><![CDATA[NIFTI_XFORM_MNI_152]]></TransformedSpace>',
  '<MatrixData>1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1</MatrixData>',
  '</CoordinateSystemTransformMatrix>',
].join('\n')

function metaData(entries: Meta): string {
  const items = entries.map(
    ([name, value]) =>
      `<MD><Name><![CDATA[${name}]]></Name><Value><![CDATA[${value}]]></Value></MD>`,
  )
  return `<MetaData>${items.join('')}</MetaData>`
}

function labelTable(table: readonly GiftiLabel[]): string {
  const items = table.map(({ key, name, colour }) => {
    const [red, green, blue] = [1, 3, 5].map((at) =>
      (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(4),
    )
    const alpha = key === 0 ? 0 : 1
    return `<Label Key="${key}" Red="${red}" Green="${green}" Blue="${blue}" Alpha="${alpha}"><![CDATA[${name}]]></Label>`
  })
  return `<LabelTable>${items.join('\n')}</LabelTable>`
}
