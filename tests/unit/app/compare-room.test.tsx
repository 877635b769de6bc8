import { describe, expect, test } from 'vitest'
import { asListed, ClusterSection, firstClusters } from '#app/compare/ClusterSection.tsx'
import { ComparedPane } from '#app/compare/ComparedPane.tsx'
import { JointSection } from '#app/compare/JointSection.tsx'
import { OverlapGridPlot } from '#app/compare/OverlapGridPlot.tsx'
import { OverlapSection } from '#app/compare/OverlapSection.tsx'
import { RegionSection } from '#app/compare/RegionSection.tsx'
import { SimilaritySection } from '#app/compare/SimilaritySection.tsx'
import type { Compared } from '#app/compare/use-sides.ts'
import { compareMaps } from '#comparison/compare-maps.ts'
import { hexagonsAcross, jointOf } from '#comparison/joint.ts'
import { matchings } from '#comparison/matching.ts'
import { pairValues, type ZeroRule } from '#comparison/pair.ts'
import { affineFromRows } from '#space/affine.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import type { Volume } from '#volume/volume.ts'
import { controlledStore, files } from '../state/test-store.ts'
import { elementsOf, markupOf, numbersOf, wordsOf } from './markup.tsx'

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
    return markupOf(
      <SimilaritySection
        compared={compared}
        numbers={{ comparison, resampledB } as never}
        zeros={zeros}
        setZeros={() => {}}
        nullTest={null}
        setNullTest={() => {}}
      />,
      store,
    )
  }
  const words = (...of: Parameters<typeof section>) => wordsOf(section(...of))

  test('is said over how many voxels, and how many zeros were left out where they are', () => {
    expect(words('drop')).toContain('Over 3 voxels of A’s grid (2 with a 0 in either left out)')
    expect(words('keep')).toContain('Over 5 voxels of A’s grid; 1 without a number')
    expect(words('keep')).not.toContain('left out')
  })

  test('says whether zeros count', () => {
    const counts = (zeros: ZeroRule) =>
      elementsOf(section(zeros), 'input')
        .filter(({ type }) => type === 'checkbox')
        .map((one) => 'checked' in one)
    expect([counts('drop'), counts('keep')]).toEqual([[false], [true]])
  })

  test('warns of maps that rest on peaks, be it one of the two', () => {
    const cautions = (sourceA: string, sourceB: string) => {
      const of = (map: typeof compared.a, kind: string) => ({ ...map, ask: { source: { kind } } })
      const both = { ...compared, a: of(compared.a, sourceA), b: of(compared.b, sourceB) }
      return wordsOf(
        markupOf(
          <SimilaritySection
            compared={both as unknown as Compared}
            numbers={
              {
                comparison: compareMaps(a.values, b.values, {
                  zeros: 'drop',
                  thresholds: compared.thresholds,
                  twoSided: false,
                }),
                resampledB: false,
              } as never
            }
            zeros="drop"
            setZeros={() => {}}
            nullTest={null}
            setNullTest={() => {}}
          />,
          store,
        ),
      )
    }
    const [none, left, right] = [
      cautions('file', 'file'),
      cautions('foci', 'file'),
      cautions('file', 'sample'),
    ]
    expect(left.length).toBeGreaterThan(none.length)
    expect(right).toBe(left)
  })

  test('says that a map was resampled only if it was', () => {
    expect(words('drop', true)).toContain('B was resampled')
    expect(words('drop')).not.toContain('B was resampled')
  })
})

describe('clusters', () => {
  const extent = { least: 7, unit: 'voxels', connectivity: 6 } as const
  const section = (extents: object, share: number | null = null) =>
    markupOf(
      <ClusterSection
        compared={{ ...compared, extents } as Compared}
        asked={{ ...firstClusters, share }}
        ask={() => {}}
      />,
      store,
    )
  const fields = (markup: string) =>
    elementsOf(markup, 'input')
      .filter(({ type }) => type === 'number')
      .map((one) => [one['value'], 'disabled' in one])

  test('are as large as the threshold of their map asks, else as is said here, at least', () => {
    expect(fields(section({ a: null, b: extent }))).toEqual([['80', false]])
    expect(fields(section({ a: extent, b: null }))).toEqual([['7', true]])
    expect(wordsOf(section({ a: extent, b: null }))).toContain('As the threshold under Look asks')
    // A share that is asked for has no threshold.
    const share = section({ a: extent, b: null }, 0.55)
    expect(fields(share)).toEqual([['80', false]])
    expect(wordsOf(share)).toContain('At least 55 %')
    const [slider] = elementsOf(share, 'input').filter(({ type }) => type === 'range')
    expect([slider!['min'], slider!['max'], slider!['value']]).toEqual(['5', '100', '55'])
    expect(wordsOf(section({ a: null, b: null }))).not.toContain('At least')
  })

  test('that are told of elsewhere are those of the table', () => {
    const none = { a: null, b: null }
    expect(asListed(firstClusters, none)).toBe(firstClusters)
    expect(asListed(firstClusters, { ...none, a: extent }).extent).toBe(extent)
    expect(asListed(firstClusters, { ...none, b: extent }).extent).toBe(extent)
    const byShare = { ...firstClusters, share: 0.6 }
    expect(asListed(byShare, { ...none, a: extent })).toBe(byShare)
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

  test('is a square between its marginals, with its axes named under and beside it', () => {
    const pairs = pairValues(volume(2, 2, 4, 3).values, volume(20, 20, 50, 35).values, 'drop')
    const drawn = markupOf(
      <JointSection
        compared={compared}
        joint={jointOf(pairs)}
        atVertices={null}
        zeros="drop"
        region={null}
      />,
      store,
    )
    expect(
      elementsOf(drawn, 'text').map((one) => [one.text, Number(one['x']), Number(one['y'])]),
    ).toEqual([
      ['2', 26, 318],
      ['4', 306, 318],
      ['20', 23, 306],
      ['50', 23, 35],
      ['A: Left out', 166, 320],
      ['B: Hurt', -166, 10],
    ])
    expect(elementsOf(drawn, 'svg')[0]?.['viewBox']).toBe('0 0 332 332')
    const bars = numbersOf(drawn, 'rect', ['x', 'y', 'width', 'height'])
    expect(bars.filter(([, , width, height]) => width && height)).toEqual([
      // What is clipped, then two points at 2 and one each at 3 and 4, above and to the right; the frame.
      [26, 26, 280, 280],
      [26, 4, 7, 22],
      [166, 15, 7, 11],
      [299, 15, 7, 11],
      [306, 299, 22, 7],
      [306, 159, 11, 7],
      [306, 26, 11, 7],
      [26, 26, 280, 280],
    ])
    // As log(1 + count): twice as many are not twice as dark.
    const dark = (0.12 + (0.88 * Math.log(2)) / Math.log(3)).toFixed(3)
    expect(elementsOf(drawn, 'polygon').map(({ points, opacity }) => [points, opacity])).toEqual([
      ['26.0,300.9 30.4,303.5 30.4,308.5 26.0,311.1 21.6,308.5 21.6,303.5', '1.000'],
      [expect.stringMatching(/^310\.4,20\.6 /), dark],
      [expect.stringMatching(/^\d/), dark],
    ])
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

describe('overlap over the threshold', () => {
  const point = (at: number, dice: number | null, jaccard: number, diceByChance: number) => ({
    thresholds: { a: at, b: 2 * at },
    extent: at / 8,
    dice,
    jaccard,
    diceByChance,
  })
  const points = [point(0, 0.5, 0.4, 0.25), point(2, null, 0.2, 0.1), point(4, 0, 0.1, 0)]
  const numbers = {
    comparison: { diceCurve: points, dice: null },
    byExtent: points,
    grid: { thresholds: { a: [1, 2], b: [1, 4] }, cells: [{}, {}, {}, {}] },
  } as never
  const section = (tied: string, matching: 'none' | 'percentile' | 'of later days' = 'none') => {
    const asked = controlledStore({ start: false })
    asked.act.change((view) => ({
      ...view,
      compare: { ...view.compare, matching, options: { 'overlap-tied': tied } },
    }))
    return (extents: object = {}) =>
      markupOf(
        <OverlapSection compared={{ ...compared, extents } as Compared} numbers={numbers} />,
        asked.store,
      )
  }

  test('is three lines over one axis, from 0 to the largest of all', () => {
    const markup = section('value')()
    expect(elementsOf(markup, 'polyline').map((one) => [one['class'], one['points']])).toEqual([
      ['plot-limit', '24.0,64.0 164.0,100.0 304.0,124.0'],
      ['plot-second', '24.0,28.0 164.0,76.0 304.0,100.0'],
      // Where there is no Dice, the line goes straight on.
      ['plot-mark', '24.0,4.0 304.0,124.0'],
    ])
    expect(numbersOf(markup, 'line', ['x1', 'x2', 'y1', 'y2'])).toEqual([[24, 304, 124, 124]])
    expect(
      elementsOf(markup, 'text').map((one) => [one.text, one['x'], one['y'], one['text-anchor']]),
    ).toEqual([
      ['0', '24', '138', undefined],
      ['4', '304', '138', 'end'],
      ['0.5', '0', '10', undefined],
    ])
    expect(elementsOf(markup, 'svg')[0]?.['viewBox']).toBe('0 0 328 144')
    expect(wordsOf(markup)).toContain('At the thresholds shown: Dice not defined.')
  })

  test('is over the extent in per cent where thresholds are tied by it', () => {
    const markup = section('extent')()
    expect(elementsOf(markup, 'text').map(({ text }) => text)).toEqual(['0', '50 %', '0.5'])
    expect(elementsOf(markup, 'polyline')[0]?.['points']).toBe('24.0,64.0 164.0,100.0 304.0,124.0')
  })

  test('has thresholds to be set unless both maps are brought together, in a way that is known here', () => {
    const sliders = (matching: 'none' | 'percentile' | 'of later days') =>
      elementsOf(section('free', matching)(), 'input').length
    expect([sliders('none'), sliders('percentile'), sliders('of later days')]).toEqual([2, 0, 2])
  })

  test('says what a least extent of clusters means for it', () => {
    const shares = 'leaving out small clusters would change the shares'
    const left = 'the clusters that it leaves out are left out here'
    const extents = { b: { least: 3, unit: 'voxels', connectivity: 6 } }
    expect(wordsOf(section('extent')(extents))).toContain(shares)
    expect(wordsOf(section('value')(extents))).toContain(left)
    expect(wordsOf(section('value')())).not.toMatch(`${shares}|${left}`)
  })
})

describe('overlap of thresholds that are free of one another', () => {
  const cell = (dice: number | null) => ({ dice }) as never
  const plot = (
    now: { a: number; b: number },
    cells = [0.2, null, 0.8, 0.4, 0, 0.1].map(cell),
    a = [1, 2, 4],
  ) =>
    markupOf(
      <OverlapGridPlot
        grid={{ thresholds: { a, b: [5, 10] }, cells }}
        now={now}
        matched={false}
        drawing={{ current: null }}
      />,
      store,
    )

  test('is a square of shades, the left map’s thresholds across, the right one’s up, the best the darkest', () => {
    const markup = plot({ a: 2, b: 5 })
    expect(
      numbersOf(markup, 'rect', ['x', 'y', 'width', 'height']).map((all) =>
        all.map((one) => Math.round(10 * one) / 10),
      ),
    ).toEqual([
      [28, 124, 80.3, 120.3],
      [28, 4, 80.3, 120.3],
      [108, 124, 80.3, 120.3],
      [108, 4, 80.3, 120.3],
      [188, 124, 80.3, 120.3],
      [188, 4, 80.3, 120.3],
    ])
    expect(elementsOf(markup, 'rect').map((one) => one['opacity'])).toEqual(
      [0.28, 0.04, 1, 0.52, 0.04, 0.16].map((share) => share.toFixed(3)),
    )
    expect(
      elementsOf(markup, 'title')
        .map(({ text }) => text)
        .slice(0, 3),
    ).toEqual([
      'A from 1, B from 5: Dice 0.20',
      'A from 1, B from 10: Dice not defined',
      'A from 2, B from 5: Dice 0.80',
    ])
    expect(elementsOf(markup, 'svg')[0]).toMatchObject({
      viewBox: '0 0 276 270',
      'data-overlap-grid': '3x2',
      'aria-label':
        'Dice by the threshold of A across, to 4, and of B up, to 10; largest 0.80 at 2 and 5',
    })
    expect(
      elementsOf(markup, 'text').map((one) => [one.text, one['x'], one['y'], one['text-anchor']]),
    ).toEqual([
      ['A from 4', '268', '258', 'end'],
      ['0', '28', '258', undefined],
      ['B 10', '0', '12', undefined],
    ])
  })

  test('has a line at each threshold that is set, at the border where it is beyond', () => {
    const lines = (a: number, b: number) =>
      numbersOf(plot({ a, b }), 'line', ['x1', 'x2', 'y1', 'y2'])
    expect(lines(1, 2.5)).toEqual([
      [88, 88, 4, 244],
      [28, 268, 184, 184],
    ])
    expect(lines(9, 99)).toEqual([
      [268, 268, 4, 244],
      [28, 268, 4, 4],
    ])
  })

  test('has sliders to the ends of its axes, whose steps are fine where an axis is short', () => {
    const sliders = (a: number[]) =>
      elementsOf(plot({ a: 1, b: 5 }, undefined, a), 'input').map((one) => [
        one['min'],
        one['max'],
        one['step'],
      ])
    expect(sliders([1, 2, 4])).toEqual([
      ['0', '4', '0.05'],
      ['0', '10', '0.05'],
    ])
    expect(sliders([0.25, 0.5, 1])[0]).toEqual(['0', '1', '0.005'])
  })

  test('is none where a map has nothing above 0, and as light as can be where nothing overlaps', () => {
    const none = markupOf(
      <OverlapGridPlot
        grid={{ thresholds: { a: [], b: [5] }, cells: [] }}
        now={{ a: 1, b: 1 }}
        matched={false}
        drawing={{ current: null }}
      />,
      store,
    )
    expect(wordsOf(none)).toBe('A map has nothing above 0.')
    const empty = plot({ a: 1, b: 1 }, [0, 0, 0, 0, 0, 0].map(cell))
    expect(new Set(elementsOf(empty, 'rect').map((one) => one['opacity']))).toEqual(
      new Set(['0.040']),
    )
  })
})

test.each([
  ['axial', 'Axial slice', 'Both maps: A minus B, axial slice'],
  [null, 'Slices', 'Both maps: A minus B, slices'],
] as const)('a cut of both maps (%s) says what it is', (axis, title, label) => {
  const view = { id: 'cut', kind: axis ? 'slice' : 'mosaic', axis } as never
  const markup = markupOf(
    <ComparedPane
      view={view}
      layers={[]}
      edge={{ at: 0.5, onMove: () => {} }}
      bindElement={() => {}}
    />,
    store,
  )
  expect(elementsOf(markup, 'b').map(({ text }) => text)).toEqual([title])
  expect(elementsOf(markup, 'section')[0]?.['aria-label']).toBe(label)
  expect(elementsOf(markup, 'div')[0]?.['aria-label']).toContain('of both maps: A minus B.')
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

test('a wipe has its names at the foot of a cut, and what was done to the maps is said beside a brain', async () => {
  const { store: both, act } = controlledStore()
  await act.open('a', files('exclusion.nii', '3'))
  await act.open('b', files('pain.nii', '4'))
  act.change((document) => withArrangement(document, 'compared'))
  const pane = (mode: string, kind = 'brain') => {
    act.change((document) => ({
      ...document,
      views: document.views.map((view) =>
        view.kind === 'brain' && view.shows === 'comparison' ? { ...view, mode } : view,
      ),
    }))
    const brain = both.getState().document.views.find(({ shows }) => shows === 'comparison')!
    const view = kind === 'brain' ? brain : ({ id: 'cut', kind, axis: 'axial' } as never)
    const edge = { at: 0.5, onMove: () => {} }
    return markupOf(<ComparedPane {...{ view, edge }} layers={[]} bindElement={() => {}} />, both)
  }
  const small = (markup: string) => /class="wipe" data-small="(\w+)"/.exec(markup)?.[1]
  expect([pane('wipe'), pane('wipe', 'slice'), pane('difference')].map(small)).toEqual([
    'false',
    'true',
    undefined,
  ])
  const { describe: done } = matchings.percentile
  expect(wordsOf(pane('difference'))).not.toContain(done)
  act.change((view) => ({ ...view, compare: { ...view.compare, matching: 'percentile' } }))
  expect(wordsOf(pane('difference'))).toContain(done)
})

test('regions warn of maps that rest on peaks, be it one of the two', () => {
  const cautions = (sourceA: string, sourceB: string) => {
    const of = (map: typeof compared.a, kind: string) => ({ ...map, ask: { source: { kind } } })
    const both = {
      ...compared,
      a: of(compared.a, sourceA),
      b: of(compared.b, sourceB),
    } as unknown as Compared
    const markup = markupOf(<RegionSection compared={both} onCurrent={() => {}} />, store)
    return {
      bounds: [...markup.matchAll(/data-bound-caution="ale"[^>]*>([AB]):/g)].map(([, of]) => of),
      said: elementsOf(markup, 'p').filter((one) => 'data-caution' in one).length,
    }
  }
  const [none, left, right] = [
    cautions('file', 'file'),
    cautions('foci', 'file'),
    cautions('file', 'sample'),
  ]
  expect([none.bounds, left.bounds, right.bounds]).toEqual([[], ['A'], ['B']])
  expect(left.said).toBeGreaterThan(none.said)
  expect(right.said).toBe(left.said)
})

test('until the regions have been read, this is said', () => {
  const words = wordsOf(markupOf(<RegionSection compared={compared} onCurrent={() => {}} />, store))
  expect(words).toContain('Reading the regions…')
})
