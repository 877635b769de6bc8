/** Every command of `npm run ostrakon`: one line each, in the order in which the help lists them. */
import { ale } from './ale.ts'
import { clusters } from './clusters.ts'
import type { Command } from './command.ts'
import { compare } from './compare.ts'
import { info } from './info.ts'
import { regions } from './regions.ts'
import { sample } from './sample.ts'
import { values } from './values.ts'

export const commands = {
  info,
  values,
  sample,
  ale,
  regions,
  clusters,
  compare,
} as const satisfies Record<string, Command>
