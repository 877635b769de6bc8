/** How colours look to people who see them otherwise, and in a hall that is not dark: checks, not corrections. */
import { type Rgb, toByte, toLinear } from './oklab.ts'

/** Rows of a matrix on linear-light sRGB, and what is added to each channel. */
export type Sight = {
  readonly label: string
  readonly matrix: readonly [Rgb, Rgb, Rgb]
  readonly offset: number
}

const machado = 'Machado, Oliveira & Fernandes 2009'

/** Severity 1.0 of Machado, Oliveira & Fernandes 2009, IEEE Trans Vis Comput Graph 15:1291. */
export const sights = {
  protanopia: {
    label: `No red cones (${machado})`,
    matrix: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    offset: 0,
  },
  deuteranopia: {
    label: `No green cones (${machado})`,
    matrix: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
    offset: 0,
  },
  tritanopia: {
    label: `No blue cones (${machado})`,
    matrix: [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
    offset: 0,
  },
  projector: {
    label: 'A projector in daylight: a quarter of its white lies on everything',
    matrix: [
      [0.75, 0, 0],
      [0, 0.75, 0],
      [0, 0, 0.75],
    ],
    offset: 0.25,
  },
} as const satisfies Record<string, Sight>

export type SightId = keyof typeof sights
export const sightIds = Object.keys(sights) as SightId[]

/** What a colour, 0..255, becomes. */
export function asSeen([red, green, blue]: Rgb, id: SightId): Rgb {
  const { matrix, offset }: Sight = sights[id]
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)]
  const channel = ([wr, wg, wb]: Rgb) =>
    toByte(Math.min(1, Math.max(0, wr * r + wg * g + wb * b + offset)))
  return [channel(matrix[0]), channel(matrix[1]), channel(matrix[2])]
}
