/** The stage as the page gives it what to draw, with a stage in place of the graphics card's; and what is drawn on it by hand. */
import { useEffect } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page as browser, userEvent } from 'vitest/browser'
import { DrawnRegions } from '#app/look/DrawnRegions.tsx'
import { Stage } from '#app/shell/Stage.tsx'
import { stagePicture } from '#app/shell/stage-pictures.ts'
import { openTestDoor } from '#app/shell/test-door.ts'
import type { StageHandle, StageProps } from '#scene/stage-props.ts'
import { selectShown } from '#state/select-shown.ts'
import type { AppStore } from '#state/store.ts'
import { withArrangement, withMaximised } from '#view/change-arrangement.ts'
import { withLink, withRule, withSecondMap } from '#view/change-layer.ts'
import { brainViewOf, viewOf, withPose, withView, withWipe } from '#view/change-view.ts'
import { askFor } from '#view/map-ask.ts'
import {
  breathe,
  controlledStore,
  cortexOf,
  files,
  storeWithMaps,
} from '../../unit/state/test-store.ts'
import { onPage, pass } from './on-page.tsx'

type Given = StageProps & { readonly ref: (handle: StageHandle | null) => void }
const given = vi.hoisted(() => ({ props: null as unknown, mounts: 0, moved: [] as unknown[] }))

vi.mock('#scene/BrainStage.tsx', () => ({
  BrainStage: (props: Given) => {
    given.props = props
    const { ref } = props
    useEffect(() => {
      given.mounts++
      ref({
        moveCameras: (cameras: unknown) => given.moved.push(cameras),
        capture: () => document.createElement('canvas'),
        stats: () => ({ frames: 1, waiting: false, uploads: 0, geometries: 0, textures: 0 }),
      } as unknown as StageHandle)
      return () => ref(null)
    }, [ref])
    return <div className="brain-stage" />
  },
}))

const props = () => given.props as Given
const drawnView = (id: string) => props().views.find((one) => one.id === id)!
const layersOf = (id: string) => drawnView(id).layers

beforeEach(() => {
  given.props = null
  given.moved.length = 0
  given.mounts = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function stage(made?: Awaited<ReturnType<typeof storeWithMaps>>) {
  const { store, act } = made ?? (await storeWithMaps())
  const page = await onPage(
    <>
      <Stage />
      <DrawnRegions />
    </>,
    store,
  )
  const message = () => page.all('.stage-message').map((one) => one.textContent)
  return { store, act, page, message, document: () => store.getState().document }
}

const place = { hemisphere: 'left', face: 0, barycentric: [0, 1, 0] } as const

describe('the stage', () => {
  test('draws each view into the element of its own pane, with the maps of its side', async () => {
    const { page } = await stage()
    await expect.poll(() => drawnView('brain-b').element).not.toBeNull()
    for (const side of ['a', 'b']) {
      const { element, layers } = drawnView(`brain-${side}`)
      expect(element?.closest('.pane')?.getAttribute('data-pane')).toBe(side)
      expect(layers).toHaveLength(1)
    }
    expect(page.one('.stage').dataset).toMatchObject({
      arrangement: 'side-by-side',
      cells: 'false',
    })
    expect(page.all('.splitter')).toHaveLength(1)
    expect(page.all('.slim-pane')).toHaveLength(0)
    // The style sheet lays them out by themselves.
    expect(page.all('.stage > .pane')).toHaveLength(2)
  })

  test('has the whole head of a side over its only view, also where that is one half of a brain', async () => {
    const { act, page } = await stage()
    act.change((view) => withPose(view, { hidden: 'left' }))
    await expect.poll(() => page.all('.pane h2')).toHaveLength(2)
    expect(page.all('.slim-pane')).toHaveLength(0)
  })

  test('waits for its first picture before volumes are sent to the graphics card', async () => {
    const { message } = await stage()
    const volume = () => layersOf('brain-a')[0]!.volume
    expect([message(), volume()]).toEqual([['Loading the brain…'], null])
    props().onFirstPicture?.()
    await expect.poll(message).toEqual([])
    expect(volume()).not.toBeNull()
  })

  test('waits for the picture of one brain alone, but not for that of a plot, which has none', async () => {
    const { message, act } = await stage()
    act.change((view) => withMaximised(view, 'brain-a'))
    await expect.poll(() => props().views.map(({ id }) => id)).toEqual(['brain-a'])
    expect(message()).toEqual(['Loading the brain…'])
    act.change((view) => ({
      ...view,
      views: [{ id: 'joint', kind: 'plot', shows: 'comparison', plot: 'joint' } as never],
      arrangement: {
        ...view.arrangement,
        columns: [1],
        rows: [1],
        cells: ['joint'],
        maximised: null,
      },
    }))
    await expect.poll(() => props().views).toEqual([])
    expect(message()).toEqual([])
  })

  test('brings the maps together only where a view shows both', async () => {
    const made = controlledStore()
    await made.act.open('a', files('one.nii', '6'))
    await made.act.open('b', files('two.nii', '4'))
    made.act.change((view) => ({ ...view, compare: { ...view.compare, matching: 'percentile' } }))
    vi.useFakeTimers()
    await stage(made)
    await pass(1000)
    expect(made.calls).not.toContain('matchMaps')
    made.act.change((view) => withArrangement(view, 'compared'))
    await pass(1000)
    expect(made.calls).toContain('matchMaps')
  })

  test('follows the map at every pixel where its rule reads at one place, and only there', async () => {
    const { act } = await stage()
    const reads = () => layersOf('brain-a')[0]!.reads
    expect(reads()).toBe('trilinear')
    act.change((view) => withRule(view, 'nearest'))
    await expect.poll(reads).toBe('nearest')
    act.change((view) => withRule(view, 'extreme'))
    await expect.poll(reads).toBeNull()
  })

  test('draws a brain without a map, too', async () => {
    const made = controlledStore()
    await breathe()
    await stage(made)
    await expect.poll(() => given.props).not.toBeNull()
    expect(layersOf('brain-a')).toMatchObject([{ values: null, volume: null, reads: null }])
  })

  test('says why there is no brain, and tries again', async () => {
    const made = controlledStore({ held: ['decodeCortex'] })
    await breathe()
    const { message, page } = await stage(made)
    expect([message(), given.props]).toEqual([['Loading the brain…'], null])
    await expect.poll(() => made.named('decodeCortex').length).toBe(1)
    await made.named('decodeCortex')[0]!.fail('no such brain')
    await expect.poll(() => page.one('.stage-message').getAttribute('role')).toBe('alert')
    await page.press('Try again')
    await expect.poll(() => made.named('decodeCortex').length).toBe(1)
    await made.named('decodeCortex')[0]!.finish()
    await expect.poll(() => given.props).not.toBeNull()
  })

  test('tells what becomes of a lost picture, and can be made anew if it is lost again', async () => {
    const { page, message } = await stage()
    props().onFirstPicture?.()
    const { onContext } = props()
    onContext?.('lost')
    await expect.poll(message).toEqual([expect.stringMatching(/comes back by itself/)])
    expect(page.all('.stage-message button')).toHaveLength(0)
    onContext?.('restored')
    await expect.poll(message).toEqual([])
    onContext?.('lost')
    await expect.poll(() => page.all('.stage-message button')).toHaveLength(1)
    expect(given.mounts).toBe(1)
    await page.press('It does not: draw it anew')
    await expect.poll(message).toEqual([])
    expect(given.mounts).toBe(2)
    onContext?.('unavailable')
    await expect.poll(message).toEqual([expect.stringMatching(/no WebGL 2/)])
  })

  test('is there for pictures as long as it is on the page', async () => {
    const { page } = await stage()
    expect(stagePicture()).not.toBeNull()
    await page.unmount()
    expect(stagePicture()).toBeNull()
  })

  test('moves linked cameras past the document, which learns where they came to rest', async () => {
    const { document, act } = await stage()
    const before = document()
    const camera = { ...brainViewOf(before, 'brain-a')!.camera, azimuthDeg: 33 }
    props().onCamera?.('brain-a', camera, 'moving')
    expect(document()).toBe(before)
    expect(given.moved).toMatchObject([{ 'brain-b': { azimuthDeg: 33 } }])
    expect(Object.keys(given.moved[0]!)).toEqual(['brain-b'])
    props().onCamera?.('brain-a', camera, 'settled')
    expect(given.moved).toHaveLength(1)
    const turned = () =>
      ['brain-a', 'brain-b'].map(
        (id) => brainViewOf(document(), id as 'brain-a')!.camera.azimuthDeg,
      )
    expect(turned()).toEqual([33, 33])
    act.change((view, look) => withLink(view, 'camera', false, look))
    props().onCamera?.('brain-b', { ...camera, azimuthDeg: 44 }, 'settled')
    expect(turned()).toEqual([33, 44])
  })

  test('puts the cursor where somebody clicks or drags', async () => {
    const { document } = await stage()
    props().onPick?.('brain-a', place)
    expect(document().cursor?.place).toMatchObject({ hemisphere: 'left', face: 0 })
    props().onWorld?.('brain-a', [7, 8, 9], 'moving')
    expect(document().cursor?.world).toEqual([7, 8, 9])
    await expect.poll(() => props().cursor).not.toBeNull()
  })

  test('has a slice as it was left, and turns its cut to the cursor', async () => {
    const { document, act, page } = await stage()
    act.change((view) => withArrangement(view, 'brain-and-slices'))
    const [slice] = document().views.filter(({ kind }) => kind === 'slice')
    const { id } = slice!
    await expect.poll(() => drawnView(id)?.element).not.toBeNull()
    const there = () => drawnView(id) as unknown as { atWorld: number[] }
    expect(there().atWorld).toEqual([4, 18, 4])
    props().onWorld?.(id, [1, 2, 3], 'settled')
    await expect.poll(() => there().atWorld).toEqual([1, 2, 3])
    props().onSlice?.(id, { zoom: 3, panMm: [1, 2] }, 'moving')
    expect(viewOf(document(), id)).toMatchObject({ zoom: 1 })
    props().onSlice?.(id, { zoom: 3, panMm: [1, 2] }, 'settled')
    expect(viewOf(document(), id)).toMatchObject({ zoom: 3, panMm: [1, 2] })
    // The brain has its side's whole head, a slice one line.
    expect(page.all('.slim-pane')).toHaveLength(6)
    // Borders between slices run along these alone, those between columns all the way down.
    const borders = (along: string) =>
      page.all(`.splitter[data-along="${along}"]`).map(({ style }) => {
        const { left, top, width, height } = style
        return [left, top, width || height].map((share) => Math.round(Number.parseFloat(share)))
      })
    expect(borders('rows')).toEqual([
      [33, 33, 33],
      [33, 67, 33],
    ])
    expect(borders('columns')).toEqual([
      [33, 0, 100],
      [50, 0, 100],
      [67, 0, 100],
    ])
    expect(page.all('.pane:not(.slim-pane)')).toHaveLength(2)
    expect(page.one('.slim-title').textContent).toMatch(/^one (axial|coronal|sagittal) slice$/)
    expect(page.one('.slim-pane .pane-view').ariaLabel).toMatch(/Arrow keys move the crosshair/)
    page.one('.slim-pane .pane-view').focus()
    expect(page.one('.slim-pane').dataset['view']).toContain('a')
  })

  test('lights places over every map of every view, and lets them go', async () => {
    const { act } = await stage()
    const made = await storeWithMaps()
    const { volume } = selectShown(made.store.getState(), 'a')!
    const counts = () => ['brain-a', 'brain-b'].map((id) => layersOf(id).length)
    expect(counts()).toEqual([1, 1])
    act.light({ volume: volume! })
    await expect.poll(counts).toEqual([2, 2])
    for (const id of ['brain-a', 'brain-b'])
      expect(layersOf(id).at(-1)).toMatchObject({ volume, reads: 'nearest' })
    act.light(null)
    await expect.poll(counts).toEqual([1, 1])
  })

  test('marks on each side’s slices the voxels that its value is made of, while that is asked for', async () => {
    const made = await storeWithMaps()
    const { store, act } = made
    // The first vertex lies in the maps' only voxel.
    const surface = Float32Array.of(0, 0, 0, 3, 0, 0, 0, 3, 0)
    const { left, right } = cortexOf(3)
    const surfaces = { pial: surface, white: surface }
    const cortex = { left: { ...left, surfaces }, right: { ...right, surfaces } }
    store.setState(({ cortex: known }) => ({ cortex: { ...known, cortex } as never }))
    act.change((view) => withArrangement(view, 'brain-and-slices'))
    await stage(made)
    const slices = (side: 'a' | 'b') =>
      props().views.filter(({ id, kind }) => kind === 'slice' && id.endsWith(side))
    const grids = (side: 'a' | 'b') =>
      new Set(slices(side).map((one) => (one as { fed?: { grid: unknown } | null }).fed?.grid))
    await expect.poll(() => slices('a').length).toBe(3)
    expect(grids('a')).toEqual(new Set([undefined]))
    props().onPick?.('brain-a', { ...place, barycentric: [1, 0, 0] })
    for (const side of ['a', 'b'] as const)
      await expect
        .poll(() => grids(side))
        .toEqual(new Set([selectShown(store.getState(), side)!.volume]))
    act.change((view) => ({ ...view, fed: false }))
    await expect.poll(() => grids('a')).toEqual(new Set([undefined]))
    // Off the maps' grid nothing went into the value.
    act.change((view) => ({ ...view, fed: true }))
    props().onPick?.('brain-a', place)
    await expect.poll(() => store.getState().document.cursor?.world).toEqual([3, 0, 0])
    await expect.poll(() => grids('b')).toEqual(new Set([undefined]))
  })

  test('draws a second map with its layer, its voxels once there is a picture', async () => {
    const { act } = await stage()
    const ask = askFor({ kind: 'url', url: 'https://maps.example/6' })
    act.change((view, look) =>
      withSecondMap(view, 'b', 0, { ask, as: 'opacity', threshold: null, full: null }, look),
    )
    const second = (id: string) => layersOf(id)[0]!.second
    await expect
      .poll(() => second('brain-b'))
      .toMatchObject({ as: 'opacity', volume: null, reads: 'trilinear' })
    expect(second('brain-a')).toBeUndefined()
    props().onFirstPicture?.()
    await expect.poll(() => second('brain-b')?.volume).not.toBeNull()
    act.change((view) => withRule(view, 'extreme'))
    await expect.poll(() => second('brain-b')?.reads).toBeNull()
  })

  test('draws peaks in a colour of their own on the brains of their side, and not on slices', async () => {
    const made = controlledStore()
    await breathe()
    const table = 'study,x,y,z,n,space\nAsh 2001,1,2,3,20,MNI\nAsh 2001,4,5,6,20,MNI\n'
    await made.act.openFoci('b', table, 'trees')
    made.act.change((view) => ({ ...withArrangement(view, 'brain-and-slices'), peaks: true }))
    await stage(made as never)
    const foci = (id: string) => (drawnView(id) as { foci?: readonly object[] }).foci
    await expect.poll(() => foci('brain-b')).toMatchObject([{ positionsWorld: { length: 6 } }])
    expect(foci('brain-a')).toBeUndefined()
    for (const { id, kind } of props().views)
      if (kind !== 'brain') expect([id, foci(id)]).toEqual([id, undefined])
  })

  test('asks for what lies below the cortex once that is of glass', async () => {
    const made = controlledStore()
    await breathe()
    await stage(made)
    await expect.poll(() => given.props).not.toBeNull()
    // Slices have no glass at all.
    made.act.change((view) => withArrangement(view, 'slices'))
    await expect.poll(() => props().views.map(({ kind }) => kind)).not.toContain('brain')
    made.act.change((view) => withArrangement(view, 'side-by-side'))
    await expect.poll(() => props().views.map(({ kind }) => kind)).toContain('brain')
    expect(made.calls).not.toContain('decodeDeep')
    made.act.change((view) => withPose(view, { glass: 0.5 }))
    await expect.poll(() => made.calls).toContain('decodeDeep')
  })

  test('has the edge between two maps under the hand, and in the document where it is let go', async () => {
    const { act, page, document } = await stage()
    act.change((view) => withWipe(withArrangement(view, 'compared'), 0.5))
    const shows = (mode: string) =>
      act.change((view) => withView(view, 'compared', 'brain', { mode } as never))
    shows('wipe')
    const drawing = () => drawnView('compared') as { edge?: number; insets?: object }
    await expect.poll(() => page.all('.wipe-edge')).toHaveLength(1)
    expect(drawing()).toMatchObject({ edge: 0.5, insets: { top: 34 } })
    expect(drawnView('brain-a')).not.toHaveProperty('insets')
    const edge = page.one('.wipe-edge')
    edge.setPointerCapture = () => {}
    const box = page.one('.wipe').getBoundingClientRect()
    const send = (type: string, share: number) =>
      edge.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 5,
          clientX: box.left + share * box.width,
        }),
      )
    send('pointerdown', 0.5)
    send('pointermove', 0.25)
    await expect.poll(() => drawing().edge).toBeCloseTo(0.25, 2)
    expect(document().compare.wipe).toBe(0.5)
    send('pointercancel', 0.25)
    await expect.poll(() => drawing().edge).toBe(0.5)
    send('pointerdown', 0.5)
    send('pointermove', 0.75)
    send('pointerup', 0.75)
    await expect.poll(() => document().compare.wipe).toBeCloseTo(0.75, 2)
    expect(drawing().edge).toBe(document().compare.wipe)
    shows('difference')
    await expect.poll(() => page.all('.wipe-edge')).toHaveLength(0)
    expect(drawing().insets).toBeUndefined()
  })

  test('tells scripts what was drawn, and nothing more once it is gone', async () => {
    const { page, store } = await stage()
    openTestDoor(store)
    const told = () => window.__ostrakon!.state().stage
    expect(told()).toMatchObject({ drawn: false })
    props().onFirstPicture?.()
    expect(told()).toEqual({ frames: 1, uploads: 0, drawn: true, geometries: 0, textures: 0 })
    await page.unmount()
    expect(told()).toMatchObject({ frames: 0, drawn: false })
  })

  test('gives each row of a phone held upright its own title, picture and scale', async () => {
    const { act, page } = await stage()
    act.change((view) => withArrangement(view, 'four'))
    await expect.poll(() => page.all('.pane-cell')).toHaveLength(8)
    const { style } = page.one('.stage')
    expect(style.gridTemplateRows).toBe('')
    const wide = style.gridTemplateColumns
    await browser.viewport(390, 844)
    await expect.poll(() => style.gridTemplateRows).toContain('auto')
    expect(style.gridTemplateColumns).not.toBe(wide)
    expect(page.one('.pane-cell').style.gridRow).toMatch(/^1 \/ \d$/)
    await browser.viewport(640, 360)
    await expect.poll(() => style.gridTemplateColumns).toBe(wide)
  })

  test('names each half by where it is seen from, with its keys', async () => {
    const { act, page, store } = await stage()
    act.change((view) => withArrangement(view, 'four'))
    const labels = () => page.all('.slim-pane').map((one) => one.ariaLabel)
    await expect.poll(labels).toHaveLength(8)
    const of = (side: string, title: string) =>
      ['left lateral', 'left medial', 'right lateral', 'right medial'].map(
        (half) => `${side} side: ${title}, ${half}`,
      )
    expect(labels().sort()).toEqual([...of('left', 'one'), ...of('right', 'two')].sort())
    const [first] = page.all('.slim-pane')
    expect(first!.querySelector('.pane-view')!.ariaLabel).toMatch(/Arrow keys turn it/)
    first!.querySelector<HTMLElement>('.pane-view')!.focus()
    expect(store.getState().focus).toBe(first!.dataset['view'])
    const view = store.getState().document.views.find(({ id }) => id === first!.dataset['view'])!
    if (view.kind !== 'brain') throw new Error('no brain')
    for (const [azimuthDeg, elevationDeg] of [
      [view.camera.azimuthDeg, 60],
      [0, 0],
    ] as const) {
      props().onCamera?.(view.id, { ...view.camera, azimuthDeg, elevationDeg }, 'settled')
      await expect.poll(() => first!.ariaLabel).toMatch(/one, (left|right) hemisphere$/)
    }
    expect(page.one('.stage').dataset['cells']).toBe('true')
    act.change((one) => withMaximised(one, view.id))
    await expect.poll(() => page.all('.pane')).toHaveLength(1)
    expect(page.all('.splitter')).toHaveLength(0)
  })
})

describe('regions of one’s own', () => {
  const button = (page: Awaited<ReturnType<typeof stage>>['page'], words: string) =>
    page.all('button').find((one) => one.textContent === words)
  const drawn = (store: AppStore) => store.getState().document.drawn

  test('are discs at the cursor, or at the next click where there is none', async () => {
    const { page, store, document } = await stage()
    await page.press('Disc at a click')
    expect(store.getState().tool).toBe('disc')
    await expect.poll(page.said).toBe('Click the cortex where the middle of the disc is to be.')
    expect(button(page, 'Disc at a click')!.getAttribute('aria-pressed')).toBe('true')
    expect(page.one('.control-group [role="status"]').textContent).toMatch(/^Click the cortex/)
    props().onWorld?.('brain-a', [1, 2, 3], 'moving')
    expect(drawn(store)).toEqual([])
    props().onPick?.('brain-a', place)
    expect(drawn(store)).toMatchObject([
      { name: 'Disc 1', shape: { kind: 'disc', hemisphere: 'left', vertex: 1, radiusMm: 10 } },
    ])
    expect(store.getState().tool).toBe('turn')
    await expect.poll(page.said).toMatch(/^Disc 1 drawn\./)
    // Arrows make the new disc larger at once.
    await expect.poll(() => window.document.activeElement?.ariaLabel).toBe('Radius of Disc 1')
    props().onPick?.('brain-a', { ...place, barycentric: [0, 0, 1] })
    expect(drawn(store)).toHaveLength(1)
    await page.press('Disc at the cursor')
    expect(drawn(store)[1]).toMatchObject({ name: 'Disc 2', shape: { vertex: 2 } })
    expect(document().cursor).not.toBeNull()
    await page.set('Radius of Disc 1', 23)
    expect(drawn(store)[0]!.shape).toMatchObject({ radiusMm: 23 })
    await expect.poll(() => page.one('.slider .side').textContent).toBe('23 mm')
    expect(drawn(store)[1]!.shape).toMatchObject({ radiusMm: 10 })
  })

  test('are what a lasso goes round, if that is anything', async () => {
    const { page, store } = await stage()
    expect(props().lasso).toBe(false)
    await page.press('Lasso on a brain')
    await expect.poll(() => props().lasso).toBe(true)
    expect(page.one('.stage').dataset['tool']).toBe('lasso')
    expect(page.one('.control-group [role="status"]').textContent).toMatch(/^Draw a line round/)
    await page.press('Lasso on a brain')
    await expect.poll(() => props().lasso).toBe(false)
    const none = new Uint8Array(3)
    props().onLasso?.('brain-a', { left: none, right: none })
    expect(drawn(store)).toEqual([])
    expect(store.getState().notices.at(-1)?.text).toMatch(/^There is no cortex within that line/)
    props().onLasso?.('brain-a', { left: none, right: Uint8Array.of(1, 1, 1) })
    expect(drawn(store)).toMatchObject([{ name: 'Lasso 1', shape: { kind: 'patch', left: '' } }])
    await expect.poll(() => window.document.activeElement?.ariaLabel).toBe('Name of Lasso 1')
    expect(page.all('.drawn-list [type="range"]')).toHaveLength(0)
  })

  async function withDisc() {
    const made = await stage()
    props().onPick?.('brain-a', place)
    await made.page.press('Disc at the cursor')
    await expect.poll(() => made.page.all('.drawn-list li')).toHaveLength(1)
    const name = made.page.one<HTMLInputElement>('[aria-label="Name of Disc 1"]')
    return { ...made, name }
  }

  test('are named by what is typed, not by nothing', async () => {
    const { page, store, name } = await withDisc()
    await userEvent.fill(name, '  ')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => name.value).toBe('Disc 1')
    await userEvent.fill(name, 'Patch of mine')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => name.value).toBe('Disc 1')
    expect(drawn(store)[0]!.name).toBe('Disc 1')
    await userEvent.fill(name, 'Patch of mine')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => drawn(store)[0]!.name).toBe('Patch of mine')
    const again = page.one<HTMLInputElement>('[aria-label="Name of Patch of mine"]')
    await userEvent.fill(again, 'Other')
    again.blur()
    await expect.poll(() => drawn(store)[0]!.name).toBe('Other')
    await page.press('Erase Other')
    await expect.poll(() => page.all('.drawn-list')).toHaveLength(0)
  })

  test('are shown, and saved as labels of a hemisphere and as a mask', async () => {
    const { page, store, act } = await withDisc()
    act.change((view) => ({ ...view, cursor: null }))
    await page.press('Show Disc 1')
    await expect.poll(() => store.getState().document.cursor).not.toBeNull()
    const saved: { name: string; url: string }[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, url: this.href })
    })
    await page.press('Save Disc 1 as a GIFTI label file')
    await page.press('Save Disc 1 as a NIfTI mask')
    expect(saved.map(({ name }) => name)).toEqual(['lh.Disc-1.label.gii', 'Disc-1.nii.gz'])
    const gifti = await (await fetch(saved[0]!.url)).text()
    expect(gifti).toContain('Disc 1')
    expect(gifti).toContain('CortexLeft')
  })

  test('are as many as can be told apart', async () => {
    const { page, store } = await withDisc()
    const { drawn: known } = store.getState().document
    store.getState().act.change((view) => ({
      ...view,
      drawn: Array.from({ length: 24 }, (_, n) => ({ ...known[0]!, number: n + 1 })),
    }))
    await page.press('Disc at the cursor')
    expect(drawn(store)).toHaveLength(24)
    expect(store.getState().notices.at(-1)?.text).toMatch(/^There are 24 regions of your own\./)
  })

  test('of another brain say so, and have neither size nor files', async () => {
    const { page, act } = await withDisc()
    act.change((view) => ({
      ...view,
      drawn: view.drawn.map((region) => ({
        ...region,
        mesh: '0'.repeat(16),
        shape: { ...region.shape, centreMni: null } as typeof region.shape,
      })),
    }))
    await expect
      .poll(() => page.one('.drawn-list .aside').textContent)
      .toMatch(/^Drawn on another brain/)
    expect(page.all('.drawn-list [type="range"]')).toHaveLength(0)
    expect(page.all('.drawn-list button').map((one) => one.textContent)).toEqual(['Erase'])
  })
})
