/** Runs a program whose output matters only when it fails, and shows meanwhile that something goes on. */
import { spawn } from 'node:child_process'
import { repository } from './repository.mjs'

/**
 * @param {string} title what is going on, in words
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ readonly shell?: boolean }} [options]
 * @returns {Promise<void>}
 * @throws {Error} with everything that the program printed, when it fails
 */
export function runQuietly(title, program, args, options = {}) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const onTerminal = process.stdout.isTTY === true
  process.stdout.write(onTerminal ? `${title} ...` : `${title} ...\n`)
  const tick = setInterval(
    () => process.stdout.write(onTerminal ? `\r${title} ... ${seconds()} s` : `  ${seconds()} s\n`),
    onTerminal ? 1000 : 20_000,
  )
  return new Promise((resolve, reject) => {
    let printed = ''
    const child = spawn(program, [...args], {
      cwd: repository,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk) => {
      printed += chunk
    })
    child.stderr.on('data', (chunk) => {
      printed += chunk
    })
    const finish = (/** @type {Error | undefined} */ error) => {
      clearInterval(tick)
      if (onTerminal)
        process.stdout.write(`\r${title} ... ${error ? 'failed' : `${seconds()} s`}\n`)
      if (error) reject(error)
      else resolve()
    }
    child.on('error', (cause) => finish(new Error(`${program} did not start`, { cause })))
    child.on('close', (code) =>
      finish(code === 0 ? undefined : new Error(`${title}: this failed.\n\n${printed.trim()}`)),
    )
  })
}
