/** Both maps against each other as a plot, and the places of the brain that a line on it lights up. */
import { useMemo } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { JointSection, type MarkedRegion } from '#app/compare/JointSection.tsx'
import { useAtVertices } from '#app/compare/use-at-vertices.ts'
import { type Compared, useCompared } from '#app/compare/use-sides.ts'
import { jointOf, placesWithin } from '#comparison/joint.ts'
import { pairValues } from '#comparison/pair.ts'
import { affineFromRows } from '#space/affine.ts'
import type { PlanePath } from '#space/within-path.ts'
import type { Actions } from '#state/store.ts'
import { withJointOf } from '#view/change-view.ts'
import { breathe, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

const toWorld = affineFromRows<'voxel', 'world'>([
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
])
const volume = (...values: readonly number[]) => ({
  values: Float32Array.from(values),
  shape: [5, 1, 1] as const,
  toWorld,
})
/** A's from 0 to 4 across, B's from 0 to 8 up; the last voxel is 0 in A. */
const maps = [volume(1, 2, 3, 4, 0), volume(2, 4, 0, 8, 6)] as const

type Asked = { readonly path: PlanePath; readonly apart: boolean }

async function section(region: MarkedRegion | null = null, [a, b] = maps) {
  const made = await storeWithMaps()
  const pairs = pairValues(a.values, b.values, 'keep')
  const ask = vi.fn(async (_: string, { path, apart }: Asked) =>
    Int32Array.from(placesWithin(pairs, path, apart), (n) => pairs.at[n]!),
  )
  made.store.setState(({ act }) => ({
    act: { ...act, askAboutBoth: ask } as unknown as Actions,
  }))
  const ofVertices = {
    left: Float32Array.of(1, 2, 3),
    right: Float32Array.of(4, 5, 6),
  }
  const joint = jointOf(pairs)
  function Part({ compared }: { readonly compared: Compared }) {
    const mine = useMemo(
      () => ({
        ...compared,
        a: { ...compared.a, volume: a, values: ofVertices },
        b: { ...compared.b, volume: b, values: ofVertices },
      }),
      [compared],
    )
    const atVertices = useAtVertices(mine, 'keep')
    return <JointSection compared={mine} joint={joint} {...{ atVertices, region }} zeros="keep" />
  }
  function Room() {
    const compared = useCompared()
    return compared && <Part compared={compared} />
  }
  const page = await onPage(<Room />, made.store)
  const plot = page.one<SVGSVGElement>('.joint-plot')
  plot.style.width = '332px'
  plot.setPointerCapture = () => {}
  /** Of the frame, 0..1 across and up. */
  const pointer = async (
    type: string,
    [u, v]: readonly [number, number],
    more: PointerEventInit = {},
  ) => {
    const { left, top, width, height } = page.one('.plot-frame').getBoundingClientRect()
    plot.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        clientX: left + u * width,
        clientY: top + (1 - v) * height,
        ...more,
      }),
    )
    await breathe()
  }
  const draw = async (
    corners: readonly (readonly [number, number])[],
    more: PointerEventInit = {},
  ) => {
    const [first, ...rest] = corners
    await pointer('pointerdown', first!, more)
    for (const corner of rest) await pointer('pointermove', corner, more)
    await pointer('pointerup', rest.at(-1) ?? first!, more)
  }
  const told = () => page.one('.row [role="status"]').textContent
  const lit = () => {
    const now = made.store.getState().lit
    return now && Array.from('volume' in now && now.volume ? now.volume.values : [])
  }
  const asked = () => ask.mock.calls.at(-1)?.[1] as Asked | undefined
  return { ...made, page, plot, pointer, draw, told, lit, ask, asked }
}

/** Round the points of the first two voxels, at (1, 2) and (2, 4) of 4 and 8. */
const around = [
  [0.15, 0.15],
  [0.6, 0.15],
  [0.6, 0.6],
  [0.15, 0.6],
] as const

describe('a line on the plot', () => {
  test('lights the voxels up of which it goes round the points, in the units of the maps', async () => {
    const { draw, told, lit, asked, page } = await section()
    expect(told()).toMatch(/^Draw a line round points: /)
    expect(page.all('.plot-lasso')).toHaveLength(0)
    await draw(around)
    await expect.poll(lit).toEqual([1, 1, 0, 0, 0])
    expect(told()).toBe('2 of 5 voxels are lit on cortex and slices of both maps.')
    const corners = around.map(([u, v]) => [expect.closeTo(4 * u, 1), expect.closeTo(8 * v, 1)])
    expect(asked()).toMatchObject({ path: corners, apart: false })
    expect(page.all('.plot-lasso')).toHaveLength(1)
    await page.press('Let go')
    await expect.poll(lit).toBeNull()
    expect(page.all('.plot-lasso')).toHaveLength(0)
    expect(page.all('button').some((one) => one.textContent === 'Let go')).toBe(false)
    // Three corners are enough to go round something.
    await draw(around.slice(1))
    await expect.poll(lit).toEqual([0, 1, 0, 0, 0])
  })

  test('goes with the light where that is let go of elsewhere, and with its axes', async () => {
    const { draw, lit, act, page } = await section()
    await draw(around)
    await expect.poll(lit).not.toBeNull()
    act.light(null)
    await expect.poll(() => page.all('.plot-lasso')).toHaveLength(0)
    await draw(around)
    await expect.poll(lit).not.toBeNull()
    await page.check('Difference against mean (Bland-Altman)')
    await expect.poll(lit).toBeNull()
    expect(page.all('.plot-lasso')).toHaveLength(0)
    await page.unmount()
  })

  test('takes its light along where somebody leaves the room', async () => {
    const { draw, lit, page } = await section()
    await draw(around)
    await expect.poll(lit).not.toBeNull()
    await page.unmount()
    expect(lit()).toBeNull()
  })

  test('is drawn by the main button and one pointer, and called off by the system', async () => {
    const { draw, pointer, ask, page } = await section()
    await draw(around.slice(0, 2))
    await draw(around, { button: 2 })
    await draw(around, { pointerType: 'touch' })
    await pointer('pointerdown', around[0])
    for (const corner of around) await pointer('pointermove', corner)
    expect(page.all('.plot-lasso')).toHaveLength(1)
    await pointer('pointermove', [0.9, 0.9], { pointerId: 2 })
    await pointer('pointerup', [0.9, 0.9], { pointerId: 2 })
    expect(page.one('.plot-lasso').getAttribute('points')!.split(' ')).toHaveLength(5)
    await pointer('pointercancel', around[3])
    await pointer('pointerup', around[3])
    expect(page.all('.plot-lasso')).toHaveLength(0)
    // A second finger: neither draws.
    await pointer('pointerdown', around[0])
    for (const corner of around) await pointer('pointermove', corner)
    await pointer('pointerdown', around[0], { pointerId: 2 })
    await pointer('pointerup', around[3])
    expect(ask).not.toHaveBeenCalled()
  })

  test('is drawn by a finger once that was asked for, and the page scrolls again after', async () => {
    const { draw, plot, page, lit, told } = await section()
    const button = () => page.all('button').find((one) => one.textContent === 'Lasso')!
    expect(plot.dataset['drawing']).toBe('false')
    await page.press('Lasso')
    await expect.poll(() => plot.dataset['drawing']).toBe('true')
    expect([button().getAttribute('aria-pressed'), told()]).toEqual([
      'true',
      'Draw a line round points of the plot.',
    ])
    await draw(around, { pointerType: 'touch' })
    await expect.poll(lit).not.toBeNull()
    expect(plot.dataset['drawing']).toBe('false')
  })

  test('is a box by numbers, a side that is left empty the plot’s own', async () => {
    const { page, asked, lit } = await section()
    page.one('details').setAttribute('open', '')
    await page.press('Light up')
    await expect.poll(lit).toEqual([1, 1, 1, 1, 1])
    const near = (...corner: readonly number[]) => corner.map((one) => expect.closeTo(one, 5))
    expect(asked()!.path).toEqual([
      near(-0.04, -0.08),
      near(4.04, -0.08),
      near(4.04, 8.08),
      near(-0.04, 8.08),
    ])
    await page.set('A from', 1.5)
    await page.set('A to', 3.5)
    await page.set('B from', -1)
    await page.set('B to', 5)
    await page.press('Light up')
    await expect.poll(lit).toEqual([0, 1, 1, 0, 0])
    expect(asked()!.path).toEqual([
      [1.5, -1],
      [3.5, -1],
      [3.5, 5],
      [1.5, 5],
    ])
  })
})

const [a, b] = maps

describe('the plot', () => {
  test('has its lines and marks in the units of its axes', async () => {
    const { page, act } = await section({ name: 'dACC', voxels: Int32Array.of(0, 3) })
    /** Back from the drawing to the maps' units. */
    const ends = (selector: string) => {
      const number = (name: string) => Number(page.one(selector).getAttribute(name))
      return [1, 2].map((end) => [
        ((number(`x${end}`) - 26) / 280) * 4,
        ((306 - number(`y${end}`)) / 280) * 8,
      ])
    }
    const close = (...values: readonly number[]) => values.map((one) => expect.closeTo(one, 5))
    expect(ends('line.plot-limit')).toEqual([close(0, 0), close(4, 4)])
    // B = 0.2 A + 3.6 by least squares of these five.
    expect(ends('line.plot-mark')).toEqual([close(0, 3.6), close(4, 4.4)])
    expect(page.one('[data-joint-n]').textContent).toContain('B = 0.20 A + 3.60 by least squares.')
    expect(page.one('[data-joint-n]').dataset['jointN']).toBe('5')
    expect(page.all('polygon.plot-bar')).toHaveLength(5)
    const bars = page.all('rect.plot-bar')
    const tallest = Math.max(...bars.slice(0, 40).map((one) => Number(one.getAttribute('height'))))
    expect([bars.length, tallest]).toEqual([80, 22])
    expect(
      page.all('.plot-text').map((one) => [one.textContent, one.getAttribute('text-anchor')]),
    ).toEqual([
      ['0', 'start'],
      ['4', 'end'],
      ['0', 'end'],
      ['8', 'end'],
      ['A: one', 'middle'],
      ['B: two', 'middle'],
    ])
    // Voxels 0 and 3, at (1, 2) and (4, 8).
    expect(page.one('.plot-points').getAttribute('d')).toBe('M96.0 236.0h0M306.0 26.0h0')
    expect(page.one('[data-joint-region]').textContent).toContain('Dots: the 2 voxels of dACC')
    expect(page.all('.plot-cursor')).toHaveLength(0)
    act.change((view) => ({ ...view, cursor: { world: [1, 0, 0], place: null } }))
    await expect.poll(() => page.all('.plot-cursor')).toHaveLength(1)
    expect(page.one('.plot-cursor').dataset['jointCursor']).toBe('2 4')
    act.change((view) => ({ ...view, cursor: { world: [90, 0, 0], place: null } }))
    await expect.poll(() => page.all('.plot-cursor')).toHaveLength(0)
  })

  test('is of differences against means where that is asked for', async () => {
    const { page, draw, asked, lit } = await section()
    await page.check('Difference against mean (Bland-Altman)')
    await expect
      .poll(() => page.one('.joint-plot').ariaLabel)
      .toMatch(/^mean of A and B across, A minus B up/)
    // 2 - 4 on average, as A is 10 and B is 20 in sum.
    expect(page.one('[data-joint-n]').textContent).toContain(
      'A is on average −2.00 above B; 95 % limits',
    )
    expect(page.all('line.plot-limit')).toHaveLength(2)
    const { hexbin, limits, bias } = jointOf(pairValues(a.values, b.values, 'keep')).blandAltman!
    const [low, high] = hexbin.y
    const level = (selector: string) =>
      page.all(selector).map((one) => {
        const [from, to] = ['y1', 'y2'].map((name) => Number(one.getAttribute(name)))
        expect(from).toBe(to)
        return low + ((306 - from!) / 280) * (high - low)
      })
    expect(level('line.plot-mark')).toEqual([expect.closeTo(bias, 5)])
    expect(level('line.plot-limit')).toEqual(limits.map((one) => expect.closeTo(one, 5)))
    expect(page.all('.plot-box input').map((one) => one.ariaLabel)).toEqual([
      'Mean from',
      'Mean to',
      'Difference from',
      'Difference to',
    ])
    // Below 0 as well, a box by numbers reaches a little beyond the plot's ends.
    page.one('details').setAttribute('open', '')
    await page.press('Light up')
    await expect.poll(lit).toEqual([1, 1, 1, 1, 1])
    const [[, bottom = Number.NaN] = [], , [, top = Number.NaN] = []] = asked()!.path
    const ends = page
      .all<HTMLInputElement>('.plot-box input')
      .slice(2)
      .map(({ placeholder }) => Number(placeholder.replace('−', '-')))
    expect([bottom < ends[0]!, top > ends[1]!]).toEqual([true, true])
    await page.press('Let go')
    await draw(around)
    await expect.poll(() => asked()?.apart).toBe(true)
    expect(
      page
        .all('button')
        .map((one) => one.ariaLabel ?? one.textContent)
        .join(),
    ).toContain('voxels')
  })

  test('has hexagons, bars and ticks where their values lie, on axes that begin nowhere near 0', async () => {
    const from = [volume(5, 5, 7, 10, 9), volume(-6, -6, -2, 4, 2)] as const
    const { page, draw, asked } = await section(null, from)
    const { hexbin } = jointOf(pairValues(from[0].values, from[1].values, 'keep'))
    const number = (one: Element, name: string) => Number(one.getAttribute(name))
    const across = (px: number) => 5 + ((px - 26) / 280) * 5
    const up = (px: number) => -6 + ((306 - px) / 280) * 10
    // A tenth of a pixel is as near as a corner is written.
    const nearX = (value: number) => expect.closeTo(value, 2)
    const nearY = nearX
    const polygons = page.all('polygon.plot-bar')
    expect(polygons).toHaveLength(4)
    for (const [at, polygon] of polygons.entries()) {
      const cell = hexbin.cells[at]!
      const [half, tall] = hexbin.radius
      const corners = polygon.getAttribute('points')!.split(' ')
      expect(
        corners
          .map((one) => one.split(',').map(Number))
          .map(([x = 0, y = 0]) => [across(x), up(y)]),
      ).toEqual([
        [nearX(cell.x), nearY(cell.y + tall)],
        [nearX(cell.x + half), nearY(cell.y + tall / 2)],
        [nearX(cell.x + half), nearY(cell.y - tall / 2)],
        [nearX(cell.x), nearY(cell.y - tall)],
        [nearX(cell.x - half), nearY(cell.y - tall / 2)],
        [nearX(cell.x - half), nearY(cell.y + tall / 2)],
      ])
    }
    // Two places in one are darker than one: by the logarithm of the count.
    const shades = polygons.map((one) => number(one, 'opacity'))
    const one = 0.12 + (0.88 * Math.log(2)) / Math.log(3)
    expect(shades).toEqual([1, ...Array(3).fill(expect.closeTo(one, 3))])
    const bars = page.all('rect.plot-bar')
    const [step, most] = [280 / 40, 22]
    for (const [n, bar] of bars.slice(0, 40).entries()) {
      const tall = (hexbin.marginals.x[n]! / 2) * most
      expect(['x', 'y', 'width', 'height'].map((name) => number(bar, name))).toEqual(
        [26 + n * step, 26 - tall, step, tall].map((px) => expect.closeTo(px, 6)),
      )
    }
    for (const [n, bar] of bars.slice(40).entries()) {
      const wide = (hexbin.marginals.y[n]! / 2) * most
      expect(['x', 'y', 'width', 'height'].map((name) => number(bar, name))).toEqual(
        [306, 306 - (n + 1) * step, wide, step].map((px) => expect.closeTo(px, 6)),
      )
    }
    const [low, high, bottom, top, along, aside] = page.all('.plot-text')
    expect([low, high, bottom, top].map((one) => one!.textContent)).toEqual(['5', '10', '−6', '4'])
    // Under its ends and left of its ends, within the picture.
    expect([low, high, along].map((one) => number(one!, 'x'))).toEqual([26, 306, 166])
    for (const one of [low, high, along]) {
      expect(number(one!, 'y')).toBeGreaterThan(306 + 8)
      expect(number(one!, 'y')).toBeLessThanOrEqual(332)
    }
    for (const one of [bottom, top]) {
      expect(number(one!, 'x')).toBeLessThan(26)
      expect(number(one!, 'x')).toBeGreaterThan(13)
    }
    expect([number(bottom!, 'y'), number(top!, 'y') - 26 < 12]).toEqual([306, true])
    expect(number(top!, 'y')).toBeGreaterThan(26)
    expect([number(aside!, 'x'), number(aside!, 'y') < 26]).toEqual([-166, true])
    expect(page.one('.joint-plot').getAttribute('viewBox')).toBe('0 0 332 332')
    await draw(around)
    await expect.poll(() => asked()?.path.length).toBe(4)
    expect(asked()!.path).toEqual(
      around.map(([u, v]) => [expect.closeTo(5 + 5 * u, 1), expect.closeTo(-6 + 10 * v, 1)]),
    )
    const lasso = page.one('.plot-lasso').getAttribute('points')!.split(' ')
    expect(lasso.map((one) => one.split(',').map(Number))).toEqual(
      around.map(([u, v]) => [expect.closeTo(26 + 280 * u, 0), expect.closeTo(306 - 280 * v, 0)]),
    )
  })

  test('of a map with itself draws both limits, on one line', async () => {
    const complained = vi.spyOn(console, 'error')
    const { page } = await section(null, [maps[0], maps[0]])
    await page.check('Difference against mean (Bland-Altman)')
    await expect.poll(() => page.all('line.plot-limit')).toHaveLength(2)
    expect(new Set(page.all('line.plot-limit').map((one) => one.getAttribute('y1'))).size).toBe(1)
    expect(complained).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  test('is of vertices where that is asked for, the medial wall left out', async () => {
    const { page, store, act, draw, told } = await section({
      name: 'dACC',
      voxels: Int32Array.of(0),
    })
    const { cortex } = store.getState()
    if (cortex.status !== 'ready') throw new Error('no cortex')
    cortex.cortex.left.medialWall[1] = 1
    await page.choose('Points are', 'vertices of the cortex')
    await expect.poll(() => page.one('#joint-title').textContent).toBe('Vertex by vertex')
    expect(store.getState().document.compare.joint).toBe('vertices')
    expect(page.one('[data-joint-n]').textContent).toMatch(
      /^5 vertices of both hemispheres, the medial wall left out; r = 1\.00 over them; darker/,
    )
    await draw([
      [-0.02, -0.02],
      [0.45, -0.02],
      [0.45, 0.45],
      [-0.02, 0.45],
    ])
    // 1 and 3 of the left half; 2 lies on the wall.
    await expect.poll(told).toBe('2 of 5 vertices are lit on cortex and slices of both maps.')
    act.change((view) => ({
      ...view,
      cursor: {
        world: [0, 0, 0],
        place: { hemisphere: 'right', face: 0, barycentric: [0, 0, 1] },
      },
    }))
    const cursor = () => page.all('.plot-cursor')[0]?.dataset['jointCursor']
    await expect.poll(cursor).toBe('6 6')
    const onLeft = (...barycentric: [number, number, number]) => {
      const place = { hemisphere: 'left', face: 0, barycentric } as const
      act.change((view) => ({ ...view, cursor: { world: [0, 0, 0], place } }))
    }
    onLeft(1, 0, 0)
    await expect.poll(cursor).toBe('1 1')
    // On the wall.
    onLeft(0, 1, 0)
    await expect.poll(cursor).toBeUndefined()
    const saved: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download)
    })
    await page.press('CSV of the vertices')
    await page.check('Difference against mean (Bland-Altman)')
    await page.press('JSON of the vertices')
    act.change((view) => withJointOf(view, 'voxels'))
    await expect.poll(() => page.one('#joint-title').textContent).toBe('Voxel by voxel')
    await page.press('CSV of the voxels')
    await page.check('Difference against mean (Bland-Altman)')
    await page.press('SVG of the voxels')
    expect(saved).toEqual([
      'joint-vertices.csv',
      'bland-altman-vertices.json',
      'bland-altman.csv',
      'joint.svg',
    ])
    vi.restoreAllMocks()
  })
})
