/** NeuroVault as its API answers; the fields are those of an image that nilearn's tests hold (number 110). */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fetchBlob } from '#app/open/fetch-blob.ts'
import { withRequestedMaps } from '#app/open/requested-maps.ts'
import type { AppState } from '#state/app-state.ts'
import { neurovaultFiles } from '#state/neurovault.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure } from '#state/select-task.ts'
import { createAppStore } from '#state/store.ts'
import { withAsk } from '#view/change-layer.ts'
import { askFor } from '#view/map-ask.ts'
import { firstView, mapLayer } from '#view/spec.ts'
import { computeHere } from '#work/implementations.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'
import { emptyView } from './test-store.ts'

const image = {
  url: 'http://neurovault.org/images/110/',
  id: 110,
  file: 'http://neurovault.org/media/images/35/Fig3B_zstat1.nii.gz',
  collection: 'http://neurovault.org/collections/35/',
  collection_id: 35,
  name: 'Fig3B_zstat1.nii.gz',
  description: 'The difference in the parametric effect of value',
  map_type: 'T map',
  image_type: 'statistic_map',
  analysis_level: 'group',
  number_of_subjects: 21,
  statistic_parameters: 20,
  modality: 'fMRI-BOLD',
  contrast_definition: 'high value go minus no go at probe',
  cognitive_paradigm_cogatlas: 'cue approach task',
  cognitive_contrast_cogatlas: null,
  is_thresholded: false,
  not_mni: false,
}

const map = makeNifti({
  shape: [4, 4, 4],
  affine: [
    [40, 0, 0, -60],
    [0, 40, 0, -80],
    [0, 0, 40, -60],
  ],
  values: (i) => i + 1,
  gz: true,
})

type Path = '/api/images/110/' | '/media/images/35/Fig3B_zstat1.nii.gz'
type Answers = { readonly [path in Path]?: (response: ServerResponse) => void }

let stop = () => {}
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

/** The archive on this computer; downloads go the page's own way, but to it. */
async function archive(answers: Answers) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname as Path
    const answer = answers[path]
    if (answer) return answer(response)
    response.writeHead(404, { 'content-type': 'application/json' })
    response.end('{"detail":"Not found."}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => {
    server.closeAllConnections()
    server.close()
  }
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.stubGlobal('document', { baseURI: `${here}/` })
  const asked: string[] = []
  const fetched: typeof fetchBlob = (url, context) => {
    asked.push(url)
    return fetchBlob(url.replace('https://neurovault.org', here), context)
  }
  return { asked, fetched, here }
}

const json = (answer: unknown) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer))
}
const sent = (bytes: Uint8Array) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-length': bytes.length })
  response.end(bytes)
}
const status = (code: number) => (response: ServerResponse) => {
  response.writeHead(code)
  response.end('{"detail":"no"}')
}

const whole: Answers = {
  '/api/images/110/': json(image),
  '/media/images/35/Fig3B_zstat1.nii.gz': sent(map),
}

const idle = () => ({ signal: new AbortController().signal, onProgress: () => {} })

/** The page's store, with only the brain's own files read from the disk. */
async function opened(answers: Answers) {
  const { fetched } = await archive(answers)
  const store = createAppStore({
    compute: (async (name: never, ...rest: [never]) =>
      name === 'decodeCortex' ? new Promise(() => {}) : computeHere(name, ...rest)) as never,
    fetchBlob: async (url, context) =>
      url.startsWith('https://neurovault.org') ? fetched(url, context) : new Blob(['x']),
    document: withAsk(emptyView, 'a', askFor({ kind: 'neurovault', id: 110 })),
  })
  const isOver = (state: AppState) =>
    Object.keys(state.maps).length > 0 || selectFailure(state, 'a') !== null
  // However long a loaded machine takes: the test's own limit is the only one.
  const over = new Promise<AppState>((resolve) => {
    store.subscribe((state) => {
      if (isOver(state)) resolve(state)
    })
  })
  store.getState().act.start()
  return over
}

test('an image is fetched from where the archive says that it lies, over https', async () => {
  const { asked, fetched } = await archive(whole)
  const [file, sidecar] = await neurovaultFiles(110, fetched, idle())
  expect(file?.name).toBe('Fig3B_zstat1.nii.gz')
  expect(file?.blob.size).toBe(map.length)
  expect(sidecar?.name).toBe('Fig3B_zstat1.json')
  expect(asked).toEqual([
    'https://neurovault.org/api/images/110/?format=json',
    'https://neurovault.org/media/images/35/Fig3B_zstat1.nii.gz',
  ])
})

test('statistic, degrees of freedom, name and people are those that the archive says', async () => {
  const { maps } = await opened(whole)
  const [found] = Object.values(maps)
  expect(found?.title).toBe('Fig3B zstat1')
  expect(found?.info.statistic).toEqual({ kind: 't', dof: [20], from: 'archive' })
  expect(found?.method).toBe(
    'NeuroVault image 110: T map, 21 subjects, group, fMRI-BOLD, cue approach task, high value go minus no go at probe.',
  )
  expect(found?.meaning).toBe('The difference in the parametric effect of value.')
  expect(found?.info.warnings).toEqual([])
})

test.each([
  ['Z map', 5, 'z', undefined],
  ['Chi squared map', 2, 'chi2', [2]],
  ['F map', 2, 'F', undefined],
  ['T map', null, 't', undefined],
  ['1-P map ("inverted" probability)', null, 'oneMinusP', undefined],
  ['univariate-beta map', null, 'effect', undefined],
] as const)(
  'a %s with the parameter %s is %s with df %s: none is guessed',
  async (mapType, statistic_parameters, kind, dof) => {
    const { maps } = await opened({
      ...whole,
      '/api/images/110/': json({ ...image, map_type: mapType, statistic_parameters }),
    })
    const { statistic } = Object.values(maps)[0]!.info
    expect(statistic).toEqual({ kind, from: 'archive', ...(dof && { dof }) })
  },
)

test('what the archive warns of is said above the brain', async () => {
  const { maps } = await opened({
    ...whole,
    '/api/images/110/': json({
      ...image,
      is_thresholded: true,
      not_mni: true,
      target_template_image: 'Dorr2008',
    }),
  })
  const tags = Object.values(maps)[0]!.info.warnings.map(({ tag }) => tag)
  expect(tags).toEqual(['archive-not-mni', 'archive-template', 'archive-thresholded'])
})

describe('what goes wrong is said in words that say what to do', () => {
  const gone = /NeuroVault image 110 is not there, or belongs to a private collection/
  const cut = (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': map.length })
    response.write(map.slice(0, map.length / 2), () => response.destroy())
  }
  const elsewhere = (location: string) => (response: ServerResponse) => {
    response.writeHead(302, { location })
    response.end()
  }
  const page = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!DOCTYPE html><title>Log in</title>')
  }
  const at = '/media/images/35/Fig3B_zstat1.nii.gz'
  const cases: readonly (readonly [string, Answers, RegExp])[] = [
    ['a number that the archive does not know', {}, gone],
    ['an image of a private collection', { '/api/images/110/': status(403) }, gone],
    [
      'an archive out of order',
      { '/api/images/110/': status(502) },
      /answers 502.*Try again later/,
    ],
    ['a page in place of the answer', { '/api/images/110/': page }, /gives a web page/],
    [
      'an answer without a file',
      { '/api/images/110/': json({ ...image, file: null }) },
      /has no file in the archive’s answer/,
    ],
    ['an answer of nothing', { '/api/images/110/': json(null) }, /has no file in the archive’s/],
    [
      'an answer with an address that is none',
      { '/api/images/110/': json({ ...image, file: 'http://' }) },
      /has a file whose address can’t be read/,
    ],
    [
      'an answer that is no JSON',
      { '/api/images/110/': sent(new TextEncoder().encode('so long')) },
      /something that is no JSON/,
    ],
    ['a file that is gone', { ...whole, [at]: status(404) }, /There is no file at/],
    ['a file that only members get', { ...whole, [at]: status(401) }, /allowed to see it/],
    ['a file that leads to a log-in page', { ...whole, [at]: page }, /often a log-in page/],
    ['a file that is cut off', { ...whole, [at]: cut }, /broke off after|cut short/],
    [
      'a file that is too large',
      {
        ...whole,
        [at]: (response) => {
          response.writeHead(200, { 'content-length': 2 ** 31 })
          response.write('x')
        },
      },
      /is larger than/,
    ],
    ['a way round in circles', { ...whole, [at]: elsewhere(at) }, /can't be reached/],
    [
      'a file that is no image',
      { ...whole, [at]: sent(new TextEncoder().encode('once upon a time there was a brain')) },
      /Fig3B_zstat1\.nii\.gz/,
    ],
  ]
  test.each(cases)('%s', async (_what, answers, says) => {
    const state = await opened(answers)
    const failure = selectFailure(state, 'a')
    expect(failure?.message).toMatch(says)
    expect(failure?.message).toMatch(/drop it here|Export/)
    // It can be tried again: what was asked for is known.
    expect(failure?.ask?.source).toEqual({ kind: 'neurovault', id: 110 })
    expect(selectShown(state, 'a')).toBeNull()
  })
})

test('what is told of the way goes from the answer, which is little of it, to the end of the file', async () => {
  const told: number[] = []
  const fetched: typeof fetchBlob = async (url, { onProgress }) => {
    for (const part of [0, 0.5, 1]) onProgress(part)
    return new Blob([url.includes('/api/') ? JSON.stringify(image) : map])
  }
  await neurovaultFiles(110, fetched, {
    signal: new AbortController().signal,
    onProgress: (part) => told.push(part),
  })
  const [answered, begun, half, end] = told
  expect(told).toHaveLength(4)
  expect(answered).toBeGreaterThan(0)
  expect(answered).toBeLessThan(0.1)
  expect(begun).toBe(answered)
  expect(half).toBeCloseTo((answered! + 1) / 2, 9)
  expect(end).toBeCloseTo(1, 9)
})

test('a file that lies elsewhere is fetched from there', async () => {
  const at = '/media/images/35/Fig3B_zstat1.nii.gz'
  const { fetched } = await archive({
    '/api/images/110/': json({ ...image, file: 'https://neurovault.org/media/moved.nii.gz' }),
    [at]: sent(map),
    ...({
      '/media/moved.nii.gz': (response: ServerResponse) => {
        response.writeHead(301, { location: at })
        response.end()
      },
    } as Answers),
  })
  const [file] = await neurovaultFiles(110, fetched, idle())
  expect(file).toMatchObject({ name: 'moved.nii.gz', blob: { size: map.length } })
})

test('what is slow can be called off, and is no failure', async () => {
  const stopping = new AbortController()
  const { fetched } = await archive({
    ...whole,
    '/media/images/35/Fig3B_zstat1.nii.gz': (response) => {
      response.writeHead(200, { 'content-length': map.length })
      response.write(map.slice(0, 100), () => stopping.abort())
    },
  })
  await expect(
    neurovaultFiles(110, fetched, { signal: stopping.signal, onProgress: () => {} }),
  ).rejects.toMatchObject({ name: 'AbortError' })
})

test('the page’s address takes an image by its number', () => {
  const view = withRequestedMaps(
    firstView,
    new URLSearchParams('a=neurovault:11646&b=neurovault:x'),
  )
  expect(mapLayer(view, 'a').ask?.source).toEqual({ kind: 'neurovault', id: 11_646 })
  expect(mapLayer(view, 'b').ask?.source).toEqual({ kind: 'url', url: 'neurovault:x' })
})
