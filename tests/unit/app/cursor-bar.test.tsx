/** What the bar under the brains says of a place, with a cortex that has places. */
import { describe, expect, test } from 'vitest'
import { CursorBar } from '#app/shell/CursorBar.tsx'
import { meshOf } from '#atlas/drawn-region.ts'
import type { AppState } from '#state/app-state.ts'
import { cursorAtPlace } from '#state/cursor.ts'
import { formatMm } from '#statistic/number-words.ts'
import { type Camera, camera } from '#view/camera.ts'
import { withMaximised } from '#view/change-arrangement.ts'
import { withDrawn } from '#view/change-drawn.ts'
import { withCamera, withPose } from '#view/change-view.ts'
import { closedBrain } from '#view/layout.ts'
import type { ViewSpec } from '#view/spec.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'
import { controlledStore } from '../state/test-store.ts'
import { elementsOf, markupOf, wordsOf } from './markup.tsx'

const cortex = syntheticCortex({ levels: 4 })

/** A triangle of the outer side of the left half. */
const outer = (() => {
  const { faces, surfaces } = cortex.left
  let best = 0
  for (let face = 0; face < faces.length / 3; face++)
    if (surfaces.pial[3 * faces[3 * face]!]! < surfaces.pial[3 * faces[3 * best]!]!) best = face
  return cursorAtPlace(cortex, { hemisphere: 'left', face: best, barycentric: [1, 0, 0] })
})()

function bar(change: (view: ViewSpec) => ViewSpec) {
  const { store, act } = controlledStore({ start: false })
  store.setState({
    cortex: { status: 'ready', key: 'test', cortex, own: null } as unknown as AppState['cortex'],
  })
  act.change(change)
  const markup = markupOf(<CursorBar />, store)
  return { markup, words: wordsOf(markup) }
}

/** The place under the cursor, and both brains, closed, looked at from one way. */
function looking(from: Camera, hidden: 'none' | 'left' = 'none') {
  return (view: ViewSpec): ViewSpec => {
    const posed = withPose({ ...view, cursor: outer }, { ...closedBrain, hidden })
    return posed.views.reduce((turned, { id }) => withCamera(turned, id, from), posed)
  }
}

describe('a place under the cursor', () => {
  test('is told, and offered to be shown only where no brain shows it', () => {
    const seen = bar(looking(camera(-90, 0)))
    expect(seen.words).toContain(outer.world.map(formatMm).join(', '))
    expect(seen.words).not.toContain('out of sight')
    expect(bar(looking(camera(90, 0))).words).toContain('out of sight: show')
    expect(bar(looking(camera(-90, 0), 'left')).words).toContain('out of sight: show')
  })

  test('is in sight where one of the brains shows it, and no brain that is not there counts', () => {
    const one = (view: ViewSpec) => {
      const apart = { ...looking(camera(90, 0))(view), links: { ...view.links, camera: false } }
      return withCamera(apart, view.views[0]!.id, camera(-90, 0))
    }
    expect(bar(one).words).not.toContain('out of sight')
    const away = bar((view) => withMaximised(one(view), view.views[1]!.id))
    expect(away.words).toContain('out of sight: show')
  })

  test.each([
    [0, null],
    [2, null],
    [2.4, '2 mm from the cortex'],
    [7.6, '8 mm from the cortex'],
  ])('that was typed %d mm beside the cortex says so from 2 mm on', (mm, said) => {
    const [x, y, z] = outer.world
    const { words } = bar((view) => ({
      ...looking(camera(-90, 0))(view),
      cursor: { ...outer, world: [x! - mm, y!, z!] },
    }))
    if (said) expect(words).toContain(said)
    else expect(words).not.toContain('from the cortex')
  })

  test('has no values and no titles without maps, and says what its region is called by', () => {
    const { markup, words } = bar(looking(camera(-90, 0)))
    expect(
      elementsOf(markup, 'dd')
        .filter((one) => one['data-readout-value'])
        .map(({ text }) => text),
    ).toEqual(['–', '–'])
    expect(words).toContain('AAL')
    const disc = bar((view) => {
      const { hemisphere, face } = outer.place
      const vertex = cortex[hemisphere].faces[3 * face]!
      const shape = { kind: 'disc' as const, hemisphere, vertex, radiusMm: 5, centreMni: null }
      return withDrawn(looking(camera(-90, 0))(view), { shape, mesh: meshOf(cortex) })
    })
    expect(disc.words).toMatch(/Region Disc 1 \(left\)/)
    expect(disc.words).not.toContain('AAL')
    const drawn = bar((view) => ({ ...looking(camera(-90, 0))(view), cursor: null }))
    expect(drawn.words).toContain('Click a brain to read both maps there.')
    expect(elementsOf(drawn.markup, 'section')[0]).toMatchObject({
      'data-read': 'false',
      'data-asking': 'false',
    })
    expect(elementsOf(markup, 'section')[0]).toMatchObject({
      'data-read': 'true',
      'data-asking': 'false',
    })
  })
})
