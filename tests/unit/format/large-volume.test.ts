import { expect, test } from 'vitest'
import { openFile } from '#format/index.ts'

const shape = [300, 400, 350] as const
const bytes = shape.reduce((a, b) => a * b, 4)

/** A NIfTI file of 160 MiB that is never in memory: each slice is made when it is read, of bytes that tell where it is from. */
class MadeAsRead extends Blob {
  peakBytes = 0
  readonly #head: Uint8Array

  constructor() {
    super([])
    const head = Buffer.alloc(352)
    head.writeInt32LE(348, 0)
    for (const [i, value] of [3, ...shape].entries()) head.writeInt16LE(value, 40 + 2 * i)
    head.writeInt16LE(16, 70)
    head.writeInt16LE(32, 72)
    for (const at of [76, 80, 84, 88]) head.writeFloatLE(1, at)
    head.writeFloatLE(352, 108)
    head.write('n+1\0', 344, 'latin1')
    this.#head = head
  }

  override get size(): number {
    return 352 + bytes
  }

  override slice(start = 0, end = this.size): Blob {
    const out = new Uint8Array(Math.max(0, Math.min(end, this.size) - start))
    out.set(this.#head.subarray(Math.min(start, 352), Math.min(end, 352)))
    const numbers = new DataView(out.buffer)
    for (let at = Math.max(0, 352 - start); at + 4 <= out.length; at += 4) {
      if ((start + at - 352) % 4e6 === 0) numbers.setFloat32(at, (start + at - 352) / 4, true)
    }
    this.peakBytes = Math.max(this.peakBytes, process.memoryUsage().arrayBuffers)
    return new Blob([out])
  }
}

test('a large volume takes no more than twice its size while it is read', async () => {
  const blob = new MadeAsRead()
  const before = process.memoryUsage().arrayBuffers
  const opened = await openFile([{ name: 'large.nii', blob }])
  if (opened.kind !== 'volume') throw new Error(opened.kind)
  expect(opened.volume.values.length).toBe(bytes / 4)
  expect(opened.volume.values[41e6]).toBe(41e6)
  expect(opened.volume.values[41e6 + 1]).toBe(0)
  expect(blob.peakBytes - before).toBeGreaterThan(bytes)
  expect(blob.peakBytes - before).toBeLessThan(2 * bytes)
}, 120_000)
