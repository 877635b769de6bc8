/** The page can't start: shows the words that src/index.html keeps for it, with what went wrong. */
export function startFailed(cause: unknown): void {
  const words = document.getElementById('start-failed')
  document.getElementById('starting')?.setAttribute('hidden', '')
  if (!words) throw cause
  words.removeAttribute('hidden')
  words.querySelector('a')?.setAttribute('href', location.href)
  const why = document.createElement('small')
  why.textContent = ` (${cause instanceof Error ? cause.message : String(cause)})`
  words.append(why)
}
