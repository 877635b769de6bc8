import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { LiveControls } from '#app/lecture/LiveControls.tsx'
import { beginLecture, act as give, lectureStore, useLecture } from '#app/lecture/lecture-store.ts'
import { keepPicture } from '#app/lecture/Overview.tsx'
import { PenLayer } from '#app/lecture/PenLayer.tsx'
import { Presenter } from '#app/lecture/Presenter.tsx'
import { QuestionBox } from '#app/lecture/QuestionBox.tsx'
import { FactsContext, SlideText } from '#app/lecture/SlideText.tsx'
import { useFacts } from '#app/lecture/use-facts.ts'
import { type LectureCommands, useLectureKeys } from '#app/lecture/use-lecture-keys.ts'
import { keepStage } from '#app/shell/stage-pictures.ts'
import { ALL_THROWS, FAIR_THROWS } from '#lesson/cyberball.ts'
import type { Facts } from '#lesson/facts.ts'
import type { Lesson, LiveControlId, Question } from '#lesson/lesson.ts'
import { samplingRules } from '#sampling/index.ts'
import type { StageHandle } from '#scene/stage-props.ts'
import type { AppState } from '#state/app-state.ts'
import { selectLook } from '#state/select-look.ts'
import type { Actions } from '#state/store.ts'
import { withMaximised } from '#view/change-arrangement.ts'
import { withAskPart, withLink, withThreshold } from '#view/change-layer.ts'
import { sourceKey } from '#view/map-ask.ts'
import { study as studyOf } from '../../unit/evidence/small-brain.ts'
import { controlledStore, files, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

const step = (id: string, say: string, question?: Question) => ({
  id,
  say,
  look: {},
  notes: `Notes of ${id}.`,
  live: [],
  ...(question && { question }),
})

const lessonOf = (...questions: readonly (Question | undefined)[]): Lesson =>
  ({
    id: 'given',
    title: 'Given',
    about: '',
    steps: questions.map((question, n) =>
      step(`s${n}`, `# Slide ${n + 1}\n\nWords of it.`, question),
    ),
  }) as unknown as Lesson

const lecture = () => lectureStore.getState().lecture!

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  keepStage(null)
  lectureStore.setState({ lecture: null, handout: null })
})

const control = async (id: LiveControlId) => {
  const made = await storeWithMaps()
  const page = await onPage(<LiveControls ids={[id]} />, made.store)
  return { ...made, page }
}

describe('on a slide', () => {
  test('studies are asked for, left out and brought back, the last one kept', async () => {
    const made = controlledStore()
    await made.act.open('a', { kind: 'sample', id: 'physical-pain' })
    const [loadEvidence, question] = [vi.fn(async () => {}), vi.fn(async () => {})]
    made.store.setState(({ act }) => ({
      act: { ...act, loadEvidence, question } as unknown as Actions,
    }))
    const page = await onPage(<LiveControls ids={['studies']} />, made.store)
    await page.press('Question the studies')
    expect(loadEvidence.mock.calls).toEqual([['a']])
    const studies = ['Adams', 'Baker'].map((id) =>
      studyOf(id, [[4, 22, 32]], { authors: id, year: 2012 }),
    )
    const table = { id: 'table', rule: '', limits: [], studies }
    const key = sourceKey({ kind: 'sample', id: 'physical-pain' })
    made.store.setState({
      tables: { [key]: { table, dropped: [], notes: [] } },
    } as unknown as AppState)
    await expect.poll(() => page.one('summary').textContent).toBe('2 of 2 studies')
    await page.check('Baker 2012')
    expect(question.mock.lastCall).toEqual(['a', { included: ['Adams'] }])
    made.act.change((view) =>
      withAskPart(view, 'a', {
        choice: { included: ['Adams'], fallbackN: 20, correction: 'none', nullIn: 'brain' },
      }),
    )
    await expect.poll(() => page.one('summary').textContent).toBe('1 of 2 studies')
    const boxes = page.all<HTMLInputElement>('input')
    await expect
      .poll(() => boxes.map(({ checked, disabled }) => [checked, disabled]))
      .toEqual([
        [true, true],
        [false, false],
      ])
    boxes[1]!.click()
    expect(question.mock.lastCall).toEqual(['a', { included: ['Adams', 'Baker'] }])
    // Of the map that is shown alone.
    made.act.change((view) => withMaximised(view, 'brain-b'))
    await page.press('Question the studies')
    expect(loadEvidence.mock.lastCall).toEqual(['b'])
  })

  test('studies can’t be asked for or left out while the map of the side is worked out', async () => {
    const { store, act, named } = controlledStore({ held: ['aleMap', 'sampleVolume'] })
    const page = await onPage(<LiveControls ids={['studies']} />, store)
    void act.open('a', files('one.nii', '6'))
    const button = () => page.all<HTMLButtonElement>('button')[0]
    await expect.poll(() => button()?.disabled).toBe(true)
    await expect.poll(() => named('sampleVolume').length).toBe(1)
    await named('sampleVolume')[0]!.finish()
    await expect.poll(() => button()?.disabled).toBe(false)
    const table = 'study,x,y,z,n\nOnoda 2010,4,22,32,18\nKross 2011,4,22,30,20\n'
    void act.openFoci('a', table, 'Mine')
    const through = async () => {
      for (const task of ['aleMap', 'sampleVolume']) {
        await expect.poll(() => named(task).length).toBe(1)
        await named(task)[0]!.finish()
      }
    }
    const boxes = () =>
      page.all<HTMLInputElement>('input').map(({ checked, disabled }) => [checked, disabled])
    await through()
    await expect.poll(boxes).toEqual([
      [true, false],
      [true, false],
    ])
    page.all('input')[1]!.click()
    await expect.poll(() => boxes().map(([, disabled]) => disabled)).toEqual([true, true])
    await through()
    await expect.poll(boxes).toEqual([
      [true, true],
      [false, false],
    ])
  })

  test('the threshold of both maps is moved', async () => {
    const { page, store } = await control('threshold')
    await page.set('Threshold z ≥', 4.7)
    const { sides } = selectLook(store.getState())
    expect([sides.a.asked, sides.b.asked]).toEqual([
      { rule: 'value', value: 4.7 },
      { rule: 'value', value: 4.7 },
    ])
    expect(page.one('output').textContent).toBe('4.7')
    const { min, max, ariaValueText } = page.one<HTMLInputElement>('input')
    expect([min, max, ariaValueText]).toEqual(['0', '9', '4.7'])
  })

  test('the rule from voxels to the surface is chosen', async () => {
    const { page, store } = await control('rule')
    const { label } = samplingRules.extreme
    await userEvent.selectOptions(page.one('select'), label)
    const { sides } = store.getState().document
    expect([sides.a.rule, sides.b.rule]).toEqual(['extreme', 'extreme'])
  })

  test('one side is shown alone, the other one, or both', async () => {
    const { page, store } = await control('one-side')
    const alone = () => store.getState().document.arrangement.maximised
    const pressed = () => page.all('[aria-pressed="true"]').map((one) => one.textContent)
    expect(pressed()).toEqual(['Both'])
    await page.press('Left alone')
    expect([alone(), pressed()]).toEqual(['brain-a', ['Left alone']])
    await page.press('Right alone')
    expect([alone(), pressed()]).toEqual(['brain-b', ['Right alone']])
    await page.press('Both')
    expect([alone(), pressed()]).toEqual([null, ['Both']])
  })

  test('what an active region says of hurting follows from three rates', async () => {
    const { page } = await control('base-rate')
    const share = () => page.one('strong').textContent
    // Bayes: 0.08 / (0.08 + 0.27).
    expect(page.all('output').map((one) => one.textContent)).toEqual(['10 %', '80 %', '30 %'])
    expect(share()).toBe('23 %')
    const move = (at: number, to: string) =>
      userEvent.fill(page.all<HTMLInputElement>('input')[at]!, to)
    await move(0, '0.52')
    // 0.416 / (0.416 + 0.144).
    expect(share()).toBe('74 %')
    expect(page.all('input').map((one) => one.ariaValueText)).toEqual(['52 %', '80 %', '30 %'])
    expect(page.all('input').map((one) => one.ariaLabel)).toEqual([
      'It hurts in … of all situations',
      'Active in … of the hurting ones',
      'Active in … of all others',
    ])
    await move(2, '0')
    expect(share()).toBe('100 %')
    await move(1, '0')
    expect(share()).toBe('—')
    expect(page.all('output').map((one) => one.textContent)).toEqual(['52 %', '0 %', '0 %'])
  })

  test('the mean of what was answered is told, the statements turned round with it', async () => {
    const { page } = await control('likert')
    const said = () => page.one('.likert [role="status"]').textContent
    expect(said()).toBe('No answer yet.')
    const radios = (item: number) => page.all<HTMLInputElement>(`input[name="likert-${item}"]`)
    radios(0)[4]!.click()
    await expect.poll(said).toBe('Mean of 1 of 4: 5.00 on a scale from 1 to 5.')
    radios(1)[4]!.click()
    await expect.poll(said).toBe('Mean of 2 of 4: 3.00 on a scale from 1 to 5.')
    expect(radios(0).map(({ checked }) => checked)).toEqual([false, false, false, false, true])
    expect(radios(2).every(({ checked }) => !checked)).toBe(true)
  })

  test('a mark on the line is read in millimetres, and there is none before', async () => {
    const { page } = await control('analogue-scale')
    const line = page.one<HTMLInputElement>('input')
    const said = () => page.one('.analogue-scale [role="status"]').textContent
    expect([said(), line.ariaValueText, line.dataset['marked']]).toEqual([
      'Put a mark on the line.',
      'no mark yet',
      'false',
    ])
    await page.set('How much did it hurt?', '0.425')
    expect([said(), line.ariaValueText, line.dataset['marked']]).toEqual([
      '43 mm of 100.',
      '43 mm',
      'true',
    ])
  })
})

test('a line that nobody has marked can be marked at its beginning, its middle and its end', async () => {
  for (const [share, key, mm] of [
    [0, '{Home}', '0 mm'],
    [0.5, '{ArrowRight}{ArrowLeft}', '50 mm'],
    [1, '{End}', '100 mm'],
  ] as const) {
    const byMouse = await control('analogue-scale')
    const line = byMouse.page.one<HTMLInputElement>('input')
    const { width, height } = line.getBoundingClientRect()
    await userEvent.click(line, { position: { x: 1 + share * (width - 2), y: height / 2 } })
    await expect.poll(() => [line.ariaValueText, line.dataset['marked']]).toEqual([mm, 'true'])
    await byMouse.page.unmount()
    const byKeys = await control('analogue-scale')
    byKeys.page.one('input').focus()
    await userEvent.keyboard(key)
    await expect.poll(() => byKeys.page.one('input').ariaValueText).toBe(mm)
    await byKeys.page.unmount()
  }
})

describe('the game of catch', () => {
  async function game() {
    const { store } = controlledStore({ start: false })
    const page = await onPage(<LiveControls ids={['cyberball']} />, store)
    vi.useFakeTimers()
    const said = () => page.one('[aria-live]').textContent
    const pass = () => vi.advanceTimersByTimeAsync(1500)
    return { page, said, pass }
  }
  const button = (page: Awaited<ReturnType<typeof game>>['page'], words: string) =>
    page.all('button').find((one) => one.textContent === words)

  test('waits for its start, and then moves by itself until the ball is with the player', async () => {
    const { page, said, pass } = await game()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(said()).toBe('')
    button(page, 'Start the game')!.click()
    await vi.advanceTimersByTimeAsync(0)
    expect(said()).toBe('Player 1 (simulated) has the ball.')
    expect(button(page, 'Start the game')).toBeUndefined()
    expect(button(page, '← Throw to 1')!.getAttribute('aria-disabled')).toBe('true')
    button(page, 'Throw to 2 →')!.click()
    await vi.advanceTimersByTimeAsync(0)
    expect(said()).toBe('Player 1 (simulated) has the ball.')
    for (let n = 0; n < 12 && said() !== 'You have the ball.'; n++) await pass()
    expect(said()).toBe('You have the ball.')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(said()).toBe('You have the ball.')
    expect(page.one('svg').getAttribute('aria-label')).toBe('You have the ball')
    expect(page.one('.cyberball-ball').style.transform).toBe('translate(50px, 84px)')
    expect(button(page, '← Throw to 1')!.getAttribute('aria-disabled')).toBe('false')
    button(page, 'Throw to 2 →')!.click()
    await vi.advanceTimersByTimeAsync(0)
    expect(said()).toBe('Player 2 (simulated) has the ball.')
    expect(page.one('svg').getAttribute('aria-label')).toBe('Player 2 (simulated) has the ball')
    expect(page.one('.cyberball-ball').style.transform).toBe('translate(86px, 22px)')
    for (let n = 0; n < 24 && said() !== 'You have the ball.'; n++) await pass()
    button(page, '← Throw to 1')!.click()
    await vi.advanceTimersByTimeAsync(0)
    expect(said()).toBe('Player 1 (simulated) has the ball.')
    expect(page.one('.cyberball-ball').style.transform).toBe('translate(14px, 22px)')
  })

  test('has its players where the ball comes to them, their names clear of them', async () => {
    const { page } = await game()
    const number = (one: Element, name: string) => Number(one.getAttribute(name))
    const players = page.all('svg g').map((group) => {
      const [circle, name] = [group.querySelector('circle')!, group.querySelector('text')!]
      const [x, y, r] = ['cx', 'cy', 'r'].map((of) => number(circle, of)) as [
        number,
        number,
        number,
      ]
      const apart = number(name, 'y') - y
      return [name.textContent, x, y, number(name, 'x') === x, apart > r, apart < -r]
    })
    expect(players).toEqual([
      ['Player 1', 14, 22, true, false, true],
      ['Player 2', 86, 22, true, false, true],
      ['You', 50, 84, true, true, false],
    ])
  })

  test('is thrown with the arrows, comes to its end, says what a study would contrast, and is played again', async () => {
    const { page, said, pass } = await game()
    button(page, 'Start the game')!.click()
    await vi.advanceTimersByTimeAsync(0)
    const key = (name: string) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })
      page.one('.live-row button').dispatchEvent(event)
      return event.defaultPrevented
    }
    let thrown = 0
    for (let n = 0; n <= 2 * ALL_THROWS && !said()!.startsWith('Over.'); n++) {
      if (said() === 'You have the ball.') {
        expect(key('Enter')).toBe(false)
        const isEven = thrown++ % 2 === 0
        expect(key(isEven ? 'ArrowLeft' : 'ArrowRight')).toBe(true)
        await vi.advanceTimersByTimeAsync(0)
        expect(said()).toBe(`Player ${isEven ? 1 : 2} (simulated) has the ball.`)
      } else await pass()
    }
    expect(thrown).toBeGreaterThan(1)
    const [, fairYou, fair, laterYou, later] =
      /^Over\. Fair round: (\d+) of (\d+) of their throws came to you\. Then: (\d+) of (\d+)\./
        .exec(said()!)!
        .map(Number)
    expect(fairYou).toBe(thrown)
    expect(laterYou).toBe(0)
    expect(fair! + later! + thrown).toBe(ALL_THROWS)
    expect(fair! + thrown).toBeGreaterThanOrEqual(FAIR_THROWS)
    expect(page.all('.live-row')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(10_000)
    button(page, 'Play again')!.click()
    await vi.advanceTimersByTimeAsync(0)
    expect(said()).toBe('Player 1 (simulated) has the ball.')
    expect(button(page, 'Play again')).toBeUndefined()
  })
})

describe('a question', () => {
  function Asked() {
    const given = useLecture((state) => state.lecture)
    return given && <QuestionBox lecture={given} facts={null} />
  }
  const ask = async (question: Question) => {
    const made = await storeWithMaps()
    beginLecture(lessonOf(question))
    const page = await onPage(<Asked />, made.store)
    return { ...made, page }
  }

  const which: Question = {
    kind: 'choice',
    ask: 'Which?',
    options: ['one', 'two'],
    right: 1,
    answer: 'Two.',
  }

  test('of words takes one answer until it is revealed, and says whether it was right', async () => {
    for (const [index, right] of [
      [0, 'false'],
      [1, 'true'],
    ] as const) {
      const { page } = await ask(which)
      page.all<HTMLInputElement>('input')[1 - index]!.click()
      page.all<HTMLInputElement>('input')[index]!.click()
      expect(lecture().answers).toEqual({ s0: { kind: 'choice', index } })
      expect(page.all('.question-verdict')).toHaveLength(0)
      await page.press('Reveal')
      await expect.poll(() => page.all('.question-verdict')).toHaveLength(1)
      expect(page.one('.question-verdict').dataset['right']).toBe(right)
      await page.unmount()
    }
  })

  test('of a place is judged by its distance from the region on the brain that is there', async () => {
    const question: Question = { kind: 'place', ask: 'Where?', region: 's1', answer: 'There.' }
    for (const [side, label] of [
      ['left', 57],
      ['right', 58],
    ] as const) {
      const { page, store } = await ask(question)
      const { cortex } = store.getState()
      if (cortex.status !== 'ready') throw new Error('no cortex')
      const half = (id: 'left' | 'right') => ({
        ...cortex.cortex[id],
        // Another brain has faces of its own; the region is on one half of it.
        faces: cortex.cortex[id].faces.slice(),
        labels: { ...cortex.cortex[id].labels, aal: Uint16Array.of(0, 0, 0) },
      })
      const halves = { left: half('left'), right: half('right') }
      halves[side].labels.aal.fill(label)
      // The other half is beside it, and near is no vertex of the region's there.
      const other = side === 'left' ? 'right' : 'left'
      const beside = (positions: Float32Array) =>
        positions.map((mm, of) => (of % 3 === 0 ? mm - 20 : mm))
      const { pial, white } = halves[other].surfaces
      halves[other].surfaces = { pial: beside(pial), white: beside(white) }
      store.setState({ cortex: { ...cortex, cortex: halves } })
      const judged = async (world: readonly [number, number, number]) => {
        lectureStore.setState({ lecture: { ...lecture(), revealed: {} } })
        await expect.poll(() => page.all('.question-verdict')).toHaveLength(0)
        give({ kind: 'answer', answer: { kind: 'place', world } })
        await expect.poll(() => lecture().answers['s0']).toMatchObject({ world })
        lectureStore.setState({ lecture: { ...lecture(), revealed: { s0: true } } })
        await expect.poll(() => page.all('.question-verdict')).toHaveLength(1)
        return page.one('.question-verdict').textContent
      }
      // Its three vertices half-way between white and pial surface, and places beside each of them.
      for (const [world, words] of [
        [[0.5, 2.5, 4.5], 'You are in the S1.'],
        [[2.5, 4.5, 1.5], 'You are in the S1.'],
        [[1.5, 3.5, 0.5], 'You are in the S1.'],
        [[1.5, 3.5, -2.5], '3 mm beside the S1: near enough.'],
        [[-19.5, 2.5, 4.5], '20 mm away from the S1.'],
        [[0.5, -17.5, 4.5], '20 mm away from the S1.'],
        [[0.5, 2.5, 24.5], '20 mm away from the S1.'],
        [[22.5, 4.5, 1.5], '20 mm away from the S1.'],
        [[2.5, 24.5, 1.5], '20 mm away from the S1.'],
        [[1.5, 3.5, -19.5], '20 mm away from the S1.'],
      ] as const)
        expect([world, await judged(world)]).toEqual([world, words])
      await page.unmount()
    }
  })

  test('of a number is judged by what is worked out from the maps on screen', async () => {
    const question: Question = {
      kind: 'number',
      ask: 'How large?',
      range: [2, 6],
      step: 0.1,
      unit: 'z',
      value: 'studies of pain',
      answer: 'So.',
    }
    const facts = {
      map: () => ({ title: 'Pain', studies: 5, studiesInTable: 5 }),
    } as unknown as Facts
    const { store } = controlledStore({ start: false })
    for (const [guess, known, words, right] of [
      [5.3, facts, '0.3 z too high: close.', 'true'],
      [4.5, facts, '0.5 z too low.', 'false'],
      [4.5, null, null, null],
    ] as const) {
      beginLecture(lessonOf(question))
      give({ kind: 'answer', answer: { kind: 'number', value: guess } })
      give({ kind: 'reveal' })
      const page = await onPage(<QuestionBox lecture={lecture()} facts={known} />, store)
      const verdict = () =>
        page.all('.question-verdict').map((one) => [one.textContent, one.dataset['right']])
      await expect.poll(verdict).toEqual(words === null ? [] : [[words, right]])
      await page.unmount()
    }
  })

  test('of pictures shows each at its own map: one that can’t be shown has none, not the next one’s', async () => {
    const { store } = await storeWithMaps()
    const view = store.getState().document
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'))
    keepStage({
      capture: () => Object.assign(document.createElement('canvas'), { width: 8, height: 4 }),
    } as unknown as StageHandle)
    const option = (name: string, look: object) => ({ name, look })
    const question = {
      kind: 'map',
      ask: 'Which?',
      options: [
        option('no table', { maps: { a: { sample: 'physical-pain', choice: 'strict' } } }),
        option('as it is', {}),
      ],
      right: 1,
      answer: 'The second.',
    } as unknown as Question
    beginLecture(lessonOf(question))
    const page = await onPage(<QuestionBox lecture={lecture()} facts={null} />, store)
    const pictures = () =>
      page
        .all('.map-options label')
        .map(
          (one) => one.querySelector('img')?.alt ?? one.querySelector('.map-waiting')?.textContent,
        )
    await expect.poll(pictures).toEqual(['…', 'Brain as it is'])
    page.all<HTMLInputElement>('.map-options input')[1]!.click()
    expect(lecture().answers).toEqual({ s0: { kind: 'choice', index: 1 } })
    await expect.poll(() => store.getState().document).toEqual(view)
  })

  test('of a place has no verdict while there is no brain', async () => {
    const { store } = controlledStore({ start: false })
    beginLecture(lessonOf({ kind: 'place', ask: 'Where?', region: 'dacc', answer: 'There.' }))
    give({ kind: 'answer', answer: { kind: 'place', world: [0, 20, 30] } })
    give({ kind: 'reveal' })
    const page = await onPage(<QuestionBox lecture={lecture()} facts={null} />, store)
    expect(page.one('[aria-live]').textContent).toBe('There.')
  })

  test('that nobody answered is revealed without a verdict', async () => {
    const { page } = await ask(which)
    await page.press('Reveal')
    await expect.poll(() => page.one('[aria-live]').textContent).toBe('Two.')
    expect(page.all('.question-verdict')).toHaveLength(0)
  })

  test('of a number takes the slider’s', async () => {
    const { page } = await ask({
      kind: 'number',
      ask: 'How large?',
      range: [2, 6],
      step: 0.5,
      unit: 'z',
      value: 'peak of pain',
      answer: 'So.',
    })
    await page.set('Your guess', '5.5')
    expect(lecture().answers).toEqual({ s0: { kind: 'number', value: 5.5 } })
    expect(page.one('output').textContent).toBe('5.5 z')
  })

  test('of a place takes the cursor until it is revealed, and marks the region then', async () => {
    const { page, store, act } = await ask({
      kind: 'place',
      ask: 'Where?',
      region: 'dacc',
      answer: 'There.',
    })
    act.change((view) => ({ ...view, regions: [] }))
    const put = (z: number) =>
      act.change((view) => ({ ...view, cursor: { world: [0, 20, z], place: null } }))
    expect(lecture().answers).toEqual({})
    put(30)
    await expect
      .poll(() => lecture().answers)
      .toEqual({
        s0: { kind: 'place', world: [0, 20, 30] },
      })
    expect(store.getState().document.regions).toEqual([])
    await page.press('Reveal')
    await expect.poll(() => store.getState().document.regions).toEqual(['dacc'])
    put(40)
    expect(lecture().answers).toEqual({ s0: { kind: 'place', world: [0, 20, 30] } })
  })
})

describe('keys of a lecture', () => {
  const commands: LectureCommands = {
    backToSlide: vi.fn(),
    presenter: vi.fn(),
    fullScreen: vi.fn(),
  }
  function Keys() {
    useLectureKeys(commands)
    return (
      <>
        <button type="button">A button</button>
        <input aria-label="A text" />
        <input type="range" aria-label="A slider" />
        <div className="pane-view" />
        <div data-own-keys />
        <details>
          <summary>More</summary>
        </details>
      </>
    )
  }
  beforeEach(() => vi.clearAllMocks())
  async function keys() {
    const { store } = controlledStore({ start: false })
    beginLecture(lessonOf(undefined, undefined, undefined, undefined))
    const page = await onPage(<Keys />, store)
    const on = (selector: string | null, key: string, held: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held })
      const target = selector === null ? document.body : page.one(selector)
      target.dispatchEvent(event)
      return event.defaultPrevented
    }
    return { page, on }
  }
  const at = () => lecture().at

  test('go on and back, to the ends, and to a number', async () => {
    const { on } = await keys()
    for (const [key, there] of [
      ['ArrowRight', 1],
      ['ArrowDown', 2],
      [' ', 3],
      ['ArrowLeft', 2],
      ['ArrowUp', 1],
      ['PageDown', 2],
      ['PageUp', 1],
      ['End', 3],
      ['Home', 0],
    ] as const) {
      expect(on(null, key)).toBe(true)
      expect([key, at()]).toEqual([key, there])
    }
    on(null, '3')
    expect(at()).toBe(0)
    on(null, 'Enter')
    expect(at()).toBe(2)
  })

  test('black the screen, show all slides, take tools up and put all away', async () => {
    const { on } = await keys()
    on(null, 'b')
    expect(lecture().black).toBe(true)
    on(null, '.')
    expect(lecture().black).toBe(false)
    on(null, 'O')
    expect(lecture().overview).toBe(true)
    on(null, 'l')
    expect(lecture().tool).toBe('laser')
    on(null, 'd')
    expect(lecture().tool).toBe('pen')
    give({
      kind: 'stroke',
      stroke: [
        [0, 0],
        [1, 1],
      ],
    })
    expect(Object.keys(lecture().strokes)).toHaveLength(1)
    on(null, 'e')
    expect(Object.keys(lecture().strokes)).toHaveLength(0)
    on(null, 'Escape')
    expect(lecture()).toMatchObject({ overview: false, tool: 'none', black: false })
  })

  test('call the slide’s view, the presenter’s window and the full screen, and end', async () => {
    const { on } = await keys()
    const called = () =>
      [commands.backToSlide, commands.presenter, commands.fullScreen].map(
        (one) => vi.mocked(one).mock.calls.length,
      )
    on(null, 'r')
    expect(called()).toEqual([1, 0, 0])
    on(null, 'P')
    expect(called()).toEqual([1, 1, 0])
    on(null, 'f')
    expect(called()).toEqual([1, 1, 1])
    expect(on(null, 'z')).toBe(false)
    on(null, 'q')
    expect(lectureStore.getState().lecture).toBeNull()
    expect(on(null, 'PageDown')).toBe(false)
  })

  test('are left to what has the focus, but for a clicker’s', async () => {
    const { on } = await keys()
    for (const selector of ['button', '[aria-label="A slider"]', '.pane-view', '[data-own-keys]']) {
      for (const key of ['ArrowRight', 'End', 'Enter']) expect(on(selector, key)).toBe(false)
      expect(at()).toBe(0)
      expect(on(selector, 'PageDown')).toBe(true)
      expect(on(selector, 'PageUp')).toBe(true)
      on(selector, 'b')
      expect(lecture().black).toBe(true)
      on(selector, 'b')
    }
    expect(on('[aria-label="A text"]', 'b')).toBe(false)
    expect(on('[aria-label="A text"]', '2')).toBe(false)
    expect(lecture()).toMatchObject({ black: false, typed: '' })
    expect(on('[aria-label="A text"]', 'PageDown')).toBe(true)
    expect(at()).toBe(1)
  })

  test('space goes on from a brain, Enter belongs to typed digits even on a button', async () => {
    const { on } = await keys()
    expect(on('button', ' ')).toBe(false)
    expect(on('.pane-view', ' ')).toBe(true)
    expect(at()).toBe(1)
    on('button', '4')
    expect(on('button', 'Enter')).toBe(true)
    expect(at()).toBe(3)
  })

  test('what is folded can be opened by Enter and Space, and takes no arrows', async () => {
    const { on } = await keys()
    for (const key of ['Enter', ' ']) expect([key, on('summary', key)]).toEqual([key, false])
    expect(at()).toBe(0)
    expect(on('summary', 'ArrowRight')).toBe(true)
    expect(at()).toBe(1)
  })

  test('count where nothing on the page has the focus', async () => {
    await keys()
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
    expect(at()).toBe(1)
  })

  test('with Control, Alt or Meta are the browser’s, and nobody listens once the slide is gone', async () => {
    const { page, on } = await keys()
    for (const held of ['ctrlKey', 'altKey', 'metaKey'])
      expect(on(null, 'PageDown', { [held]: true })).toBe(false)
    expect(at()).toBe(0)
    await page.unmount()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))
    expect(at()).toBe(0)
  })
})

describe('pen and pointer', () => {
  async function layer(tool: 'pen' | 'laser' | 'none') {
    const { store } = controlledStore({ start: false })
    beginLecture(lessonOf(undefined, undefined))
    if (tool !== 'none') give({ kind: 'tool', tool })
    const page = await onPage(
      <div style={{ position: 'fixed', inset: '20px 0 0 30px' }}>
        <PenLayer />
      </div>,
      store,
    )
    const pen = page.one('.lecture-pen')
    Object.assign(pen.style, { position: 'absolute', inset: '0' })
    const held = vi.fn()
    pen.setPointerCapture = held
    const { left, top, width, height } = pen.getBoundingClientRect()
    const pointer = async (type: string, x: number, y: number, more: PointerEventInit = {}) => {
      pen.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 1,
          clientX: left + x * width,
          clientY: top + y * height,
          ...more,
        }),
      )
      await new Promise((resolve) => setTimeout(resolve))
    }
    return { page, pen, pointer, held }
  }

  test('the pen draws a line that stays on its slide, in shares of it', async () => {
    const { page, pointer, held } = await layer('pen')
    await pointer('pointermove', 0.9, 0.9)
    expect(held).not.toHaveBeenCalled()
    await pointer('pointerdown', 0.25, 0.5)
    // Past the edge it is still this line.
    expect(held.mock.calls).toEqual([[1]])
    await pointer('pointermove', 0.5, 0.75)
    await pointer('pointermove', 0.5, 1)
    expect(page.one('path').getAttribute('d')).toBe('M25.00 50.00L50.00 75.00L50.00 100.00')
    expect(lecture().strokes).toEqual({})
    await pointer('pointerup', 0.5, 1)
    expect(lecture().strokes).toEqual({
      s0: [
        [
          [0.25, 0.5],
          [0.5, 0.75],
          [0.5, 1],
        ],
      ],
    })
    expect(page.all('path')).toHaveLength(1)
    give({ kind: 'next' })
    await expect.poll(() => page.all('path')).toHaveLength(0)
  })

  test('a line that is called off leaves nothing, and without the pen none begins', async () => {
    const { page, pointer } = await layer('pen')
    await pointer('pointerdown', 0.2, 0.2)
    await pointer('pointermove', 0.5, 0.5)
    await pointer('pointercancel', 0.5, 0.5)
    await pointer('pointerup', 0.5, 0.5)
    expect([lecture().strokes, page.all('path').length]).toEqual([{}, 0])
    await page.unmount()
    const other = await layer('laser')
    await other.pointer('pointerdown', 0.2, 0.2)
    await other.pointer('pointermove', 0.5, 0.5)
    expect(other.page.all('path')).toHaveLength(0)
  })

  test('one pointer draws at a time, by its main button', async () => {
    const { page, pointer } = await layer('pen')
    await pointer('pointerdown', 0.5, 0.5, { button: 2 })
    await pointer('pointermove', 0.6, 0.6)
    await pointer('pointerup', 0.6, 0.6, { button: 2 })
    expect([lecture().strokes, page.all('path').length]).toEqual([{}, 0])
    // A hand that rests on the screen beside the pen.
    const palm = { pointerId: 2 }
    await pointer('pointerdown', 0.25, 0.5)
    await pointer('pointerdown', 0.9, 0.9, palm)
    await pointer('pointermove', 0.8, 0.9, palm)
    await pointer('pointerup', 0.8, 0.9, palm)
    await pointer('pointercancel', 0.8, 0.9, palm)
    await pointer('pointermove', 0.5, 0.75)
    await pointer('pointerup', 0.5, 0.75)
    expect(lecture().strokes).toEqual({
      s0: [
        [
          [0.25, 0.5],
          [0.5, 0.75],
        ],
      ],
    })
    await pointer('pointerdown', 0.1, 0.1, palm)
    await pointer('pointermove', 0.2, 0.1, palm)
    await pointer('pointerup', 0.2, 0.1, palm)
    expect(lecture().strokes['s0']).toHaveLength(2)
  })

  test('the laser is there while it is asked for, and goes with the pointer', async () => {
    const { page, pen, pointer } = await layer('laser')
    await pointer('pointermove', 0.25, 0.75)
    const { left, top } = page.one('.lecture-laser').style
    expect([left, top]).toEqual(['25%', '75%'])
    expect(pen.dataset['tool']).toBe('laser')
    give({ kind: 'tool', tool: 'laser' })
    await expect.poll(() => page.all('.lecture-laser')).toHaveLength(0)
  })
})

describe('the presenter’s window', () => {
  const commands: LectureCommands = {
    backToSlide: vi.fn(),
    presenter: vi.fn(),
    fullScreen: vi.fn(),
  }
  const onClosed = vi.fn()
  let frame: HTMLIFrameElement
  let closed = false
  const close = vi.fn()
  beforeEach(() => {
    vi.clearAllMocks()
    closed = false
    frame = document.createElement('iframe')
    document.body.append(frame)
  })
  afterEach(() => frame.remove())

  async function presenter() {
    const { store } = controlledStore({ start: false })
    const other = {
      document: frame.contentDocument!,
      close,
      get closed() {
        return closed
      },
    } as unknown as Window
    function Given() {
      const given = useLecture((state) => state.lecture)
      return (
        given && <Presenter other={other} lecture={given} commands={commands} onClosed={onClosed} />
      )
    }
    beginLecture(lessonOf(undefined, undefined, undefined))
    keepPicture(lecture().lesson, 2, 'data:,the-third')
    const page = await onPage(<Given />, store)
    const there = frame.contentDocument!
    const words = (selector: string) => there.querySelector(selector)?.textContent
    const press = (name: string) =>
      [...there.querySelectorAll('button')].find((one) => one.textContent === name)!.click()
    return { page, there, words, press }
  }

  test('shows where the lecture is, its notes, and what comes next', async () => {
    const { there, words, press } = await presenter()
    expect(words('header strong')).toBe('1 / 3')
    expect(words('.presenter-now h2')).toBe('Slide 1')
    expect(words('.presenter-notes')).toBe('Notes of s0.')
    expect(words('.presenter-next p')).toBe('Slide 2')
    const next = () => there.querySelector<HTMLImageElement>('.presenter-next img')?.src
    expect(next()).toBeUndefined()
    press('Next')
    await expect.poll(() => words('header strong')).toBe('2 / 3')
    expect(next()).toBe('data:,the-third')
    press('Next')
    await expect.poll(() => words('.presenter-next p')).toBe('The end.')
    expect(next()).toBeUndefined()
    press('Back')
    await expect.poll(() => words('header strong')).toBe('2 / 3')
    const pressed = () => there.querySelector('[aria-pressed]')?.getAttribute('aria-pressed')
    expect(pressed()).toBe('false')
    press('Black')
    expect(lecture().black).toBe(true)
    await expect.poll(pressed).toBe('true')
    press('Slide’s view')
    expect(commands.backToSlide).toHaveBeenCalledTimes(1)
  })

  test('has a clock that can be started anew, and goes no further without the window', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    const { page, words, press } = await presenter()
    lectureStore.setState({ startedMs: Date.now() - 125_000 })
    await expect.poll(() => words('[role="timer"]')).toBe('2:05')
    vi.advanceTimersByTime(1000)
    await expect.poll(() => words('[role="timer"]')).toBe('2:06')
    vi.setSystemTime(Date.now() + 300)
    press('Start the time anew')
    await expect.poll(() => words('[role="timer"]')).toBe('0:00')
    expect(vi.getTimerCount()).toBe(1)
    await page.unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('leaves Enter and Space to the button that has the focus, and hears arrows even there', async () => {
    const { there } = await presenter()
    const [button] = there.querySelectorAll('button')
    const on = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      button!.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(['Enter', ' '].map(on)).toEqual([false, false])
    expect(lecture().at).toBe(0)
    expect(on('ArrowRight')).toBe(true)
    expect(lecture().at).toBe(1)
  })

  test('hears the same keys, says when it was closed, and goes with the lecture', async () => {
    const { page, there } = await presenter()
    const key = () =>
      there.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))
    key()
    expect(lecture().at).toBe(1)
    expect(onClosed).not.toHaveBeenCalled()
    closed = true
    await expect.poll(() => onClosed.mock.calls.length).toBeGreaterThan(0)
    expect(close).not.toHaveBeenCalled()
    dispatchEvent(new Event('pagehide'))
    expect(close).toHaveBeenCalledTimes(1)
    await page.unmount()
    expect(close).toHaveBeenCalledTimes(2)
    dispatchEvent(new Event('pagehide'))
    expect(close).toHaveBeenCalledTimes(2)
    key()
    expect(lecture().at).toBe(1)
  })
})

test('a slide’s citation goes to its source, and one that nobody checked is marked', async () => {
  const { store } = controlledStore({ start: false })
  const page = await onPage(<SlideText source="So it is [@woo2014; @nobody2020]." />, store)
  const cited = page.one<HTMLAnchorElement>('.slide-cite a')
  expect(cited.href).toMatch(/^https:\/\/doi\.org\//)
  expect([cited.target, cited.rel]).toEqual(['_blank', 'noopener noreferrer'])
})

test('a number on a slide is asked where it comes from, shows its place, and closes again', async () => {
  const { store } = controlledStore({ start: false })
  const map = {
    title: 'Pain',
    studies: 5,
    studiesInTable: 7,
    peak: { value: 6.25, world: [1, 2, 3] },
  }
  const facts = { map: () => map, threshold: () => null, kept: () => null } as unknown as Facts
  const page = await onPage(
    <FactsContext value={facts}>
      <SlideText source="Of {studies of pain} studies, {peak of pain} at most." />
    </FactsContext>,
    store,
  )
  const [studies, peak] = page.all('[data-live]')
  expect(page.all('[role="note"]')).toHaveLength(0)
  studies!.click()
  await expect.poll(() => page.all('[role="note"]')).toHaveLength(1)
  const [note] = page.all('[role="note"]')
  expect([note!.id, note!.querySelectorAll('button').length]).toEqual([
    studies!.getAttribute('aria-controls'),
    0,
  ])
  studies!.click()
  await expect.poll(() => page.all('[role="note"]')).toHaveLength(0)
  peak!.click()
  await page.press('Show the place')
  expect(store.getState().document.cursor).toEqual({ world: [1, 2, 3], place: null })
  expect(peak!.getAttribute('aria-expanded')).toBe('true')
})

test('the facts of a slide come once its maps, their studies and the deep regions are there', async () => {
  for (const side of ['a', 'b'] as const) {
    const made = controlledStore()
    await made.act.open(side, { kind: 'sample', id: 'physical-pain' })
    const loadDeep = vi.fn(() => made.act.loadDeep())
    made.store.setState(({ act }) => ({ act: { ...act, loadDeep } as unknown as Actions }))
    function Said() {
      const facts = useFacts()
      const map = facts?.map('pain')
      const kept = facts?.kept('pain')?.extent.least ?? 'any'
      return <output>{map ? `${map.studies} of ${map.studiesInTable}, ${kept}` : '…'}</output>
    }
    const page = await onPage(<Said />, made.store)
    await expect.poll(() => page.one('output').textContent).toMatch(/^(\d+) of \1, any$/)
    expect(loadDeep).toHaveBeenCalledTimes(1)
    made.act.change((view, look) => withLink(view, 'threshold', false, look))
    const extent = { least: 3, unit: 'voxels', connectivity: 6 } as const
    made.act.change((view, { links }) =>
      withThreshold(view, side, { rule: 'cluster', value: 2, ...extent }, links),
    )
    await expect.poll(() => page.one('output').textContent).toMatch(/, 3$/)
    await page.unmount()
  }
})
