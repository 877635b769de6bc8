import { describe, expect, it } from 'vitest'
import { findCommands } from '#app/shell/find-commands.ts'

const commands = [
  { label: 'Swap the sides', group: 'Maps' },
  { label: 'Show the Anterior insula (AI)', group: 'Brain' },
  { label: 'View: Left medial', group: 'Views' },
  { label: 'Labels on, or off', group: 'Brain' },
] as const

const found = (typed: string) => findCommands(commands, typed).map(({ label }) => label)

describe('finding a command by a few letters', () => {
  it('lists all, in their order, while nothing is typed', () => {
    expect(found('  ')).toEqual(commands.map(({ label }) => label))
  })

  it('takes the words in any order and any case', () => {
    expect(found('medial LEFT')).toEqual(['View: Left medial'])
  })

  it('puts those first that begin with what was typed, then those with a word that does', () => {
    expect(found('la')[0]).toBe('Labels on, or off')
    expect(found('s')).toEqual([
      'Swap the sides',
      'Show the Anterior insula (AI)',
      'View: Left medial',
      'Labels on, or off',
    ])
  })

  it('puts what begins with all that was typed before what has a word of it further on', () => {
    const some = ['The colour flat', 'The next layout', 'Labels on, or off'].map((label) => ({
      label,
      group: 'Views' as const,
    }))
    expect(findCommands(some, 'la').map(({ label }) => label)).toEqual([
      'Labels on, or off',
      'The next layout',
      'The colour flat',
    ])
  })

  it('finds nothing for letters that no command has', () => {
    expect(found('swap xyz')).toEqual([])
  })
})
