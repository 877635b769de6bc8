import { describe, expect, test } from 'vitest'
import { StudiesCompared } from '#app/compare/StudiesCompared.tsx'
import { controlledStore, files } from '../state/test-store.ts'
import { elementsOf, markupOf, wordsOf } from './markup.tsx'

const table = 'study,x,y,z,n\nOnoda 2010,4,22,32,18\n'

describe('the studies of both sides can be compared', () => {
  type Made = ReturnType<typeof controlledStore>
  const shows = {
    nothing: async () => {},
    map: ({ act }: Made, side: 'a' | 'b') => act.open(side, files('one.nii', '5')),
    sample: ({ act }: Made, side: 'a' | 'b') =>
      act.open(side, { kind: 'sample', id: 'physical-pain' }),
    peaks: ({ act }: Made, side: 'a' | 'b') => act.openFoci(side, table, 'Mine'),
  }
  test.each([
    ['nothing', 'nothing', 'not'],
    ['map', 'sample', 'not'],
    ['peaks', 'map', 'not'],
    ['sample', 'nothing', 'not'],
    ['sample', 'sample', 'once their tables are there'],
    ['peaks', 'sample', 'once their tables are there'],
    ['peaks', 'peaks', 'at once'],
  ] as const)('where they show %s and %s: %s', async (left, right, when) => {
    const made = controlledStore()
    await shows[left](made, 'a')
    await shows[right](made, 'b')
    const markup = markupOf(<StudiesCompared />, made.store)
    const can = elementsOf(markup, 'button').map((one) => one['disabled'] === undefined)
    expect(can).toEqual([when === 'at once'])
    const asked = wordsOf(markup).includes('Both sides have to show a meta-analysis')
    expect(asked).toBe(when === 'not')
  })
})
