import { describe, expect, it } from 'vitest'
import { openerFor } from '../../house/open-browser.mjs'

describe('openerFor', () => {
  it.each([
    ['darwin', {}, 'open'],
    ['win32', {}, 'cmd'],
    ['linux', { DISPLAY: ':0' }, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
  ] as const)('opens on %s with %j by %s', (platform, env, program) => {
    expect(openerFor(platform, env)?.[0]).toBe(program)
  })

  it.each([
    ['linux', {}],
    ['linux', { DISPLAY: ':0', CI: 'true' }],
    ['darwin', { CI: '1' }],
  ] as const)('opens nothing on %s with %j', (platform, env) => {
    expect(openerFor(platform, env)).toBeUndefined()
  })
})
