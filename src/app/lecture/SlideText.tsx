/** A slide's Markdown as elements. Nothing of it is ever read as HTML. */
import {
  createContext,
  Fragment,
  type ReactNode,
  useContext,
  useId,
  useMemo,
  useState,
} from 'react'
import { useActions } from '#app/shell/use-app.ts'
import { addressOf, type Citation, citations, isCitationId } from '#lesson/citations.ts'
import { evaluate } from '#lesson/evaluate.ts'
import type { Facts } from '#lesson/facts.ts'
import type { LiveExpression } from '#lesson/live-expression.ts'
import { type Block, type Inline, parseMarkdown } from '#lesson/markdown.ts'

/** What live values are worked out from; null while it is not there yet. */
export const FactsContext = createContext<Facts | null>(null)

export function SlideText({ source }: { readonly source: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source])
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text's blocks have no other name.
    <BlockView key={at} block={block} />
  ))
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h1>
          <Parts of={block.children} />
        </h1>
      ) : (
        <h2>
          <Parts of={block.children} />
        </h2>
      )
    case 'list': {
      const items = block.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <li key={at}>
          <Parts of={item} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'quote':
      return (
        <blockquote>
          <Parts of={block.children} />
        </blockquote>
      )
    case 'paragraph':
      return (
        <p>
          <Parts of={block.children} />
        </p>
      )
  }
}

function Parts({ of }: { readonly of: readonly Inline[] }) {
  return of.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
    <Fragment key={at}>{partView(part)}</Fragment>
  ))
}

function partView(part: Inline): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'strong':
      return (
        <strong>
          <Parts of={part.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Parts of={part.children} />
        </em>
      )
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer">
          <Parts of={part.children} />
        </a>
      )
    case 'cite':
      return <Cited ids={part.ids} />
    case 'live':
      return <LiveValue expression={part.expression} text={part.text} />
    case 'mistake':
      return (
        <span className="slide-mistake" title={part.error}>
          {part.text}
        </span>
      )
  }
}

function Cited({ ids }: { readonly ids: readonly string[] }) {
  return (
    <span className="slide-cite">
      {ids.map((id) => {
        if (!isCitationId(id)) {
          return (
            <span key={id} className="slide-mistake" title="Not among the checked citations">
              {id}
            </span>
          )
        }
        const one: Citation = citations[id]
        return (
          <a
            key={id}
            href={addressOf(one)}
            target="_blank"
            rel="noopener noreferrer"
            title={one.checked}
          >
            {one.label}
          </a>
        )
      })}
    </span>
  )
}

/** A number that can be asked where it comes from; a claim that says when it is not as the lecturer says. */
function LiveValue({
  expression,
  text,
}: {
  readonly expression: LiveExpression
  readonly text: string
}) {
  const facts = useContext(FactsContext)
  const [open, setOpen] = useState(false)
  const id = useId()
  const { change } = useActions()
  if (!facts) return <span className="live-value waiting">…</span>
  const value = evaluate(expression, facts)
  const turned = value.asSaid === false
  const { world } = value
  return (
    <span className="live">
      <button
        type="button"
        className={turned ? 'live-value turned' : 'live-value'}
        data-live={text}
        data-as-said={value.asSaid}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {value.text}
      </button>
      {turned && <span className="live-turned"> (differs from the lecturer’s text)</span>}
      {open && (
        <span className="live-source" id={id} role="note">
          {value.source}
          {world && (
            <button
              type="button"
              onClick={() =>
                change((view) => ({ ...view, cursor: { world: [...world], place: null } }))
              }
            >
              Show the place
            </button>
          )}
        </span>
      )}
    </span>
  )
}
