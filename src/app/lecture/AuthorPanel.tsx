/** Writing a lecture: record what is on screen, write beside it, order, save, open, print. */
import { useRef, useState } from 'react'
import { useActions, useAppStore } from '#app/shell/use-app.ts'
import {
  emptyLesson,
  withoutStep,
  withStep,
  withStepDuplicated,
  withStepMoved,
  withStepRecorded,
} from '#lesson/edit-lesson.ts'
import { type Lesson, mostOf, type Question, type Step } from '#lesson/lesson.ts'
import { parseMarkdown, partsOf } from '#lesson/markdown.ts'
import type { ViewSpec } from '#view/spec.ts'
import { withoutTray } from '#view/tray.ts'
import { keepDraft, readWritten } from './draft.ts'
import { beginLecture, printHandout } from './lecture-store.ts'
import { openLectureFile, saveLectureFile } from './lecture-with-maps.ts'
import { headline } from './Overview.tsx'
import { documentOfStep, showDocument } from './show-step.ts'

/** Braces and citations that the page cannot make sense of. */
function mistakesIn(text: string): readonly string[] {
  return [...partsOf(parseMarkdown(text))].flatMap((part) =>
    part.kind === 'mistake' ? [`${part.text}: ${part.error}`] : [],
  )
}

/** A lecture, and the slide of it that is at hand. */
type Written = { readonly lesson: Lesson; readonly at: number }

export function AuthorPanel() {
  const store = useAppStore()
  const { say, identifyOwnFiles } = useActions()
  const [{ lesson, at }, setWritten] = useState<Written>(() => ({
    lesson: readWritten() ?? emptyLesson(),
    at: 0,
  }))
  // What takes a while ends on what is written by then, not on what was written when it began.
  const latest = useRef({ lesson, at })
  const put = (written: Written) => {
    latest.current = written
    setWritten(written)
  }
  const input = useRef<HTMLInputElement>(null)
  const step = lesson.steps[at]
  const isEmpty = lesson.steps.length === 0

  const edit = (next: Lesson, goTo = latest.current.at) => {
    if (next.steps.length > mostOf.slides)
      return say(`A lecture has ${mostOf.slides} slides at most.`)
    put({ lesson: next, at: Math.max(0, goTo) })
    if (!keepDraft(next)) say('The browser keeps nothing here: save the lecture as a file.')
  }
  const orSay = (done: Promise<void>) =>
    done.catch((error) => say(error instanceof Error ? error.message : String(error)))
  const open = async (file: File) => edit(await openLectureFile(store, file), 0)
  /** A slide has the view at once, whoever goes on writing; which files are meant is told in it as soon as that is known. */
  const take = async (place: (view: ViewSpec) => void) => {
    const asked = withoutTray(store.getState().document)
    place(asked)
    const view = withoutTray(await identifyOwnFiles())
    const { lesson: now } = latest.current
    const steps = now.steps.map((one) => (one.view === asked ? { ...one, view } : one))
    edit({ ...now, steps })
  }
  const record = () =>
    take((view) => {
      const now = latest.current
      const after = now.lesson.steps.length === 0 ? -1 : now.at
      edit(withStepRecorded(now.lesson, after, view), after + 1)
    })
  const recordAnew = () =>
    take((view) => edit(withStep(latest.current.lesson, latest.current.at, { view })))
  return (
    <section className="author" aria-labelledby="author-heading">
      <h4 id="author-heading">A lecture of your own</h4>
      <label className="author-title">
        Title
        <input
          value={lesson.title}
          maxLength={mostOf.shortText}
          onChange={(event) => edit({ ...lesson, title: event.currentTarget.value })}
        />
      </label>
      <div className="author-row">
        <button type="button" onClick={() => void orSay(record())}>
          Record this view as a slide
        </button>
        <button type="button" disabled={isEmpty} onClick={() => beginLecture(lesson, at)}>
          Give it
        </button>
      </div>
      {!isEmpty && (
        <ol className="author-steps">
          {lesson.steps.map(({ id, say: text }, index) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={index === at}
                onClick={() => {
                  put({ lesson, at: index })
                  void orSay(
                    showDocument(store, documentOfStep({ lesson, at: index })).then(() => {}),
                  )
                }}
              >
                {headline(text) || 'Without a heading'}
              </button>
            </li>
          ))}
        </ol>
      )}
      {step && (
        <StepEditor
          key={step.id}
          step={step}
          onChange={(patch) => edit(withStep(lesson, at, patch))}
          onRecord={() => void orSay(recordAnew())}
          onDuplicate={() => edit(withStepDuplicated(lesson, at), at + 1)}
          onMove={(to) => edit(withStepMoved(lesson, at, at + to), at + to)}
          onDelete={() => edit(withoutStep(lesson, at), at - 1)}
          isFirst={at === 0}
          isLast={at === lesson.steps.length - 1}
        />
      )}
      <div className="author-row">
        <button
          type="button"
          disabled={isEmpty}
          onClick={() => void orSay(saveLectureFile(store, lesson))}
        >
          Save as a file
        </button>
        <button type="button" onClick={() => input.current?.click()}>
          Open a lecture…
        </button>
        <button type="button" disabled={isEmpty} onClick={() => printHandout(lesson)}>
          Print handouts
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.zip"
          aria-label="Lecture file"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file) void orSay(open(file))
          }}
        />
      </div>
    </section>
  )
}

function StepEditor({
  step,
  onChange,
  onRecord,
  onDuplicate,
  onMove,
  onDelete,
  isFirst,
  isLast,
}: {
  readonly step: Step
  readonly onChange: (patch: Partial<Step>) => void
  readonly onRecord: () => void
  readonly onDuplicate: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onDelete: () => void
  readonly isFirst: boolean
  readonly isLast: boolean
}) {
  const mistakes = mistakesIn(step.say)
  return (
    <div className="step-editor">
      <label>
        On the slide
        <textarea
          rows={6}
          maxLength={mostOf.longText}
          value={step.say}
          onChange={(event) => onChange({ say: event.currentTarget.value })}
        />
      </label>
      {mistakes.map((words) => (
        <p key={words} className="wrong">
          {words}
        </p>
      ))}
      <label>
        Notes for you
        <textarea
          rows={3}
          maxLength={mostOf.longText}
          value={step.notes}
          onChange={(event) => onChange({ notes: event.currentTarget.value })}
        />
      </label>
      <QuestionEditor question={step.question} onChange={(question) => onChange(question)} />
      <div className="author-row">
        <button type="button" onClick={onRecord}>
          Take the view anew
        </button>
        <button type="button" onClick={onDuplicate}>
          Duplicate
        </button>
        <button type="button" aria-label="Move up" disabled={isFirst} onClick={() => onMove(-1)}>
          ↑
        </button>
        <button type="button" aria-label="Move down" disabled={isLast} onClick={() => onMove(1)}>
          ↓
        </button>
        <button type="button" disabled={isFirst && isLast} onClick={onDelete}>
          Delete
        </button>
      </div>
    </div>
  )
}

type ChoiceQuestion = Extract<Question, { kind: 'choice' }>

const freshQuestion: ChoiceQuestion = {
  kind: 'choice',
  ask: 'What do you think?',
  options: ['Yes', 'No'],
  right: 0,
  answer: 'Because …',
}

/** Questions with answers in words can be written here; the other kinds stay as they are in the file. */
function QuestionEditor({
  question,
  onChange,
}: {
  readonly question: Question | undefined
  readonly onChange: (patch: { question: Question | undefined }) => void
}) {
  if (!question) {
    return (
      <button type="button" onClick={() => onChange({ question: freshQuestion })}>
        Ask a question here
      </button>
    )
  }
  if (question.kind !== 'choice') return <p className="aside">This slide asks: {question.ask}</p>
  const patch = (part: Partial<ChoiceQuestion>) => onChange({ question: { ...question, ...part } })
  return (
    <fieldset className="question-editor">
      <legend>Question</legend>
      <input
        aria-label="Question"
        value={question.ask}
        maxLength={mostOf.shortText}
        onChange={(event) => patch({ ask: event.currentTarget.value })}
      />
      <label>
        Answers, one a line
        <textarea
          rows={3}
          value={question.options.join('\n')}
          onChange={(event) => {
            // What a lecture may not hold could be read neither from its file nor after a reload.
            const options = event.currentTarget.value
              .split('\n')
              .slice(0, mostOf.answers)
              .map((line) => line.slice(0, mostOf.shortText))
            patch({
              options: options.length >= 2 ? options : [...options, ''],
              right: Math.min(question.right, options.length - 1),
            })
          }}
        />
      </label>
      <label>
        Right one{' '}
        <select
          value={question.right}
          onChange={(event) => patch({ right: Number(event.currentTarget.value) })}
        >
          {question.options.map((option, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two answers may read the same while they are typed.
            <option key={index} value={index}>
              {index + 1}. {option}
            </option>
          ))}
        </select>
      </label>
      <label>
        Shown afterwards
        <textarea
          rows={2}
          value={question.answer}
          maxLength={mostOf.longText}
          onChange={(event) => patch({ answer: event.currentTarget.value })}
        />
      </label>
      <button type="button" onClick={() => onChange({ question: undefined })}>
        No question
      </button>
    </fieldset>
  )
}
