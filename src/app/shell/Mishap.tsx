/** Keeps a fault in one part of the page from taking the rest with it: what happened, a report to copy, and going on. */
import { Component, type ErrorInfo, type ReactNode } from 'react'

type Props = {
  /** What is lost meanwhile, as 'The panel'. */
  readonly part: string
  /** What is on screen, for the report: JSON-able, without anybody's data. */
  readonly describe?: () => unknown
  readonly children: ReactNode
}

type State = { readonly error: Error | null; readonly where: string; readonly copied: boolean }

/** React knows error boundaries as classes only. */
export class Mishap extends Component<Props, State> {
  override readonly state: State = { error: null, where: '', copied: false }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)), copied: false }
  }

  override componentDidCatch(_error: Error, { componentStack }: ErrorInfo): void {
    this.setState({ where: componentStack ?? '' })
  }

  private readonly copy = async () => {
    const { error, where } = this.state
    if (!error) return
    const report = mishapReport(this.props.part, error, where, this.props.describe)
    try {
      await navigator.clipboard.writeText(report)
      this.setState({ copied: true })
    } catch {
      // No right to the clipboard: the report is there to be marked and copied by hand.
    }
  }

  override render(): ReactNode {
    const { part, describe, children } = this.props
    const { error, where, copied } = this.state
    if (!error) return children
    return (
      <section className="mishap" role="alert" aria-label={`${part} stopped`}>
        <h2>{part} stopped because of a fault in this program</h2>
        <p>
          What happened: {error.message || error.name}. Your maps and settings are still there;
          going on tries this part again.
        </p>
        <div className="row">
          <button
            type="button"
            onClick={() => this.setState({ error: null, where: '', copied: false })}
          >
            Go on
          </button>
          <button type="button" onClick={() => void this.copy()}>
            {copied ? 'Report copied' : 'Copy the report'}
          </button>
          <button type="button" className="quiet" onClick={() => location.reload()}>
            Load the page again
          </button>
        </div>
        <details>
          <summary>The report</summary>
          <pre>{mishapReport(part, error, where, describe)}</pre>
        </details>
      </section>
    )
  }
}

/** What somebody who mends the program needs. No map and no file's content is in it. */
export function mishapReport(
  part: string,
  error: Error,
  where: string,
  describe: Props['describe'],
): string {
  const onScreen = () => {
    try {
      return JSON.stringify(describe?.(), null, 1)
    } catch (cause) {
      return `could not be said: ${String(cause)}`
    }
  }
  return [
    `${part} of Ostrakon stopped: ${error.name}: ${error.message}`,
    `Browser: ${navigator.userAgent}`,
    `Window: ${innerWidth} x ${innerHeight} at ${devicePixelRatio}`,
    error.stack ?? '',
    where.trim(),
    describe ? `On screen: ${onScreen()}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}
