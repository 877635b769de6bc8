/** Shows an address in the user's browser where there is one to show it in. */
import { spawn } from 'node:child_process'

/**
 * The program that opens addresses here, or undefined where nobody looks at a screen.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly string[] | undefined} program and first arguments
 */
export function openerFor(platform, env) {
  if (env['CI']) return undefined
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['cmd', '/c', 'start', '']
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined
}

/**
 * Never fails: the address is on the terminal anyway.
 * @param {string} url
 */
export function openBrowser(url) {
  const opener = openerFor(process.platform, process.env)
  if (!opener) return
  const [program = '', ...args] = opener
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
