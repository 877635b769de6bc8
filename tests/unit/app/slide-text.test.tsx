/** A slide's words as they stand on the page. */
import { describe, expect, test } from 'vitest'
import { FactsContext, SlideText } from '#app/lecture/SlideText.tsx'
import { citations } from '#lesson/citations.ts'
import type { Facts, MapFacts } from '#lesson/facts.ts'
import { controlledStore } from '../state/test-store.ts'
import { elementsOf, markupOf, wordsOf } from './markup.tsx'

const { store } = controlledStore({ start: false })

const slide = (source: string, facts: Facts | null = null) =>
  markupOf(
    <FactsContext value={facts}>
      <SlideText source={source} />
    </FactsContext>,
    store,
  )

test('headings, lists, quotations and paragraphs are what they are written as', () => {
  const source = [
    '# Above',
    '## Below',
    'A *word* and a **strong** one.',
    '',
    '- one',
    '- two',
    '',
    '1. first',
    '2. second',
    '',
    '> Somebody said so.',
  ]
  expect(slide(source.join('\n'))).toBe(
    [
      '<h1>Above</h1><h2>Below</h2>',
      '<p>A <em>word</em> and a <strong>strong</strong> one.</p>',
      '<ul><li>one</li><li>two</li></ul>',
      '<ol><li>first</li><li>second</li></ol>',
      '<blockquote>Somebody said so.</blockquote>',
    ].join(''),
  )
})

test('a link leads out of the page, and HTML is only signs', () => {
  expect(slide('See [there](https://example.org/x), <b>now</b>.')).toBe(
    '<p>See <a href="https://example.org/x" target="_blank" rel="noopener noreferrer">there</a>, &lt;b&gt;now&lt;/b&gt;.</p>',
  )
})

test('a citation says what was checked of it; one that nobody checked is marked, and leads nowhere', () => {
  const markup = slide('So it is [@woo2014; @nobody2020].')
  const { label, checked } = citations.woo2014
  const links = elementsOf(markup, 'a')
  expect(links.map((one) => [one.text, one['title']])).toEqual([
    [label, checked.replaceAll('"', '&quot;').replaceAll("'", '&#x27;')],
  ])
  expect(wordsOf(markup)).toBe(`So it is ${label} nobody2020 .`)
  const [mistake] = elementsOf(markup, 'span').filter((one) => one['class'] === 'slide-mistake')
  expect(mistake).toMatchObject({ text: 'nobody2020', title: 'Not among the checked citations' })
})

describe('what is worked out on the slide', () => {
  const facts = (converges: boolean): Facts => ({
    map: (subject) =>
      subject === 'social'
        ? ({
            title: 'Rejection',
            studies: 12,
            studiesInTable: 14,
            criterion: { z: 3.09, leastVoxels: 80 },
            region: () => ({
              voxels: 100,
              peak: { value: 4, world: [1, 2, 3] },
              significantVoxels: converges ? 5 : 0,
              significantPeaks: converges ? [{ value: 4, world: [1, 2, 3] }] : [],
            }),
          } as unknown as MapFacts)
        : null,
    threshold: () => null,
    kept: () => null,
  })
  const value = (source: string, known: Facts | null) =>
    elementsOf(slide(source, known), 'button').map((one) => [
      one.text,
      one['class'],
      one['data-as-said'],
      one['aria-expanded'],
    ])

  test('waits as a dot until the maps are there', () => {
    const markup = slide('Of {studies of social} studies.', null)
    expect(wordsOf(markup)).toBe('Of … studies.')
    expect(elementsOf(markup, 'button')).toEqual([])
  })

  test('is a number that can be asked, closed at first', () => {
    expect(value('Of {studies of social} studies.', facts(true))).toEqual([
      ['12', 'live-value', undefined, 'false'],
    ])
    expect(value('Of {studies of pain} studies.', facts(true))[0]![0]).toBe('—')
  })

  test('that is not as the lecturer says says so, and only then', () => {
    const claim = '{social in dacc converges}'
    const said = slide(claim, facts(true))
    expect(value(claim, facts(true))[0]!.slice(1, 3)).toEqual(['live-value', 'true'])
    expect(wordsOf(said)).not.toContain('differs from the lecturer’s text')
    const other = slide(claim, facts(false))
    expect(value(claim, facts(false))[0]!.slice(1, 3)).toEqual(['live-value turned', 'false'])
    expect(wordsOf(other)).toContain('(differs from the lecturer’s text)')
  })

  test('that can’t be understood stands as it was written, with what is wrong', () => {
    const [wrong] = elementsOf(slide('It is {height of social}.', facts(true)), 'span')
    expect(wrong).toMatchObject({ class: 'slide-mistake' })
    expect(wrong!.text).toContain('height of social')
    expect(wrong!['title']).not.toBe('')
  })
})
