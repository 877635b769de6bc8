/** What goes on by itself, rests or waits: turns of two maps, answers of workers, the first picture. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { ComparedPane } from '#app/compare/ComparedPane.tsx'
import { heldTurn, useFlicker, useTurn, withHeldTurn } from '#app/compare/flicker.ts'
import { useResult } from '#app/compare/use-result.ts'
import { useFirstPictureWaits } from '#app/shell/use-first-picture.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { controlledStore, files, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage, pass } from './on-page.tsx'

const reduced = vi.hoisted(() => ({ motion: false }))
vi.mock('#app/shell/media-queries.ts', async (original) => ({
  ...(await original<object>()),
  useReducedMotion: () => reduced.motion,
}))

beforeEach(() => {
  reduced.motion = false
})
afterEach(() => vi.useRealTimers())

describe('two maps in turn', () => {
  function Turns({ on }: { readonly on: boolean }) {
    useFlicker(on)
    return <output>{useTurn()}</output>
  }
  /** Whose turn it is at first is left over from whoever looked before. */
  async function turns(on = true) {
    const made = await storeWithMaps()
    vi.useFakeTimers()
    const page = await onPage(<Turns on={on} />, made.store)
    const turn = () => page.one('output').textContent
    const first = turn()
    const other = first === 'a' ? 'b' : 'a'
    return { ...made, page, turn, first, other }
  }

  test('change by themselves, about three times in two seconds', async () => {
    const { turn, first, other, page } = await turns()
    await pass(690)
    expect(turn()).toBe(first)
    await pass(20)
    expect(turn()).toBe(other)
    await pass(700)
    expect(turn()).toBe(first)
    await page.unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each([
    ['nothing flickers', false, false],
    ['motion is reduced', true, true],
  ])('stay as they are where %s', async (_, on, still) => {
    reduced.motion = still
    const { turn, first } = await turns(on)
    // Long enough for one turn: after two it would be the same one's again.
    await pass(1000)
    expect(turn()).toBe(first)
  })

  test.each(['a', 'b'] as const)(
    'stay at the map that is held (%s), and go on once it is let go',
    async (side) => {
      const { turn, act } = await turns()
      act.change((view) => withHeldTurn(view, side))
      await pass(2000)
      expect(turn()).toBe(side)
      act.change((view) => withHeldTurn(view, null))
      const before = turn()
      await pass(710)
      expect(turn()).not.toBe(before)
    },
  )

  test('say whose turn it is, give it to the other, hold it and let it go', async () => {
    const made = await storeWithMaps()
    made.act.change((view) => withArrangement(view, 'compared'))
    made.act.change((view) => ({
      ...view,
      views: view.views.map((one) =>
        one.kind === 'brain' && one.shows === 'comparison' ? { ...one, mode: 'flicker' } : one,
      ),
    }))
    const view = made.store
      .getState()
      .document.views.find((one) => one.kind === 'brain' && one.shows === 'comparison')!
    const page = await onPage(
      <ComparedPane
        view={view}
        layers={[]}
        edge={{ at: 0.5, onMove: () => {} }}
        bindElement={() => {}}
      />,
      made.store,
    )
    const held = () => heldTurn(made.store.getState().document)
    const names = { a: 'one', b: 'two' }
    const first = page.one('[data-turn]').dataset['turn'] as 'a' | 'b'
    const other = first === 'a' ? 'b' : 'a'
    expect(page.one('[data-turn]').textContent).toBe(names[first])
    const hold = (name: string) => page.all('button').find((one) => one.textContent === name)
    expect(hold('Hold')?.getAttribute('aria-pressed')).toBe('true')
    await page.press('Hold')
    expect(held()).toBe(first)
    await expect.poll(() => hold('In turn')?.getAttribute('aria-pressed')).toBe('false')
    await page.press('The other map')
    expect(held()).toBe(other)
    await expect.poll(() => page.one('[data-turn]').textContent).toBe(names[other])
    await page.press('In turn')
    expect(held()).toBeNull()
    await expect.poll(() => hold('Hold')).toBeDefined()
    expect(page.one('[data-mode]').dataset['mode']).toBe('flicker')
  })
})

describe('the answer to a question', () => {
  type Question = (signal: AbortSignal) => Promise<string>
  let seen: { value: string | null; running: boolean; failure: string | null }[] = []
  const questions = createStore<{ readonly ask: Question | null }>(() => ({ ask: null }))
  function Asking() {
    seen.push(useResult(useStore(questions, ({ ask }) => ask)))
    return null
  }
  /** A question that is answered when the test says so. */
  const question = () => {
    const asked: { readonly signal: AbortSignal }[] = []
    let [answer, fail] = [(_: string) => {}, (_: unknown) => {}]
    const ask: Question = (signal) => {
      asked.push({ signal })
      return new Promise((resolve, reject) => {
        answer = resolve
        fail = reject
      })
    }
    return { ask, asked, answer: (text: string) => answer(text), fail: (why: unknown) => fail(why) }
  }
  async function asking(first: Question | null) {
    const { store } = controlledStore({ start: false })
    seen = []
    vi.useFakeTimers()
    questions.setState({ ask: first })
    const page = await onPage(<Asking />, store)
    const next = async (ask: Question | null) => {
      questions.setState({ ask })
      await pass(0)
    }
    return { page, next, now: () => seen.at(-1) }
  }

  test('is asked for once the question rests, runs meanwhile, and stays', async () => {
    const one = question()
    const { now } = await asking(one.ask)
    expect(now()).toEqual({ value: null, running: true, failure: null })
    await pass(190)
    expect(one.asked).toHaveLength(0)
    await pass(20)
    expect(one.asked).toHaveLength(1)
    one.answer('first')
    await pass(0)
    expect(now()).toEqual({ value: 'first', running: false, failure: null })
    await pass(5000)
    expect(one.asked).toHaveLength(1)
  })

  test('to a question before is called off; the last answer stays until the new one is there', async () => {
    const [one, two, three] = [question(), question(), question()]
    const { now, next } = await asking(one.ask)
    await pass(210)
    one.answer('first')
    await pass(0)
    await next(two.ask)
    expect(now()).toEqual({ value: 'first', running: true, failure: null })
    await pass(210)
    expect(two.asked[0]!.signal.aborted).toBe(false)
    await next(three.ask)
    expect(two.asked[0]!.signal.aborted).toBe(true)
    two.answer('too late')
    await pass(100)
    expect(now()).toEqual({ value: 'first', running: true, failure: null })
    await pass(110)
    three.answer('third')
    await pass(0)
    expect(now()).toEqual({ value: 'third', running: false, failure: null })
  })

  test('that was changed before it rested is never asked', async () => {
    const [one, two] = [question(), question()]
    const { next } = await asking(one.ask)
    await pass(100)
    await next(two.ask)
    await pass(1000)
    expect([one.asked.length, two.asked.length]).toEqual([0, 1])
  })

  test('that fails says why, and a failure that comes too late says nothing', async () => {
    const [one, two, three] = [question(), question(), question()]
    const { now, next } = await asking(one.ask)
    await pass(210)
    one.fail(new Error('no memory'))
    await pass(0)
    expect(now()).toEqual({ value: null, running: false, failure: 'no memory' })
    await next(two.ask)
    expect(now()).toEqual({ value: null, running: true, failure: null })
    await pass(210)
    await next(three.ask)
    two.fail('called off')
    await pass(0)
    expect(now()).toEqual({ value: null, running: true, failure: null })
    await pass(210)
    three.fail('in words')
    await pass(0)
    expect(now()).toEqual({ value: null, running: false, failure: 'in words' })
  })

  test('goes where nothing is asked any more, and is called off where nobody waits', async () => {
    const [one, two] = [question(), question()]
    const { now, next, page } = await asking(one.ask)
    await pass(210)
    one.answer('first')
    await pass(0)
    await next(null)
    expect(now()).toEqual({ value: null, running: false, failure: null })
    await next(two.ask)
    await pass(210)
    await page.unmount()
    expect(two.asked[0]!.signal.aborted).toBe(true)
  })
})

describe('the first picture', () => {
  const brain = createStore(() => ({ isThere: false }))
  function Waiting() {
    return <output>{String(useFirstPictureWaits(useStore(brain, (now) => now.isThere)))}</output>
  }
  async function waiting(isThere: boolean) {
    const made = controlledStore({ held: ['openFile'] })
    vi.useFakeTimers()
    void made.act.open('b', files('one.nii', '5'))
    await pass(10)
    brain.setState({ isThere })
    const page = await onPage(<Waiting />, made.store)
    const waits = () => page.one('output').textContent
    const there = async () => {
      brain.setState({ isThere: true })
      await pass(0)
    }
    const arrive = async () => {
      let finished = false
      const finishing = made.named('openFile')[0]!.finish()
      void finishing.then(() => {
        finished = true
      })
      while (!finished) await pass(5)
      await pass(10)
    }
    return { ...made, page, waits, there, arrive }
  }

  test('waits for the maps for so long, and is drawn bare then', async () => {
    const { waits, there } = await waiting(false)
    await pass(3000)
    expect(waits()).toBe('true')
    await there()
    await pass(1490)
    expect(waits()).toBe('true')
    await pass(20)
    expect(waits()).toBe('false')
  })

  test('is drawn as soon as they are there, and nothing waits after it', async () => {
    const { waits, arrive, act, named } = await waiting(true)
    await pass(1000)
    expect(waits()).toBe('true')
    await arrive()
    expect(waits()).toBe('false')
    void act.open('a', files('two.nii', '6'))
    await pass(10)
    expect(named('openFile')).toHaveLength(1)
    expect(waits()).toBe('false')
  })

  test('waits for nothing where no side asks for a map', async () => {
    brain.setState({ isThere: false })
    const { store } = controlledStore()
    const page = await onPage(<Waiting />, store)
    expect(page.one('output').textContent).toBe('false')
  })
})
