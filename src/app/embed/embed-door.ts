/** In a frame: the page around may load a lesson, set the view and go on, and is told where the lecture is. */
import { act, beginLecture, endLecture, lectureStore } from '#app/lecture/lecture-store.ts'
import { showDocument } from '#app/lecture/show-step.ts'
import {
  type EmbedEvent,
  type EmbedMessage,
  readEmbedMessage,
  stepIndex,
} from '#lesson/embed-message.ts'
import { lessons } from '#lesson/index.ts'
import { stepOf } from '#lesson/lecture.ts'
import type { AppStore } from '#state/store.ts'
import { parseViewSpec } from '#view/parse.ts'

/** Told less often than a drag makes views. */
const VIEW_EVERY_MS = 250

export function openEmbedDoor(store: AppStore): void {
  const around = window.parent
  /** The view may name files of the reader: it goes to a page that has spoken, and to its origin only. */
  let origin: string | null = null
  const tell = (event: EmbedEvent, target: string) => around.postMessage(event, target)
  const toSpeaker = (event: EmbedEvent) => {
    if (origin !== null) tell(event, origin)
  }

  const obey = async (message: EmbedMessage) => {
    const { lecture } = lectureStore.getState()
    switch (message.type) {
      case 'load': {
        const lesson = lessons.find(({ id }) => id === message.lesson)
        const at = lesson ? stepIndex(lesson.steps, message.step) : -1
        if (!lesson || at < 0) throw new Error('There is no such lesson or step.')
        beginLecture(lesson, at)
        return
      }
      case 'goto': {
        const at = lecture ? stepIndex(lecture.lesson.steps, message.step) : -1
        if (at < 0) throw new Error('There is no such step.')
        act({ kind: 'go', at })
        return
      }
      case 'set-view':
        await showDocument(store, Promise.resolve(parseViewSpec(message.view)))
        return
      case 'end':
        endLecture()
        return
      case 'next':
      case 'previous':
        act({ kind: message.type })
    }
  }

  addEventListener('message', (event) => {
    if (event.source !== around) return
    const message = readEmbedMessage(event.data)
    if (!message) return
    // A page from a disk has no origin that can be named.
    origin = event.origin === 'null' ? '*' : event.origin
    obey(message).catch((error: unknown) => {
      const words = error instanceof Error ? error.message : String(error)
      toSpeaker({ ostrakon: 1, type: 'refused', words })
    })
  })

  lectureStore.subscribe(({ lecture }, before) => {
    if (lecture?.lesson === before.lecture?.lesson && lecture?.at === before.lecture?.at) return
    toSpeaker({
      ostrakon: 1,
      type: 'step',
      lesson: lecture?.lesson.id ?? null,
      step: lecture ? stepOf(lecture).id : null,
      at: lecture ? lecture.at + 1 : 0,
      of: lecture?.lesson.steps.length ?? 0,
    })
  })

  let waiting = false
  store.subscribe(({ document }, before) => {
    if (document === before.document || waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      toSpeaker({ ostrakon: 1, type: 'view', view: store.getState().document })
    }, VIEW_EVERY_MS)
  })

  tell({ ostrakon: 1, type: 'ready' }, '*')
}
