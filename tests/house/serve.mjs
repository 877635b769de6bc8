/** A static server for the built page: right types, raw bytes, nothing cached without asking. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

/** @type {{ readonly [extension: string]: string }} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/**
 * The file that an address means, or undefined where it leaves the folder or can't be read as an address.
 * @param {string} folder
 * @param {string} address path and query as they come in a request
 * @returns {string | undefined}
 */
export function fileOf(folder, address) {
  const root = normalize(folder.endsWith(sep) ? folder : folder + sep)
  try {
    const path = decodeURIComponent(new URL(address, 'http://localhost').pathname)
    if (path.includes('\0')) return undefined
    const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path))
    return file.startsWith(root) ? file : undefined
  } catch {
    return undefined
  }
}

/**
 * Answers GET and HEAD with the files of `folder`. A `.gz` file goes out as it lies on the disk, without
 * Content-Encoding, so that the page receives the bytes that it would get from a dropped file.
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  const refuse = (/** @type {number} */ status, /** @type {string} */ words) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD')
  const file = fileOf(folder, request.url ?? '/')
  const found = file ? await stat(file).catch(() => undefined) : undefined
  if (!file || !found?.isFile()) return refuse(404, 'There is no such file')
  const tag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`
  const headers = {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    // Kept, but asked about every time: a rebuilt page is never mixed with files of the last one.
    'Cache-Control': 'no-cache',
    ETag: tag,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  }
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, headers)
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

/**
 * Serves a folder on this machine only.
 * @param {string} folder
 * @param {number} port 0 takes any free one
 * @returns {Promise<{ readonly url: string, readonly close: () => Promise<void> }>} `url` ends with a slash
 * @throws {Error} of Node, with `code`, when the port is taken (EADDRINUSE) or not allowed (EACCES)
 */
export function serve(folder, port) {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => response.destroy())
  })
  const close = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      resolve({ url: `http://127.0.0.1:${bound}/`, close })
    })
  })
}
