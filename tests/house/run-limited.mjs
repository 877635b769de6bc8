/** Runs a program on this terminal for as long as it may take, and ends it with all that it started when it takes longer. */
import { spawn } from 'node:child_process'
import { repository } from './repository.mjs'

/** What was asked to end has this long to tidy up. */
const graceMs = 10_000

const isWindows = process.platform === 'win32'

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalAll(child, signal) {
  if (child.pid === undefined) return
  try {
    // A group of its own: browsers and servers that the program started are in it.
    if (isWindows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ readonly limitMs: number, readonly env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ readonly ok: boolean, readonly ranOut: boolean }>} `ranOut` when the limit ended it
 */
export function runLimited(program, args, { limitMs, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: repository,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      detached: !isWindows,
    })
    let ranOut = false
    /** @type {NodeJS.Timeout | undefined} */
    let last
    const limit = setTimeout(() => {
      ranOut = true
      signalAll(child, 'SIGTERM')
      last = setTimeout(() => signalAll(child, 'SIGKILL'), graceMs)
    }, limitMs)
    // The keys of the terminal no longer reach a group of its own.
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      signalAll(child, signal)
      process.exitCode = 130
    }
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    const end = (/** @type {boolean} */ ok) => {
      clearTimeout(limit)
      clearTimeout(last)
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      // What outlives the program would keep ports and cores from the next step.
      if (ranOut) signalAll(child, 'SIGKILL')
      resolve({ ok: ok && !ranOut, ranOut })
    }
    child.on('error', () => end(false))
    child.on('close', (code) => end(code === 0))
  })
}
