/** `npm start`: installs, builds, serves and opens the page. Plain Node, because nothing is installed yet. */
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { checkNode } from './check-node.mjs'
import { ensureInstalled } from './install.mjs'
import { openBrowser } from './open-browser.mjs'
import { dist } from './repository.mjs'
import { serve } from './serve.mjs'

/** Tried first, so that the browser keeps what belongs to the address from one start to the next. */
const usualPort = 4178

const usage = `npm start -- [options]
  --port N     serve on this port (else ${usualPort}, or any free one)
  --no-open    only print the address`

/** @returns {{ readonly port: number | undefined, readonly open: boolean }} */
function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      open: { type: 'boolean' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    console.log(usage)
    process.exit(0)
  }
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}.`)
  }
  return { port, open: values['no-open'] !== true }
}

/** @param {number | undefined} port */
async function serveOn(port) {
  try {
    return await serve(dist, port ?? usualPort)
  } catch (cause) {
    if (port === undefined) return await serve(dist, 0)
    throw new Error(`Port ${port} can't be used: another program has it, or it is not allowed.`, {
      cause,
    })
  }
}

async function start() {
  checkNode()
  const { port, open } = readOptions()
  await ensureInstalled()
  await ensureBuilt()
  const server = await serveOn(port)
  console.log(`\n  Ostrakon is at ${server.url}\n  Ctrl+C stops it.\n`)
  const stop = () => {
    server.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (open) openBrowser(server.url)
}

start().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
