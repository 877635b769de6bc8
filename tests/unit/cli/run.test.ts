import { expect, test } from 'vitest'
import { type Command, UsageError } from '#cli/command.ts'
import { connectivityOf, extentOf, extentOptions } from '#cli/extent-option.ts'
import { run } from '#cli/run.ts'
import { parseArguments } from '../../../src/cli/arguments.ts'

const command = (work: (args: readonly string[]) => unknown): Command => ({
  usage: 'FILE [--n N]',
  summary: 'Tries it.',
  run: async (args) => work(args),
})
const commands = {
  echo: command((args) => args),
  numbers: command(() => ({
    values: Float32Array.of(1, Number.NaN, 0.5),
    missing: Number.POSITIVE_INFINITY,
    view: new DataView(new ArrayBuffer(1)),
  })),
  wrong: command(() => {
    throw new UsageError('--n takes\n a   number')
  }),
  broken: command(() => {
    throw new RangeError('too few\n\nplaces ')
  }),
  odd: command(() => {
    throw 'words alone'
  }),
}
const message = async (...args: string[]) => {
  const outcome = await run(args, commands)
  return outcome.ok ? 'ok' : outcome.message
}

test('a command gets what follows its name, and its outcome is JSON', async () => {
  const outcome = await run(['echo', 'a', '--b'], commands)
  expect(outcome).toEqual({ ok: true, json: '[\n  "a",\n  "--b"\n]' })
  const numbers = await run(['numbers'], commands)
  expect(numbers.ok && JSON.parse(numbers.json)).toEqual({
    values: [1, null, 0.5],
    missing: null,
    view: {},
  })
})

test('without a name, and when asked for help, the commands are listed', async () => {
  for (const args of [[], ['help'], ['--help']]) {
    const outcome = await run(args, commands)
    const listed = outcome.ok ? JSON.parse(outcome.json).commands : []
    expect(listed).toHaveLength(5)
    expect(listed[0]).toEqual({ name: 'echo', usage: 'FILE [--n N]', summary: 'Tries it.' })
  }
})

test('what goes wrong is one line, with the usage where the words were wrong', async () => {
  expect(await message('wrong')).toBe(
    'ostrakon: --n takes a number; usage: ostrakon wrong FILE [--n N]',
  )
  expect(await message('broken')).toBe('ostrakon: too few places')
  expect(await message('odd')).toBe('ostrakon: words alone')
  for (const name of ['nothing', 'toString', '__proto__'])
    expect(await message(name)).toBe(
      `ostrakon: there is no command "${name}"; the commands are echo, numbers, wrong, broken, odd`,
    )
})

test('an extent is cubic millimetres or voxels, joined over corners unless told otherwise', () => {
  const asked = (...args: string[]) => parseArguments(args, extentOptions)
  const extent = (...args: string[]) => extentOf(asked(...args))
  expect(extent()).toBeNull()
  expect(extent('--extent', '200')).toEqual({ least: 200, unit: 'mm3', connectivity: 26 })
  expect(extent('--extent', '62.5mm3')).toEqual({ least: 62.5, unit: 'mm3', connectivity: 26 })
  expect(extent('--extent', ' 25voxels', '--connectivity', '6')).toEqual({
    least: 25,
    unit: 'voxels',
    connectivity: 6,
  })
  for (const text of ['', '-5', '5 cm', 'voxels', '1e3', '5.'])
    expect(() => extent('--extent', text)).toThrow(`not "${text}"`)
  expect(connectivityOf(asked('--connectivity', '18'))).toBe(18)
  expect(connectivityOf(asked())).toBe(26)
  for (const text of ['7', '6.0', ''])
    expect(() => extent('--connectivity', text)).toThrow('--connectivity takes 6, 18, 26')
})
