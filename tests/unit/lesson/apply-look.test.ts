import { describe, expect, test } from 'vitest'
import { askOfMap, documentOf } from '#lesson/apply-look.ts'
import { lessons } from '#lesson/index.ts'
import { lookAt, openingLook, withLook } from '#lesson/look.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { brainViewOf } from '#view/change-view.ts'
import { parseViewSpec } from '#view/parse.ts'
import { mapLayer } from '#view/spec.ts'
import { shippedTable } from '../../fixtures/shipped-maps.ts'

const studies = shippedTable('social-exclusion-inclusive').studies
const documentOfLook = (look: Parameters<typeof documentOf>[0]) =>
  documentOf(look, { a: askOfMap(look.maps.a, studies), b: askOfMap(look.maps.b, studies) })

test('every step of every lesson asks for a valid document', () => {
  for (const { steps } of lessons)
    steps.forEach((_, at) => {
      const document = documentOfLook(lookAt(steps, at))
      expect(parseViewSpec(structuredClone(document))).toEqual(document)
    })
})

test('a slide opens with everything linked', () => {
  const { links } = documentOfLook(openingLook)
  expect(links).toEqual({ camera: true, threshold: true, range: true })
})

test('a lesson opens with both contrasts at z 3.1 on inflated brains from the side, and nothing marked', () => {
  expect(openingLook).toEqual({
    maps: { a: { sample: 'social-exclusion' }, b: { sample: 'physical-pain' } },
    view: 'lateral-and-medial',
    zoom: 1,
    inflation: 1,
    glass: 0,
    regions: [],
    peaks: false,
    threshold: 3.1,
    fade: 0,
    rule: 'trilinear',
    show: 'both',
    cursor: null,
  })
})

describe('a look', () => {
  test('sets maps, threshold, view, pose and what is shown, on both sides', () => {
    const document = documentOfLook(
      withLook(openingLook, {
        maps: { a: { sample: 'physical-pain' }, b: { sample: 'social-exclusion' } },
        threshold: 2.3,
        view: 'medial-right',
        zoom: 2,
        inflation: 0.5,
        regions: ['ai'],
        show: 'b',
        fade: 0.5,
        rule: 'nearest',
        cursor: [1, 2, 3],
      }),
    )
    expect(mapLayer(document, 'a')).toMatchObject({
      ask: { source: { id: 'physical-pain' }, choice: null },
      threshold: { value: 2.3 },
      fade: 0.5,
    })
    expect(mapLayer(document, 'b').ask?.source).toEqual({ kind: 'sample', id: 'social-exclusion' })
    expect(document.sides.b.rule).toBe('nearest')
    for (const id of ['brain-a', 'brain-b']) {
      const brain = brainViewOf(document, id)
      expect(brain?.camera).toMatchObject({ azimuthDeg: -90, zoom: 2 })
      expect(brain?.pose).toMatchObject({ hidden: 'left', inflation: 0.5 })
    }
    expect(document.regions).toEqual(['ai'])
    expect(document.cursor?.world).toEqual([1, 2, 3])
    expect(placedViews(document).map(({ view }) => view.id)).toEqual(['brain-b'])
  })

  test('is the same whatever was on screen before, and shares no array with the lesson', () => {
    const document = documentOfLook(openingLook)
    expect(documentOfLook(openingLook)).toEqual(document)
    expect(document.regions).not.toBe(openingLook.regions)
  })

  test('of a choice names the studies that it keeps', () => {
    const ask = askOfMap(
      { sample: 'social-exclusion-inclusive', choice: 'strict-plus-region-style' },
      studies,
    )
    expect(ask.choice?.included).toHaveLength(20)
    expect(ask.choice?.included).toContain('pmid-23482622')
  })
})
