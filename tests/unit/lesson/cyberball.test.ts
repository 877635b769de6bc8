import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_THROWS, type Cyberball, FAIR_THROWS, newGame, play, tally } from '#lesson/cyberball.ts'

/** Plays to the end, throwing to the left and right in turn. */
function playOut(seed: number): Cyberball {
  let game = newGame(seed)
  for (let turn = 0; !game.over && turn < 200; turn++)
    game = play(
      game,
      game.holder === 'you' ? { kind: 'throw', to: turn % 2 ? 'left' : 'right' } : { kind: 'tick' },
    )
  return game
}

describe('a game', () => {
  test('ends after its throws, whatever the seed, and is then still', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const game = playOut(seed)
        expect(game.throws).toHaveLength(ALL_THROWS)
        expect(play(game, { kind: 'tick' })).toBe(game)
      }),
    )
  })

  test('is fair first, and then nobody throws to the player any more', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { throws } = playOut(seed)
        const excluded = throws.filter(({ round }) => round === 'exclusion')
        expect(excluded.every(({ to }) => to !== 'you')).toBe(true)
        expect(throws.length - excluded.length).toBeGreaterThanOrEqual(FAIR_THROWS)
        expect(throws.length - excluded.length).toBeLessThanOrEqual(FAIR_THROWS + 1)
      }),
    )
  })

  test('over many games half of the fair throws of the others come to the player', () => {
    const rounds = Array.from({ length: 300 }, (_, seed) => tally(playOut(seed))[0]!)
    const share =
      rounds.reduce((n, { toYou }) => n + toYou, 0) /
      rounds.reduce((n, { throws }) => n + throws, 0)
    expect(share).toBeGreaterThan(0.45)
    expect(share).toBeLessThan(0.55)
  })

  test('nobody throws a ball that somebody else has', () => {
    const start = newGame(1)
    expect(play(start, { kind: 'throw', to: 'right' })).toBe(start)
    const mine: Cyberball = { ...start, holder: 'you' }
    expect(play(mine, { kind: 'tick' })).toBe(mine)
    expect(play(mine, { kind: 'throw', to: 'right' }).holder).toBe('right')
  })

  test('the same seed gives the same game; again starts anew', () => {
    expect(playOut(7)).toEqual(playOut(7))
    expect(playOut(7)).not.toEqual(playOut(8))
    expect(play(playOut(7), { kind: 'again', seed: 8 })).toEqual(newGame(8))
  })

  test('the tally counts the throws of the others only', () => {
    const [fair, excluded] = tally({
      ...newGame(1),
      throws: [
        { from: 'left', to: 'you', round: 'inclusion' },
        { from: 'you', to: 'right', round: 'inclusion' },
        { from: 'right', to: 'left', round: 'exclusion' },
      ],
    })
    expect(fair).toEqual({ round: 'inclusion', throws: 1, toYou: 1 })
    expect(excluded).toEqual({ round: 'exclusion', throws: 1, toYou: 0 })
  })
})
