/**
 * Opens one volume of a 4D series of more than 2 GB, plain and gzipped, and prints the most memory that it took, as a
 * multiple of that volume. The plain file is sparse, so it takes no room on the disk. What exceeds the volume itself are spent
 * chunks that wait for the garbage collector, some 30 MB however large the volume is.
 */
import { openAsBlob, promises } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openNifti } from '#format/nifti.ts'

const shape = [182, 218, 182, 80] as const
const wanted = 75
const volumeBytes = shape[0] * shape[1] * shape[2] * 4
const marker = 4.25

function header(): Buffer {
  const bytes = Buffer.alloc(352)
  bytes.writeInt32LE(348, 0)
  const dims = [4, ...shape, 1, 1, 1]
  for (const [i, length] of dims.entries()) bytes.writeInt16LE(length, 40 + 2 * i)
  bytes.writeInt16LE(16, 70)
  bytes.writeInt16LE(32, 72)
  for (const [i, size] of [1, 2, 2, 2, 1, 1, 1, 1].entries()) bytes.writeFloatLE(size, 76 + 4 * i)
  bytes.writeFloatLE(352, 108)
  bytes.writeInt16LE(4, 254)
  for (const [i, value] of [-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72].entries()) {
    bytes.writeFloatLE(value, 280 + 4 * i)
  }
  bytes.write('n+1\0', 344, 'latin1')
  return bytes
}

/** Runs `work` and gives the most bytes in array buffers beyond what there were before, looked at every few ms. */
async function peakBytes(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  const timer = setInterval(look, 2)
  await work()
  look()
  clearInterval(timer)
  return most
}

async function report(label: string, path: string): Promise<void> {
  const blob = await openAsBlob(path)
  const started = performance.now()
  let value = 0
  const most = await peakBytes(async () => {
    const { volume } = await openNifti([{ name: path, blob }], { volumeIndex: wanted })
    value = volume.values[0] ?? 0
  })
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${label}: ${(blob.size / 1e9).toFixed(3)} GB, volume ${wanted} of ${shape[3]} (${(volumeBytes / 1e6).toFixed(1)} MB) in ${seconds.toFixed(2)} s; ` +
      `array buffers at most ${(most / volumeBytes).toFixed(2)} x the volume${value === marker ? '' : ' - WRONG VALUE'}`,
  )
}

export async function bench(): Promise<void> {
  const folder = await promises.mkdtemp(join(tmpdir(), 'ostrakon-'))
  try {
    const plain = join(folder, 'series.nii')
    const file = await promises.open(plain, 'w')
    await file.write(header())
    const mark = Buffer.alloc(4)
    mark.writeFloatLE(marker)
    await file.write(mark, 0, 4, 352 + wanted * volumeBytes)
    await file.truncate(352 + shape[3] * volumeBytes)
    await file.close()

    // A member a volume, as parallel writers make them.
    const blank = Buffer.alloc(volumeBytes)
    const empty = gzipSync(blank)
    mark.copy(blank)
    const marked = gzipSync(blank)
    const packed = join(folder, 'series.nii.gz')
    await promises.writeFile(
      packed,
      Buffer.concat([
        gzipSync(header()),
        ...Array.from({ length: shape[3] }, (_, i) => (i === wanted ? marked : empty)),
      ]),
    )
    await report('plain', plain)
    await report('gzipped', packed)
  } finally {
    await promises.rm(folder, { recursive: true })
  }
}
