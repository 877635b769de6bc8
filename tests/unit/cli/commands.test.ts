import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '#cli/commands.ts'
import { run } from '#cli/run.ts'
import { openGifti } from '#format/gifti.ts'
import { namedBlob } from '../../fixtures/files.ts'

const path = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url))
const map = path('surface/map.nii.gz')

async function json(...args: string[]) {
  const outcome = await run(args, commands)
  if (!outcome.ok) throw new Error(outcome.message)
  return JSON.parse(outcome.json)
}

async function failure(...args: string[]): Promise<string> {
  const outcome = await run(args, commands)
  if (outcome.ok) throw new Error('no failure')
  expect(outcome.message).not.toContain('\n')
  return outcome.message
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ostrakon-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('info', () => {
  it('prints what the header, the values and the checks say', async () => {
    const info = await json('info', map)
    expect(info).toMatchObject({
      format: 'NIfTI-1',
      shape: [24, 27, 25],
      datatype: 'float32',
      littleEndian: true,
      affineSource: 'sform',
      intent: { code: 3, name: 't test', params: [19, 0, 0] },
      stats: { n: 16200, nonFinite: 48, zeros: 0 },
      statistic: { kind: 't', dof: [19] },
    })
    expect(info.affine).toHaveLength(4)
    expect(info.affine[3]).toEqual([0, 0, 0, 1])
    expect(info.voxelSizeMm[1]).toBeCloseTo(2.8, 5)
    expect(info.stats.mean).toBeCloseTo(info.stats.sum / (16200 - 48), 12)
    expect(info.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(info.warnings.map((warning: { tag: string }) => warning.tag)).toContain(
      'partial-coverage',
    )
  })

  it('finds the image of a header by itself', async () => {
    expect(await json('info', path('nifti/pair.hdr'))).toMatchObject({
      format: 'NIfTI-1 pair',
      stats: { n: 210 },
    })
  })

  it('describes surfaces and their values', async () => {
    expect(await json('info', path('surface/lh.pial'))).toMatchObject({
      kind: 'surface',
      vertexCount: 642,
      placement: 'c_ras',
    })
    expect(await json('info', path('surface/both.dscalar.nii'))).toMatchObject({
      kind: 'surface-data',
      format: 'CIFTI-2',
    })
  })

  it('refuses in one line', async () => {
    expect(await failure('info', path('nifti/text_file.nii'))).toBe(
      'ostrakon: text_file.nii is not a NIfTI file: it is a text file. Export the map as .nii or .nii.gz.',
    )
    expect(await failure('info', path('nifti'))).toContain('is a folder')
    expect(await failure('info', '/no/such/file.nii')).toContain('there is no file')
    expect(await failure('info')).toContain('usage: ostrakon info FILE')
    expect(await failure('info', map, map)).toContain('one FILE')
    expect(await failure('info', map, '--colour', 'red')).toContain('--colour')
  })
})

describe('values', () => {
  it('prints the value at a place, with voxel and world', async () => {
    const { value, voxel, world } = await json('values', map, '--at', '-20.5,10.25,30')
    expect(value).toBeCloseTo(1.76401486612325, 10)
    expect(world).toEqual([-20.5, 10.25, 30])
    expect(voxel).toEqual([7.22221, 15.177551, 17.353171])
  })

  it('has no value outside', async () => {
    expect((await json('values', map, '--at', '200,0,0', '--rule', 'nearest')).value).toBeNull()
  })

  it('reads the volume of a series that was asked for', async () => {
    const at = ['--at', '-20.5,10.25,30']
    const first = await json('values', path('surface/series.mgz'), ...at)
    const second = await json('values', path('surface/series.mgz'), ...at, '--volume', '1')
    expect(second.value).toBe(-first.value)
  })

  it('refuses half a place, a rule and a volume that do not exist', async () => {
    for (const at of ['1,2', '1,2,x', '1,,3', '']) {
      expect(await failure('values', map, '--at', at)).toContain('three numbers')
    }
    expect(await failure('values', map, '--at', '1,2,3', '--rule', 'cubic')).toContain(
      'nearest, trilinear',
    )
    expect(await failure('values', map, '--at', '1,2,3', '--volume', '1')).toContain('1 volume')
    expect(await failure('values', map, '--at', '1,2,3', '--volume', '-1')).toContain(
      'whole number',
    )
    expect(await failure('values', path('surface/lh.pial'), '--at', '1,2,3')).toContain(
      'volume is needed',
    )
  })
})

describe('sample', () => {
  const surfaces = [
    ['--surface', path('surface/lh.mid.surf.gii')],
    ['--white', path('surface/lh.white.surf.gii')],
    ['--pial', path('surface/lh.pial.surf.gii')],
  ]

  it('writes one value a vertex, the same as the rule gives', async () => {
    const out = join(folder, 'out.func.gii')
    const result = await json('sample', map, ...surfaces.flat(), '--rule', 'depth', '-o', out)
    expect(result).toMatchObject({ rule: 'depth', vertices: 642, output: out })
    const opened = await openGifti(namedBlob('out.func.gii', await readFile(out)))
    if (opened.kind !== 'surface-data') throw new Error(opened.kind)
    const expected = JSON.parse(await readFile(path('surface/expect.json'), 'utf8')).rules.depth
    const values = opened.maps[0]?.parts[0]?.values ?? []
    expect(values.length).toBe(642)
    expected.forEach((value: number | null, vertex: number) => {
      if (value === null) expect(values[vertex]).toBeNaN()
      else expect(values[vertex]).toBeCloseTo(value, 5)
    })
    expect(result.notSampled).toBe(expected.filter((value: number | null) => value === null).length)
  })

  it('falls back to a rule for one surface, and says so', async () => {
    const out = join(folder, 'lone.func.gii')
    const result = await json('sample', map, ...(surfaces[0] ?? []), '--rule', 'ribbon', '-o', out)
    expect(result.rule).toBe('line')
    expect(result.note).toContain('needs a white and a pial surface')
  })

  it('moves no surface unasked, and says what its header speaks for', async () => {
    const out = ['-o', join(folder, 'placed.func.gii')]
    const freeSurfer = ['--surface', path('surface/lh.pial')]
    const inWorld = ['--surface', path('surface/lh.pial.surf.gii')]
    const still = await json('sample', map, ...freeSurfer, ...out)
    expect(still.placement).toBe('as-is')
    expect(still.hint).toMatch(/c_ras \(1\.5, -2, 3\.25\).*--placement c_ras /)
    const atRest = (await readFile(out[1] ?? '')).toString()
    const moved = await json('sample', map, ...freeSurfer, '--placement', 'c_ras', ...out)
    expect(moved).toMatchObject({ placement: 'c_ras' })
    expect(moved.hint).toBeUndefined()
    const there = (await readFile(out[1] ?? '')).toString()
    expect(there).not.toBe(atRest)
    // The same surface is written in world coordinates in the other file.
    const world = await json('sample', map, ...inWorld, ...out)
    expect(world.hint).toBeUndefined()
    expect(world.notSampled).toBe(moved.notSampled)
    expect(world.notSampled).not.toBe(still.notSampled)
    const mni = await json('sample', map, ...inWorld, '--placement', 'mni305', ...out)
    expect(mni.hint).toMatch(/--placement as-is/)
  })

  it('refuses a placement that is none, or that the surface does not have', async () => {
    const out = ['-o', join(folder, 'x.func.gii')]
    const inWorld = ['--surface', path('surface/lh.pial.surf.gii')]
    expect(await failure('sample', map, ...inWorld, '--placement', 'mni', ...out)).toContain(
      'one of as-is, c_ras, mni305, c_ras+mni305',
    )
    expect(await failure('sample', map, ...inWorld, '--placement', 'c_ras', ...out)).toContain(
      'can be placed by: as-is, mni305',
    )
  })

  it('refuses white and pial in different spaces', async () => {
    const out = ['-o', join(folder, 'x.func.gii')]
    const mixed = [
      '--surface',
      path('surface/lh.mid.surf.gii'),
      '--white',
      path('surface/lh.white.surf.gii'),
      '--pial',
      path('surface/lh.pial'),
    ]
    expect(await failure('sample', map, ...mixed, '--rule', 'depth', ...out)).toMatch(
      /pial surface \(c_ras\) and --surface \(as-is\) are in different spaces/,
    )
    // The same mesh elsewhere, and nothing in a header that says so.
    const text = (await readFile(path('surface/lh.mid.surf.gii'))).toString()
    const far = text.replace(
      /<Data>([^<]*)</,
      (_all, numbers: string) =>
        `<Data>${numbers
          .trim()
          .split(/\s+/)
          .map((n) => Number(n) + 20)
          .join(' ')}<`,
    )
    expect(far).not.toBe(text)
    await writeFile(join(folder, 'lh.far.surf.gii'), far)
    const apart = [...mixed.slice(0, 4), '--pial', join(folder, 'lh.far.surf.gii')]
    expect(await failure('sample', map, ...apart, '--rule', 'depth', ...out)).toMatch(
      /lie 35 mm apart/,
    )
  })

  it('refuses surfaces that do not belong together, and volumes for surfaces', async () => {
    const out = ['-o', join(folder, 'x.func.gii')]
    expect(await failure('sample', map, '--surface', map, ...out)).toContain('surface is needed')
    expect(await failure('sample', map, ...out)).toContain('--surface')
    expect(await failure('sample', map, ...(surfaces[0] ?? []))).toContain('-o')
    expect(await failure('sample', map, ...(surfaces[0] ?? []), '--rule', 'x', ...out)).toContain(
      'ribbon',
    )
  })
})

describe('the command line itself', () => {
  const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))
  const tsx = fileURLToPath(new URL('../../../node_modules/.bin/tsx', import.meta.url))
  const start = promisify(execFile)

  it('prints JSON and nothing else', async () => {
    const { stdout, stderr } = await start(tsx, [main, 'values', map, '--at', '0,0,0'])
    expect(JSON.parse(stdout).world).toEqual([0, 0, 0])
    expect(stderr).toBe('')
  })

  it('ends with a code other than 0 and one line on stderr', async () => {
    const error = await start(tsx, [main, 'info', path('nifti/empty.nii')]).catch((e) => e)
    expect(error.code).toBe(1)
    expect(error.stdout).toBe('')
    expect(error.stderr).toBe(
      'ostrakon: empty.nii is empty (0 bytes). Download or export it again.\n',
    )
  })

  it('lists its commands, also when it is asked for one that does not exist', async () => {
    const { commands: listed } = await json()
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(Object.keys(commands))
    expect(await failure('regoins', 'A')).toContain(Object.keys(commands).join(', '))
    expect(await failure('constructor')).toContain('there is no command')
  })
})
