import { expect, test } from 'vitest'
import { SHUFFLED_TITLE } from '#app/evidence/shuffle-side.ts'
import { LiveControls } from '#app/lecture/LiveControls.tsx'
import type { LiveControlId } from '#lesson/lesson.ts'
import { likertItems } from '#lesson/rating-scale.ts'
import type { AppStore } from '#state/store.ts'
import { controlledStore, files } from '../state/test-store.ts'
import { markupOf, wordsOf } from './markup.tsx'

const control = (id: LiveControlId, store: AppStore = controlledStore({ start: false }).store) =>
  markupOf(<LiveControls ids={[id]} />, store)

test('the game waits for its start, and has no throws to make before', () => {
  const words = wordsOf(control('cyberball'))
  expect(words).toContain('Start the game')
  expect(words).not.toContain('Throw to')
  expect(words).not.toContain('Play again')
})

test('a statement says that it is turned round only if it is', () => {
  const legends = [...control('likert').matchAll(/<legend>(.*?)<\/legend>/g)].map(
    ([, words]) => words,
  )
  expect(legends.map((words) => words?.includes('(turned round)'))).toEqual(
    likertItems.map(({ reversed }) => reversed),
  )
})

test('each rate goes from never to always', () => {
  const sliders = control('base-rate').match(/<input[^>]*type="range"[^>]*>/g) ?? []
  expect(sliders).toHaveLength(3)
  for (const slider of sliders) expect(slider).toContain('min="0" max="1"')
})

test('a map is called simulated once its peaks were shuffled, and not before', async () => {
  const { store, act } = controlledStore()
  await act.open('b', files('pain.nii', '3'))
  expect(wordsOf(control('shuffle', store))).toBe('Shuffle the peaks')
  await act.openFoci('b', 'study,x,y,z,n\nOnoda 2010,4,22,32,18\n', SHUFFLED_TITLE)
  expect(wordsOf(control('shuffle', store))).toBe(
    'Shuffle again The right map is simulated: random peaks.',
  )
})
