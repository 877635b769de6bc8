import { describe, expect, it } from 'vitest'
import { isInstalled } from '../../house/install.mjs'

const wished = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/three': { version: '0.187.0' },
    'node_modules/@biomejs/cli-win32-x64': { version: '2.5.15', optional: true },
  },
}

describe('isInstalled', () => {
  it('is content when only packages for other machines are absent', () => {
    expect(
      isInstalled(wished, { packages: { 'node_modules/three': { version: '0.187.0' } } }),
    ).toBe(true)
  })

  it.each([
    ['nothing was installed', {}],
    ['a package is missing', { packages: {} }],
    [
      'a package has another version',
      { packages: { 'node_modules/three': { version: '0.186.0' } } },
    ],
    [
      'an optional package has another version',
      {
        packages: {
          'node_modules/three': { version: '0.187.0' },
          'node_modules/@biomejs/cli-win32-x64': { version: '2.5.14' },
        },
      },
    ],
  ])('is not content when %s', (_, installed) => {
    expect(isInstalled(wished, installed)).toBe(false)
  })
})
