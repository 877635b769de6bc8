/** Rows of the tables that were published, as GMT 6.4 has them (share/cpt/SCM of version 7.0.1 and share/cpt/cmocean of 2.0). */
import { describe, expect, test } from 'vitest'
import { type ColormapId, colormaps } from '#colormap/index.ts'
import type { Rgb } from '#colormap/oklab.ts'
import { deltaE } from '../browser/scene/delta-e.ts'

/** How many rows, and some of them by their number from the lowest value on. None but the ends is a knot. */
const tables: { readonly [id in ColormapId]?: readonly [rows: number, { [row: number]: string }] } =
  {
    batlow: [
      256,
      {
        0: '#011959',
        13: '#0b2d5d',
        37: '#124861',
        68: '#26635f',
        99: '#52744a',
        121: '#767f37',
        140: '#99882c',
        163: '#c6913a',
        190: '#f09c69',
        217: '#fdafa7',
        244: '#fcc3e1',
        255: '#faccfa',
      },
    ],
    devon: [
      256,
      {
        0: '#2c1a4c',
        13: '#2b2658',
        37: '#283c6f',
        68: '#2a5c95',
        99: '#4774c0',
        121: '#7188d8',
        140: '#9599e5',
        163: '#b3adef',
        190: '#cac5f4',
        217: '#dfdcf8',
        244: '#f6f5fd',
        255: '#ffffff',
      },
    ],
    lajolla: [
      256,
      {
        0: '#1a1a01',
        13: '#2b210d',
        37: '#512d1f',
        68: '#863e37',
        99: '#bd5248',
        121: '#da6c4e',
        140: '#e48451',
        163: '#ea9f53',
        190: '#f1c15f',
        217: '#f9e387',
        244: '#fef8b8',
        255: '#ffffcc',
      },
    ],
    vik: [
      255,
      {
        0: '#001261',
        13: '#02276e',
        37: '#044c86',
        68: '#3c85ac',
        99: '#9dc4d6',
        121: '#e0e6e9',
        140: '#ebd0c0',
        163: '#d8a283',
        190: '#c37243',
        217: '#9f390a',
        244: '#6a0d07',
        254: '#590008',
      },
    ],
    berlin: [
      255,
      {
        0: '#9eb0ff',
        13: '#80acf1',
        37: '#4698c8',
        68: '#25607c',
        99: '#122c38',
        121: '#131112',
        140: '#270d01',
        163: '#471401',
        190: '#7b321c',
        217: '#b26455',
        244: '#ea9995',
        254: '#ffadad',
      },
    ],
    thermal: [
      256,
      {
        0: '#042333',
        13: '#072c4d',
        37: '#21348a',
        68: '#5c3e9a',
        99: '#87518e',
        121: '#a65c86',
        140: '#c36579',
        163: '#e37260',
        190: '#f99143',
        217: '#fbbb3e',
        244: '#f0e851',
        255: '#e8fa5b',
      },
    ],
    ice: [
      256,
      {
        0: '#040613',
        13: '#101125',
        37: '#252449',
        68: '#3a3c7b',
        99: '#3e5aa6',
        121: '#4073b4',
        140: '#4988bc',
        163: '#5ba0c5',
        190: '#78bdd0',
        217: '#a4d7dd',
        244: '#d6f1f3',
        255: '#eafdfd',
      },
    ],
    balance: [
      256,
      {
        0: '#181c43',
        13: '#242e6c',
        37: '#1952bc',
        68: '#438fba',
        99: '#a1bec8',
        121: '#e1e1e3',
        140: '#e5d0ca',
        163: '#d59b87',
        190: '#c15c3f',
        217: '#9d1926',
        244: '#580e1f',
        255: '#3c0912',
      },
    ],
  }

const bytes = (hex: string) =>
  [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)) as unknown as Rgb

describe.each(Object.entries(tables))('published colormap %s', (id, [rows, table]) => {
  const { kind, positive, negative } = colormaps[id as ColormapId]

  test('has the colours of its table', () => {
    for (const [row, hex] of Object.entries(table)) {
      const at = Number(row) / (rows - 1)
      const own =
        kind !== 'diverging' ? positive(at) : at < 0.5 ? negative(1 - 2 * at) : positive(2 * at - 1)
      expect(deltaE(own, bytes(hex)), `row ${row}`).toBeLessThan(1.5)
    }
  })

  test('has one colour for 0, whatever the sign', () => {
    expect(positive(0)).toEqual(negative(0))
  })
})
