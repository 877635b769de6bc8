import { apply, invert } from '#space/affine.ts'
import { type Point, worldPoint } from '#space/point.ts'
import { type Interpolation, interpolations, valueAt } from '#volume/interpolate.ts'
import { onlyFile, parseArguments, wholeNumber } from './arguments.ts'
import { type Command, UsageError } from './command.ts'
import { volumeAt } from './open.ts'

export const values: Command = {
  usage: 'FILE --at x,y,z [--volume k] [--rule nearest|trilinear]',
  summary: 'Prints the value at a place given in world millimetres; null outside the map.',
  async run(args) {
    const parsed = parseArguments(args, ['at', 'volume', 'rule'])
    const file = onlyFile(parsed)
    const at = placeOf(parsed.options['at'])
    const rule = ruleOf(parsed.options['rule'] ?? 'trilinear')
    const { volume } = await volumeAt(file, wholeNumber('volume', parsed.options['volume']))
    // Beyond a millionth of a voxel there is only roundoff of the affine.
    const voxel = apply(invert(volume.toWorld), at).map((v) => Math.round(v * 1e6) / 1e6 || 0)
    return { value: valueAt(volume, at, rule), voxel, world: [...at], rule }
  },
}

function placeOf(text: string | undefined): Point<'world'> {
  const numbers = (text ?? '')
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [x, y, z] = numbers
  const finite = numbers.length === 3 && numbers.every(Number.isFinite)
  if (!finite || x === undefined || y === undefined || z === undefined) {
    throw new UsageError('--at takes three numbers in mm, such as --at -4,20,36')
  }
  return worldPoint(x, y, z)
}

function ruleOf(text: string): Interpolation {
  const found = Object.keys(interpolations).find((rule) => rule === text)
  if (!found) throw new UsageError(`--rule is one of ${Object.keys(interpolations).join(', ')}`)
  return found as Interpolation
}
