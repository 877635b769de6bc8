/** Builds the page when it is missing or older than what it is made of. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, dist, repository } from './repository.mjs'
import { runQuietly } from './run-quietly.mjs'

const madeOf = ['src', 'public', 'atlases', 'sample-data', 'vite.config.ts', 'package-lock.json']
const stampFile = join(cache, 'build-stamp')

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Changes with every file added, removed or written, and with a build made by another command. */
function stamp() {
  const hash = createHash('sha256')
  for (const file of [...madeOf.flatMap((name) => filesUnder(join(repository, name)))]) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file}\0${mtimeMs}\0${size}\n`)
  }
  hash.update(`${statSync(join(dist, 'index.html')).mtimeMs}`)
  return hash.digest('hex')
}

/** @returns {boolean} */
export function isBuilt() {
  if (!existsSync(join(dist, 'index.html')) || !existsSync(stampFile)) return false
  return readFileSync(stampFile, 'utf8') === stamp()
}

/** Notes that dist/ is made of what lies in the checkout now. */
export function noteBuilt() {
  mkdirSync(cache, { recursive: true })
  writeFileSync(stampFile, stamp())
}

/**
 * @returns {Promise<void>}
 * @throws {Error} with what the build said
 */
export async function ensureBuilt() {
  if (isBuilt()) return
  const vite = join(repository, 'node_modules/vite/bin/vite.js')
  await runQuietly('Building the page', process.execPath, [vite, 'build', '--logLevel=warn'])
  noteBuilt()
}
