/** A part of the page whose code is fetched when it is first shown, or before, once the page has nothing else to do. */
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { fetchedCode } from './fetched-code.ts'

/** Code that comes sooner needs no words. */
const silentMs = 300

const known: (() => Promise<unknown>)[] = []

/** Fetches what may be shown next, one after the other. What does not come is asked for again when it is shown. */
export async function fetchParts(): Promise<void> {
  for (const fetchPart of known) await fetchPart().catch(() => {})
}

/** @param Around what the words stand in while code comes, or where it does not; nothing unless given */
export function fetchedPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Around: ComponentType<Props & { readonly children: ReactNode }> = ({ children }) => children,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  let loading: Promise<ComponentType<Props>> | null = null
  const fetchOnce = () => {
    loading ??= fetchedCode(load()).then(
      (content) => {
        loaded = content
        return content
      },
      (error) => {
        loading = null
        throw error
      },
    )
    return loading
  }
  known.push(fetchOnce)

  return function Part(props: Props) {
    const [Content, setContent] = useState(() => loaded)
    const [missing, setMissing] = useState<Error | null>(null)
    const awaited = !Content && !missing
    useEffect(() => {
      if (!awaited) return
      let shown = true
      fetchOnce().then(
        (content) => shown && setContent(() => content),
        (error: Error) => shown && setMissing(error),
      )
      return () => {
        shown = false
      }
    }, [awaited])
    if (Content) return <Content {...props} />
    if (!missing) return <Silent>{<Around {...props}>{waiting}</Around>}</Silent>
    return (
      <Around {...props}>
        <div className="part-words" role="alert">
          <p>{missing.message}</p>
          <button type="button" onClick={() => setMissing(null)}>
            Try again
          </button>
        </div>
      </Around>
    )
  }
}

const waiting = (
  <p className="aside part-words" role="status" data-fetching>
    Fetching this part of the page…
  </p>
)

function Silent({ children }: { readonly children: ReactNode }) {
  const [speaks, setSpeaks] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSpeaks(true), silentMs)
    return () => clearTimeout(timer)
  }, [])
  return speaks ? children : <span hidden data-fetching />
}
