import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isNodeNewEnough } from '../../house/check-node.mjs'

describe('isNodeNewEnough', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.21.0', '100.0.0'])(
    'takes %s',
    (version) => {
      expect(isNodeNewEnough(version)).toBe(true)
    },
  )

  it.each(['8.17.0', '18.20.4', '20.18.3', '21.7.0', '22.11.0'])('refuses %s', (version) => {
    expect(isNodeNewEnough(version)).toBe(false)
  })

  it('asks for what package.json asks for', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(engines.node).toBe('^20.19.0 || >=22.12.0')
  })
})
