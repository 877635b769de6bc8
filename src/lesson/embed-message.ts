/** What a page that shows this one in a frame may say to it (`postMessage`), checked at the edge. */
import * as v from 'valibot'

const own = { ostrakon: v.literal(1) }
const id = v.pipe(v.string(), v.maxLength(60))

const messageSchema = v.variant('type', [
  /** Begins a lesson that ships, at a step by id or number from 1. */
  v.object({
    ...own,
    type: v.literal('load'),
    lesson: id,
    step: v.optional(v.union([id, v.pipe(v.number(), v.integer())])),
  }),
  /** Shows a view; `view` is what a figure or a 'view' event carries. Checked where views are checked. */
  v.object({ ...own, type: v.literal('set-view'), view: v.unknown() }),
  v.object({ ...own, type: v.picklist(['next', 'previous', 'end']) }),
  v.object({
    ...own,
    type: v.literal('goto'),
    step: v.union([id, v.pipe(v.number(), v.integer())]),
  }),
])

export type EmbedMessage = v.InferOutput<typeof messageSchema>

/** What this page says to the one around it. */
export type EmbedEvent = { readonly ostrakon: 1 } & (
  | { readonly type: 'ready' }
  /** Counted from 1; null while no lecture is given. */
  | {
      readonly type: 'step'
      readonly lesson: string | null
      readonly step: string | null
      readonly at: number
      readonly of: number
    }
  | { readonly type: 'view'; readonly view: unknown }
  | { readonly type: 'refused'; readonly words: string }
)

/** Null for what is not meant for this page or is no message of it. */
export function readEmbedMessage(data: unknown): EmbedMessage | null {
  const result = v.safeParse(messageSchema, data)
  return result.success ? result.output : null
}

/** Index of a step that is named by its id or by its number from 1; -1 where there is none. */
export function stepIndex(
  steps: readonly { readonly id: string }[],
  step: string | number | undefined,
): number {
  if (step === undefined) return 0
  if (typeof step === 'string') return steps.findIndex(({ id: known }) => known === step)
  return step >= 1 && step <= steps.length ? step - 1 : -1
}
