/** A lecture over the page: the slide's text beside the live brains, and what the lecturer needs. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useApp, useAppStore } from '#app/shell/use-app.ts'
import { type Lecture, stepOf } from '#lesson/lecture.ts'
import type { ViewSpec } from '#view/spec.ts'
import { isTurned } from './is-turned.ts'
import { LiveControls } from './LiveControls.tsx'
import { act, endLecture, lectureStore, printHandout, useLecture } from './lecture-store.ts'
import { keepPicture, Overview } from './Overview.tsx'
import { PenLayer } from './PenLayer.tsx'
import { openPresenterWindow, Presenter } from './Presenter.tsx'
import { QuestionBox } from './QuestionBox.tsx'
import { FactsContext, SlideText } from './SlideText.tsx'
import { documentOfStep, showDocument } from './show-step.ts'
import { pictureOnStage } from './take-pictures.ts'
import { useFacts } from './use-facts.ts'
import { useLectureAddress } from './use-lecture-address.ts'
import { type LectureCommands, useLectureKeys } from './use-lecture-keys.ts'
import './lecture.css'

export function LectureView() {
  const lecture = useLecture((state) => state.lecture)
  return lecture && <GivenLecture lecture={lecture} />
}

function GivenLecture({ lecture }: { readonly lecture: Lecture }) {
  const store = useAppStore()
  const { lesson, at } = lecture
  useLectureAddress(lecture)
  const [failure, setFailure] = useState('')
  const [presenter, setPresenter] = useState<Window | null>(null)

  // What was on the stage before comes back when the lecture ends.
  useEffect(() => {
    const before = store.getState().document
    document.documentElement.dataset['lecture'] = 'on'
    return () => {
      delete document.documentElement.dataset['lecture']
      void showDocument(store, Promise.resolve(before))
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [store])

  const show = useCallback(async () => {
    const given = { lesson, at }
    setFailure('')
    try {
      await showDocument(store, documentOfStep(given))
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
      return
    }
    const url = await pictureOnStage()
    const now = lectureStore.getState().lecture
    // Only where nobody has gone on or turned the brain meanwhile.
    if (url && now?.lesson === lesson && now.at === at) keepPicture(lesson, at, url)
  }, [store, lesson, at])

  useEffect(() => {
    void show()
  }, [show])

  const commands = useMemo(
    (): LectureCommands => ({
      backToSlide: () => void show(),
      presenter: () => {
        const other = openPresenterWindow()
        if (other) setPresenter(other)
        else
          setFailure(
            'The browser keeps the presenter’s window from opening. Allow windows for this page.',
          )
      },
      fullScreen: () => {
        if (document.fullscreenElement) void document.exitFullscreen()
        else document.documentElement.requestFullscreen().catch(() => {})
      },
    }),
    [show],
  )
  useLectureKeys(commands)

  const facts = useFacts()
  const step = stepOf(lecture)
  return (
    <FactsContext value={facts}>
      <article
        className="slide"
        aria-label={`Slide ${at + 1} of ${lesson.steps.length}`}
        data-step={step.id}
      >
        <div className="slide-words" key={step.id} aria-live="polite">
          <SlideText source={step.say} />
          <QuestionBox lecture={lecture} facts={facts} />
          <LiveControls ids={step.live} />
          {failure && (
            <p className="wrong" role="alert">
              {failure}
            </p>
          )}
        </div>
        <LectureBar lecture={lecture} commands={commands} />
      </article>
      <PenLayer />
      {lecture.overview && <Overview lecture={lecture} />}
      {lecture.black && (
        <button
          type="button"
          className="lecture-black"
          aria-label="The screen is black. Press B to bring the slide back."
          onClick={() => act({ kind: 'black' })}
        />
      )}
      {presenter && (
        <Presenter
          other={presenter}
          lecture={lecture}
          commands={commands}
          onClosed={() => setPresenter(null)}
        />
      )}
    </FactsContext>
  )
}

function LectureBar({
  lecture,
  commands,
}: {
  readonly lecture: Lecture
  readonly commands: LectureCommands
}) {
  const { lesson, at, typed, tool } = lecture
  const [asked, setAsked] = useState<ViewSpec | null>(null)
  useEffect(() => {
    let left = false
    documentOfStep({ lesson, at }).then(
      (document) => {
        if (!left) setAsked(document)
      },
      () => {},
    )
    return () => {
      left = true
      setAsked(null)
    }
  }, [lesson, at])
  const turned = useApp(({ document }) => asked !== null && isTurned(asked, document))
  return (
    <nav className="lecture-bar" aria-label="Lecture">
      <button type="button" aria-label="Back" onClick={() => act({ kind: 'previous' })}>
        ‹
      </button>
      <span className="lecture-count" aria-live="polite">
        {typed === '' ? `${at + 1} / ${lesson.steps.length}` : `Go to ${typed}…`}
      </span>
      <button type="button" aria-label="Next" onClick={() => act({ kind: 'next' })}>
        ›
      </button>
      {turned && (
        <button type="button" title="Key R" onClick={commands.backToSlide}>
          Slide’s view
        </button>
      )}
      <button type="button" title="Key O" onClick={() => act({ kind: 'overview' })}>
        Slides
      </button>
      <details className="lecture-more">
        <summary>More</summary>
        <div>
          <button type="button" title="Key P" onClick={commands.presenter}>
            Presenter’s window
          </button>
          <button type="button" title="Key F" onClick={commands.fullScreen}>
            Full screen
          </button>
          <button
            type="button"
            title="Key L"
            aria-pressed={tool === 'laser'}
            onClick={() => act({ kind: 'tool', tool: 'laser' })}
          >
            Laser pointer
          </button>
          <button
            type="button"
            title="Key D"
            aria-pressed={tool === 'pen'}
            onClick={() => act({ kind: 'tool', tool: 'pen' })}
          >
            Pen
          </button>
          <button type="button" title="Key E" onClick={() => act({ kind: 'erase' })}>
            Erase
          </button>
          <button type="button" title="Key B" onClick={() => act({ kind: 'black' })}>
            Black
          </button>
          <button type="button" onClick={() => printHandout(lesson)}>
            Print handouts
          </button>
          <button type="button" title="Key Q" onClick={endLecture}>
            End the lecture
          </button>
        </div>
      </details>
    </nav>
  )
}
