/** Brings node_modules in line with package-lock.json, and leaves it alone when it is. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './repository.mjs'
import { runQuietly } from './run-quietly.mjs'

/**
 * @typedef {{ readonly version?: string, readonly optional?: boolean, readonly peer?: boolean }} LockedPackage
 * @typedef {{ readonly packages?: { readonly [folder: string]: LockedPackage } }} Lock
 */

/**
 * Whether what npm installed (its own record of it) is what the lock file asks for. Optional packages may be absent,
 * since most are for other machines, but none may have another version.
 * @param {Lock} wished package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 * @returns {boolean}
 */
export function isInstalled(wished, installed) {
  return Object.entries(wished.packages ?? {}).every(([folder, { version, optional }]) => {
    if (folder === '') return true
    const found = installed.packages?.[folder]
    return found ? found.version === version : optional === true
  })
}

/** @param {string} name @returns {Lock | undefined} */
function readLock(name) {
  const file = join(repository, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * Installs the packages of the lock file when they are missing or others.
 * @returns {Promise<void>}
 * @throws {Error} with what npm said
 */
export async function ensureInstalled() {
  const wished = readLock('package-lock.json') ?? {}
  const installed = readLock('node_modules/.package-lock.json')
  if (installed && isInstalled(wished, installed)) return
  // Development packages too, whatever NODE_ENV says: the page is built here.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env['npm_execpath']
  const title = 'Installing the packages, a minute or so'
  if (npm?.endsWith('.js')) await runQuietly(title, process.execPath, [npm, ...args])
  else await runQuietly(title, 'npm', args, { shell: process.platform === 'win32' })
}
