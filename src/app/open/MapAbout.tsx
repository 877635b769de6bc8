/** What is known of a map: how it was made, its statistic, header, place, counts, warnings. */
import { statisticSymbol } from '#app/shell/statistic-words.ts'
import type { ShownMap } from '#state/app-state.ts'
import { remarksOn } from '#state/remarks.ts'
import { formatCount, formatTick } from '#statistic/number-words.ts'
import type { SideId } from '#view/spec.ts'
import { StatisticField } from './StatisticField.tsx'

export function MapAbout({ id, shown }: { readonly id: SideId; readonly shown: ShownMap }) {
  return (
    <>
      <p>{shown.method}</p>
      {shown.meaning && <p>{shown.meaning}</p>}
      {shown.ask.source.kind !== 'sample' && <StatisticField id={id} shown={shown} />}
      <MapFacts shown={shown} />
    </>
  )
}

type Rows = readonly (readonly [name: string, words: string])[]

const gridRows = (info: ShownMap['info']): Rows => [
  ['Format', `${info.format}, ${info.datatype}, ${info.littleEndian ? 'little' : 'big'}-endian`],
  [
    'Voxels',
    `${info.shape.join(' × ')} of ${info.voxelSizeMm.map((mm) => Number(mm.toFixed(3))).join(' × ')} mm`,
  ],
]

/** Of one value a vertex there is no grid to speak of. */
const valuesRows = (info: ShownMap['info']): Rows => [
  ['Format', `${info.format}, ${info.datatype}`],
  ['Vertices', `${formatCount(info.stats.n)}, one value each`],
]

function MapFacts({ shown }: { readonly shown: ShownMap }) {
  const { info, notSampled } = shown
  const { stats } = info
  const remarks = remarksOn(shown)
  const number = (value: number | null) => (value === null ? '–' : formatTick(value))
  const rows: Rows = [
    ['File', `${info.fileName} (${formatCount(info.bytes)} bytes)`],
    ...(shown.volume ? gridRows(info) : valuesRows(info)),
    ...(info.affineSource === 'none' ? [] : ([['Place from', info.affineSource]] as const)),
    ['Statistic', `${statisticSymbol(info.statistic)} (from ${info.statistic.from})`],
    ['Values', `${number(stats.min)} to ${number(stats.max)}, mean ${number(stats.mean)}`],
    [
      'Zeros',
      `${formatCount(stats.zeros)} of ${formatCount(stats.n)} ${shown.volume ? 'voxels' : 'vertices'}`,
    ],
    [
      'No number',
      `${shown.volume ? `${formatCount(stats.nonFinite)} voxels, ` : ''}${formatCount(notSampled)} vertices of the cortex`,
    ],
    ...smoothnessRow(shown),
    ['SHA-256', info.sha256 ?? 'being computed…'],
  ]
  return (
    <>
      {shown.ruleNote && <p>{shown.ruleNote}</p>}
      {remarks.length > 0 && (
        <ul className="warnings">
          {remarks.map((warning) => (
            <li key={warning.tag}>
              <strong>{warning.message}</strong>
              {warning.why && <> {warning.why}</>}
              {warning.whatToDo && <> {warning.whatToDo}</>}
            </li>
          ))}
        </ul>
      )}
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {info.affine.length > 0 && (
          <div>
            <dt>Affine</dt>
            <dd>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is scrolled with the keys. */}
              <pre tabIndex={0}>
                {info.affine
                  .map((row) => row.map((cell) => cell.toFixed(3).padStart(9)).join(' '))
                  .join('\n')}
              </pre>
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}

function smoothnessRow({ report }: ShownMap): Rows {
  const fwhm = report?.smoothnessMm
  if (!fwhm?.some((mm) => mm !== null)) return []
  const words = fwhm.map((mm) => (mm === null ? '–' : mm.toFixed(1))).join(' × ')
  return [['Smoothness', `FWHM ${words} mm, estimated`]]
}
