import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkedGunzip } from '#format/checked-gunzip.ts'
import { isFormatError } from '#format/errors.ts'
import { gunzip, nativeGunzip } from '#format/gunzip.ts'
import type { NamedBlob } from '#format/source.ts'

const text = new TextEncoder()
const hello = gzipSync('hello ')
const world = gzipSync('world')

function file(...parts: Uint8Array[]): NamedBlob {
  return { name: 'map.nii.gz', blob: new Blob(parts as Uint8Array<ArrayBuffer>[]) }
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk.slice())
  return Buffer.concat(parts)
}

async function tagOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  try {
    await all(chunks)
    return 'none'
  } catch (error) {
    return isFormatError(error) ? error.tag : `untagged ${String(error)}`
  }
}

/** Pseudo-random bytes (LCG), so that deflate can't shrink them and pieces are many. */
function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

describe.each([
  ['the whole chain', gunzip],
  ['the checked fallback', checkedGunzip],
])('%s', (_name, unpack) => {
  it('gives the content of one member', async () => {
    expect((await all(unpack(file(hello)))).toString()).toBe('hello ')
  })

  it('joins the members of a file with several', async () => {
    expect((await all(unpack(file(hello, world)))).toString()).toBe('hello world')
  })

  it('gives megabytes that span many pieces', async () => {
    const content = noise(300_000)
    expect(
      (await all(unpack(file(gzipSync(content), gzipSync(content))))).equals(
        Buffer.concat([content, content]),
      ),
    ).toBe(true)
  })

  it('reads on behind an empty member', async () => {
    expect((await all(unpack(file(gzipSync(''), hello, gzipSync(''), world)))).toString()).toBe(
      'hello world',
    )
  })

  it('passes over zeros behind the last member', async () => {
    expect((await all(unpack(file(hello, new Uint8Array(600))))).toString()).toBe('hello ')
  })

  it('refuses a file that is cut anywhere', async () => {
    const whole = gzipSync(noise(5000))
    for (const cut of [11, 100, 2000, whole.length - 8, whole.length - 1]) {
      expect([cut, await tagOf(unpack(file(whole.subarray(0, cut))))]).toEqual([
        cut,
        'corrupt-gzip',
      ])
    }
  })

  it('refuses a wrong checksum or length in any member', async () => {
    for (const behind of [8, 4]) {
      const bad = Uint8Array.from(hello)
      bad[bad.length - behind]! ^= 1
      expect(await tagOf(unpack(file(bad)))).toBe('corrupt-gzip')
      expect(await tagOf(unpack(file(bad, world)))).toBe('corrupt-gzip')
      expect(await tagOf(unpack(file(world, bad)))).toBe('corrupt-gzip')
    }
  })

  it('stops the reading when its consumer stops', async () => {
    const chunks = unpack(file(gzipSync(noise(3_000_000))))
    await chunks.next()
    await chunks.return(undefined)
    expect((await chunks.next()).done).toBe(true)
  })

  it('ends with the signal’s reason when it is aborted', async () => {
    const abort = new AbortController()
    abort.abort(new Error('another file'))
    await expect(all(unpack(file(hello), { signal: abort.signal }))).rejects.toThrow('another file')
  })
})

describe('checkedGunzip', () => {
  it('says that there were bytes behind the last member', async () => {
    let told = 0
    await all(
      checkedGunzip(file(hello, text.encode('junk behind')), { onTrailingBytes: () => told++ }),
    )
    await all(checkedGunzip(file(hello, world), { onTrailingBytes: () => told++ }))
    expect(told).toBe(1)
  })

  it('gives up on a member header that never ends', async () => {
    const head = Uint8Array.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3)
    const endless = new Uint8Array(4_000_000).fill(65)
    expect(await tagOf(checkedGunzip(file(head, endless)))).toBe('corrupt-gzip')
  })
})

describe('words for damage', () => {
  it.each([
    [8, 'checksum does not match'],
    [4, 'stated length does not match'],
  ])('tell what byte %i from the end is about', async (behind, words) => {
    const bad = Uint8Array.from(hello)
    bad[bad.length - behind]! ^= 1
    await expect(all(gunzip(file(bad)))).rejects.toThrow(words)
  })

  it('tell of a file that was cut short', async () => {
    await expect(all(gunzip(file(gzipSync(noise(5000)).subarray(0, 2000))))).rejects.toThrow(
      'cut short',
    )
  })
})

describe('nativeGunzip', () => {
  it('tells of a Blob that can’t be read, not of its content', async () => {
    const broken = {
      size: 10,
      slice: () => ({
        arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
      }),
    }
    expect(await tagOf(nativeGunzip({ name: 'folder', blob: broken as unknown as Blob }))).toBe(
      'unreadable',
    )
  })
})
