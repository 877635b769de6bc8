/** The service worker as a browser runs it: what it keeps, what it gives from there, and what it leaves to the network. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'

const text = readFileSync(
  new URL('../../../src/app/offline/service-worker.js', import.meta.url),
  'utf8',
)
  .replaceAll('__VERSION__', '2')
  .replaceAll('__FILES__', JSON.stringify(['./', 'app.js']))

type Event = {
  readonly request?: { readonly url: string; readonly method: string; readonly mode: string }
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly respondWith: (answer: Promise<Response>) => void
}

const origin = 'https://lab.example'
const kept = new Map<string, Response>()
let names: string[] = []
let claimed = 0
let network: (url: string) => Promise<Response>
const listeners: { [type: string]: (event: Event) => void } = {}

beforeEach(() => {
  kept.clear()
  names = []
  claimed = 0
  network = async (url) => new Response(`network ${url}`)
  const caches = {
    open: async (name: string) => ({
      addAll: async (files: readonly string[]) => {
        names.push(name)
        for (const file of files)
          kept.set(`${name} ${new URL(file, `${origin}/`).href}`, new Response(`kept ${file}`))
      },
    }),
    keys: async () => [...names],
    delete: async (name: string) => (names = names.filter((one) => one !== name)),
    match: async (what: string | { readonly url: string }, { cacheName = '' } = {}) =>
      kept.get(
        `${cacheName} ${new URL(typeof what === 'string' ? what : what.url, `${origin}/`).href}`,
      ),
  }
  const self = {
    addEventListener: (type: string, listener: (event: Event) => void) => {
      listeners[type] = listener
    },
    clients: { claim: async () => void claimed++ },
    location: { origin },
  }
  const fetch = (request: { readonly url: string }) => network(request.url)
  new Function('self', 'caches', 'fetch', text)(self, caches, fetch)
})

/** Hands an event to the worker. @returns once what it does for it is done, with its answer if it gives one */
async function happen(type: string, request?: Event['request']): Promise<Response | null> {
  const work: Promise<unknown>[] = []
  let answer: Promise<Response> | null = null
  listeners[type]!({
    ...(request && { request }),
    waitUntil: (one) => work.push(one),
    respondWith: (one) => {
      answer = one
    },
  })
  await Promise.all(work)
  return answer
}

const asked = async (path: string, { method = 'GET', mode = 'cors' } = {}) => {
  const answer = await happen('fetch', { url: new URL(path, `${origin}/`).href, method, mode })
  return answer && answer.type === 'error' ? 'error' : (answer?.clone().text() ?? null)
}

describe('the service worker', () => {
  test('keeps all files of its version when it is installed, and waits for its turn', async () => {
    await happen('install')
    expect(names).toEqual(['ostrakon-2'])
    expect([...kept.keys()]).toEqual([`ostrakon-2 ${origin}/`, `ostrakon-2 ${origin}/app.js`])
    expect(claimed).toBe(0)
  })

  test('drops older versions when its turn comes, nothing of anybody else’s, and takes the page over', async () => {
    await happen('install')
    names.push('ostrakon-1', 'another-page')
    await happen('activate')
    expect(names).toEqual(['ostrakon-2', 'another-page'])
    expect(claimed).toBe(1)
  })

  test('gives the page from the network, and what is kept where no answer comes', async () => {
    await happen('install')
    const navigate = { mode: 'navigate' }
    expect(await asked('?a=b', navigate)).toBe(`network ${origin}/?a=b`)
    network = async () => new Response('down', { status: 503 })
    expect(await asked('?a=b', navigate)).toBe('kept ./')
    network = () => Promise.reject(new TypeError('no network'))
    expect(await asked('', navigate)).toBe('kept ./')
    kept.clear()
    expect(await asked('', navigate)).toBe('error')
  })

  test('gives files from what is kept, and asks the network only for others', async () => {
    await happen('install')
    const fetched = vi.fn(network)
    network = fetched
    expect(await asked('app.js')).toBe('kept app.js')
    expect(fetched).not.toHaveBeenCalled()
    expect(await asked('map.nii')).toBe(`network ${origin}/map.nii`)
    // Another version's files are none of its own.
    kept.set(`ostrakon-1 ${origin}/old.js`, new Response('old'))
    expect(await asked('old.js')).toBe(`network ${origin}/old.js`)
  })

  test('leaves other hosts, and what is sent, to the browser', async () => {
    expect(await asked('https://maps.example/pain.nii')).toBeNull()
    expect(await asked('https://maps.example/', { mode: 'navigate' })).toBeNull()
    expect(await asked('app.js', { method: 'POST' })).toBeNull()
  })
})
