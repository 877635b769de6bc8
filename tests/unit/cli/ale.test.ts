import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ale } from '#cli/ale.ts'
import { run } from '#cli/run.ts'
import { samples } from '#evidence/samples.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ostrakon-ale-'))
})
afterAll(() => rm(folder, { recursive: true }))

const pain = samples['physical-pain']

async function ostrakonAle(...args: string[]) {
  const outcome = await run(['ale', ...args], { ale })
  return outcome.ok ? JSON.parse(outcome.json) : outcome.message
}

describe('ostrakon ale', () => {
  it('writes the committed sample map from its table, and tells studies, peaks, ALE and peak', async () => {
    const out = join(folder, 'pain.nii.gz')
    const began = performance.now()
    const said = await ostrakonAle(fileURLToPath(pain.tableUrl), '-o', out)
    const tookMs = performance.now() - began
    expect(said).toMatchObject({
      studies: 40,
      foci: 1399,
      dropped: [],
      peak: { world: [54, -24, 22] },
      fallbackN: 20,
      null: { kind: 'analytic' },
    })
    expect(said.maxAle).toBeCloseTo(0.0769218, 6)
    expect(said.peak.z).toBeCloseTo(8.59, 2)
    expect(said.seconds).toBeGreaterThan(0)
    expect(said.seconds * 1000).toBeLessThanOrEqual(Math.ceil(tookMs))
    expect(Buffer.compare(await readFile(out), await readFile(pain.mapUrl))).toBe(0)
  })

  it('writes ALE and p beside z, uncompressed where the name says so', async () => {
    const foci = join(folder, 'own.csv')
    await writeFile(foci, 'study,x,y,z,n\nA 2001,0,10,42,20\nB 2002,0,10,44,20\nC 2003,40,x,0,20\n')
    const files = ['z', 'ale', 'p'].map((name) => join(folder, `own-${name}.nii`))
    const said = await ostrakonAle(foci, '-o', files[0]!, '--ale', files[1]!, '--p', files[2]!)
    expect(said).toMatchObject({
      studies: 2,
      foci: 2,
      dropped: [{ line: 4, reason: 'y is not a number: "x"' }],
      notes: [
        expect.stringContaining('space of 2 peaks'),
        expect.stringContaining('From 2 studies'),
      ],
    })
    const at = (bytes: Buffer) => bytes.readFloatLE(352 + 4 * (45 + 91 * (68 + 109 * 57)))
    const [z, aleValue, p] = (await Promise.all(files.map((file) => readFile(file)))).map(at)
    expect(aleValue).toBeCloseTo(said.maxAle, 6)
    expect(z).toBeGreaterThan(3)
    expect(p).toBeLessThan(0.001)
  })

  it('takes its null from random peaks on request, the same for the same seed', async () => {
    const args = [
      fileURLToPath(samples['social-exclusion'].tableUrl),
      ...['--null', 'montecarlo', '--seed', '7', '--permutations', '20'],
      ...['-o', join(folder, 'mc.nii.gz')],
    ]
    const { seconds: _one, ...first } = await ostrakonAle(...args)
    const { seconds: _two, ...second } = await ostrakonAle(...args)
    expect(second).toEqual(first)
    expect(first.null).toEqual({ kind: 'montecarlo', seed: 7, permutations: 20 })
    expect(Math.abs(first.peak.z - 4.32)).toBeLessThan(0.5)
  })

  it.each([
    ['no output', ['x.csv'], /-o OUT.nii.gz is needed/],
    ['another null', ['x.csv', '-o', 'o.nii', '--null', 'guess'], /analytic or montecarlo/],
    ['a file that is not there', ['no-such-file.csv', '-o', 'o.nii'], /no-such-file\.csv/],
    [
      'a mask on another grid',
      [fileURLToPath(pain.tableUrl), '-o', 'o.nii', '--mask', 'MASK'],
      /not on the 2 mm MNI152 grid/,
    ],
  ])('says in one line what is wrong: %s', async (_, args, words) => {
    const mask = fileURLToPath(new URL('../../fixtures/ale/mask-3mm.nii', import.meta.url))
    const said = await ostrakonAle(...args.map((arg) => (arg === 'MASK' ? mask : arg)))
    expect(said).toMatch(words)
    expect(said).not.toContain('\n')
  })
})
