import { describe, expect, test } from 'vitest'
import { ComparedPane } from '#app/compare/ComparedPane.tsx'
import { JointSection } from '#app/compare/JointSection.tsx'
import { RegionSection } from '#app/compare/RegionSection.tsx'
import { SimilaritySection } from '#app/compare/SimilaritySection.tsx'
import type { Compared } from '#app/compare/use-sides.ts'
import { compareMaps } from '#comparison/compare-maps.ts'
import { hexagonsAcross, jointOf } from '#comparison/joint.ts'
import { pairValues, type ZeroRule } from '#comparison/pair.ts'
import { affineFromRows } from '#space/affine.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import type { Volume } from '#volume/volume.ts'
import { controlledStore, files } from '../state/test-store.ts'
import { markupOf, wordsOf } from './markup.tsx'

const { store } = controlledStore({ start: false })

const volume = (...values: number[]): Volume => ({
  shape: [values.length, 1, 1],
  toWorld: affineFromRows<'voxel', 'world'>([
    [2, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 2, 0],
  ]),
  values: Float32Array.from(values),
})

const shown = (title: string, map: Volume) => ({
  title,
  volume: map,
  values: { left: new Float32Array(0), right: new Float32Array(0) },
  ask: { source: { kind: 'file' } },
  info: { statistic: { kind: 'z' } },
  evidence: null,
  report: null,
})

const [a, b] = [volume(0, 1, 2, 3, 4, Number.NaN), volume(10, 0, 40, 20, 50, 60)]
const compared = {
  a: shown('Left out', a),
  b: shown('Hurt', b),
  thresholds: { a: 2, b: 20 },
  twoSided: false,
  extents: {},
  cut: {},
} as unknown as Compared

describe('how alike two maps are', () => {
  const section = (zeros: ZeroRule, resampledB = false) => {
    const comparison = compareMaps(a.values, b.values, {
      zeros,
      thresholds: compared.thresholds,
      twoSided: false,
    })
    return wordsOf(
      markupOf(
        <SimilaritySection
          compared={compared}
          numbers={{ comparison, resampledB } as never}
          zeros={zeros}
          setZeros={() => {}}
          nullTest={null}
          setNullTest={() => {}}
        />,
        store,
      ),
    )
  }

  test('is said over how many voxels, and how many zeros were left out where they are', () => {
    expect(section('drop')).toContain('Over 3 voxels of A’s grid (2 with a 0 in either left out)')
    expect(section('keep')).toContain('Over 5 voxels of A’s grid; 1 without a number')
    expect(section('keep')).not.toContain('left out')
  })

  test('says that a map was resampled only if it was', () => {
    expect(section('drop', true)).toContain('B was resampled')
    expect(section('drop')).not.toContain('B was resampled')
  })
})

describe('the plot of one map against the other', () => {
  const markup = markupOf(
    <JointSection
      compared={compared}
      joint={jointOf(pairValues(a.values, b.values, 'drop'))}
      atVertices={null}
      zeros="drop"
      region={null}
    />,
    store,
  )

  test('offers the ends of both axes where a box is given by numbers', () => {
    const fields = [...markup.matchAll(/<label>([^<]*)<input [^>]*name="(\w+)"[^>]*>/g)]
    expect(
      fields.map(([all, words, name]) => [words, name, /placeholder="([^"]*)"/.exec(all)?.[1]]),
    ).toEqual([
      ['A from', 'left', '2'],
      ['to', 'right', '4'],
      ['B from', 'bottom', '20'],
      ['to', 'top', '50'],
    ])
  })

  test('has hexagons of which as many as it promises stand side by side', () => {
    const corners = /<polygon class="plot-bar" points="([^"]*)"/.exec(markup)?.[1] ?? ''
    const across = corners.split(' ').map((corner) => Number(corner.split(',')[0]))
    const plot = Number(/class="plot-frame" [^>]*width="(\d+)"/.exec(markup)?.[1])
    expect(Math.max(...across) - Math.min(...across)).toBeCloseTo(plot / hexagonsAcross, 0)
  })

  test('has the numbers of its axes beside it, never over its points', () => {
    const frame = Number(/class="plot-frame" x="(\d+)"/.exec(markup)?.[1])
    const up = [...markup.matchAll(/<text class="plot-text" x="(\d+)" y="\d+" text-anchor="end">/g)]
      .map(([, x]) => Number(x))
      .filter((x) => x < frame + 100)
    expect(up).toHaveLength(2)
    for (const x of up) expect(x).toBeLessThan(frame)
  })
})

test('a picture of both maps names each by its side', async () => {
  const { store: both, act } = controlledStore()
  await act.open('a', files('exclusion.nii', '3'))
  await act.open('b', files('pain.nii', '4'))
  act.change((document) => withArrangement(document, 'compared'))
  const view = both.getState().document.views.find(({ shows }) => shows === 'comparison')
  const words = wordsOf(
    markupOf(
      <ComparedPane
        view={view!}
        layers={[]}
        edge={{ at: 0.5, onMove: () => {} }}
        bindElement={() => {}}
      />,
      both,
    ),
  )
  expect(words).toContain('A: exclusion. B: pain.')
})

test('until the regions have been read, this is said', () => {
  const words = wordsOf(markupOf(<RegionSection compared={compared} onCurrent={() => {}} />, store))
  expect(words).toContain('Reading the regions…')
})
