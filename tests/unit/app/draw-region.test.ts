/** Drawing regions on the cortex: what the tools do, and what becomes of a click or a line. */
import { describe, expect, test } from 'vitest'
import { drawDisc, lassoed, takeLasso } from '#app/look/draw-region.ts'
import { meshOf } from '#atlas/drawn-region.ts'
import { mostDrawn } from '#view/drawn.ts'
import { controlledStore, cortexOf, file, storeWithMaps } from '../state/test-store.ts'

/** The cursor at a corner of the only triangle of the right half. */
const atCorner = (corner: number) => ({
  world: [0, 0, 0] as [number, number, number],
  place: {
    hemisphere: 'right' as const,
    face: 0,
    barycentric: [0, 1, 2].map((n) => Number(n === corner)) as [number, number, number],
  },
})

const drawn = ({ store }: Pick<Awaited<ReturnType<typeof storeWithMaps>>, 'store'>) =>
  store.getState().document.drawn

describe('a disc', () => {
  test('lies round the cursor’s vertex at once, on this mesh, and where that is in MNI', async () => {
    const made = await storeWithMaps()
    made.act.change((view) => ({ ...view, cursor: atCorner(2) }))
    drawDisc(made.store)
    const { surfaces } = cortexOf(3).right
    // Half-way between white and pial.
    const middle = [6, 7, 8].map((at) => (surfaces.pial[at]! + surfaces.white[at]!) / 2)
    expect(drawn(made)).toMatchObject([
      {
        mesh: meshOf(cortexOf(3)),
        shape: { kind: 'disc', hemisphere: 'right', vertex: 2, radiusMm: 10, centreMni: middle },
      },
    ])
    expect(made.store.getState().tool).toBe('turn')
  })

  test('on surfaces of one’s own has no place in MNI', async () => {
    const made = controlledStore()
    await made.act.openFiles('a', [...file('lh.surf', '3'), ...file('rh.surf', '3')])
    await expect.poll(() => made.store.getState().cortex).toMatchObject({ own: {} })
    made.act.change((view) => ({ ...view, cursor: atCorner(1) }))
    drawDisc(made.store)
    expect(drawn(made)).toMatchObject([{ shape: { vertex: 1, centreMni: null } }])
  })

  test('without a cursor waits in the hand for a click, until it is put back', async () => {
    const { store } = await storeWithMaps()
    drawDisc(store)
    expect([store.getState().tool, drawn({ store } as never)]).toEqual(['disc', []])
    drawDisc(store)
    expect(store.getState().tool).toBe('turn')
  })

  test('is for later where there is no brain yet', () => {
    const { store } = controlledStore({ start: false })
    drawDisc(store)
    expect(store.getState().tool).toBe('turn')
  })
})

describe('a lasso', () => {
  test('is taken and put back, and is exchanged for the disc', async () => {
    const { store } = await storeWithMaps()
    takeLasso(store)
    expect(store.getState().tool).toBe('lasso')
    drawDisc(store)
    expect(store.getState().tool).toBe('disc')
    takeLasso(store)
    takeLasso(store)
    expect(store.getState().tool).toBe('turn')
  })

  test('makes a region of what it caught, and says so where that is nothing', async () => {
    const made = await storeWithMaps()
    takeLasso(made.store)
    lassoed(made.store, cortexOf(3), { left: new Uint8Array(3), right: new Uint8Array(3) })
    expect(drawn(made)).toEqual([])
    expect(made.store.getState().notices.at(-1)?.text).toMatch(/^There is no cortex within/)
    lassoed(made.store, cortexOf(3), { left: Uint8Array.of(1, 1, 1), right: new Uint8Array(3) })
    expect(drawn(made)).toMatchObject([{ name: 'Lasso 1', shape: { kind: 'patch', right: '' } }])
    expect(made.store.getState().tool).toBe('turn')
  })
})

test('as many regions can be drawn as can be told apart, and no more', async () => {
  const made = await storeWithMaps()
  made.act.change((view) => ({ ...view, cursor: atCorner(0) }))
  for (let n = 1; n <= mostDrawn; n++) drawDisc(made.store)
  expect(drawn(made)).toHaveLength(mostDrawn)
  expect(made.store.getState().notices).toEqual([])
  drawDisc(made.store)
  expect(drawn(made)).toHaveLength(mostDrawn)
  expect(made.store.getState().notices.at(-1)?.text).toMatch(/^There are 24 regions of your own/)
})
