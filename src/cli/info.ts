import { openFile } from '#format/index.ts'
import { sha256Of } from '#format/sha256.ts'
import { onlyFile, parseArguments, wholeNumber } from './arguments.ts'
import type { Command } from './command.ts'
import { blobOf, filesAt } from './open.ts'

export const info: Command = {
  usage: 'FILE [--volume k]',
  summary: 'Prints header, placement, statistics, warnings and checksum of a file.',
  async run(args) {
    const parsed = parseArguments(args, ['volume'])
    const path = onlyFile(parsed)
    const volumeIndex = wholeNumber('volume', parsed.options['volume'])
    const opened = await openFile(await filesAt(path), { volumeIndex })
    return { ...opened.info, sha256: await sha256Of(await blobOf(path)) }
  },
}
