/**
 * A ball-tossing game in which the player is left out after a while, for a lecture room. The other two players are
 * simulated, and the page says so from the first moment: this is a demonstration, not an experiment.
 */
import { seededRandom } from '#statistic/random.ts'

export const players = ['you', 'left', 'right'] as const
export type Player = (typeof players)[number]

export type Round = 'inclusion' | 'exclusion'

export type Throw = { readonly from: Player; readonly to: Player; readonly round: Round }

export type Cyberball = {
  readonly seed: number
  readonly throws: readonly Throw[]
  readonly holder: Player
  readonly over: boolean
}

/** Throws of the fair round, and of the whole game; about a minute at two seconds a throw. */
export const FAIR_THROWS = 12
export const ALL_THROWS = 30

export function newGame(seed: number): Cyberball {
  return { seed, throws: [], holder: 'left', over: false }
}

export type CyberballAction =
  /** One of the simulated players throws; nothing happens while the ball is with the player. */
  | { readonly kind: 'tick' }
  /** The player throws; nothing happens while somebody else has the ball. */
  | { readonly kind: 'throw'; readonly to: Exclude<Player, 'you'> }
  | { readonly kind: 'again'; readonly seed: number }

export function play(game: Cyberball, action: CyberballAction): Cyberball {
  if (action.kind === 'again') return newGame(action.seed)
  if (game.over) return game
  if (action.kind === 'throw') return game.holder === 'you' ? thrown(game, action.to) : game
  return game.holder === 'you' ? game : thrown(game, choose(game, game.holder))
}

function thrown(game: Cyberball, to: Player): Cyberball {
  const throws = [...game.throws, { from: game.holder, to, round: roundOf(game) }]
  return { ...game, throws, holder: to, over: throws.length >= ALL_THROWS }
}

/** The second round begins once the ball is with a simulated player: whoever holds it may throw it first. */
function roundOf({ throws, holder }: Cyberball): Round {
  if (throws.at(-1)?.round === 'exclusion') return 'exclusion'
  return throws.length >= FAIR_THROWS && holder !== 'you' ? 'exclusion' : 'inclusion'
}

function choose(game: Cyberball, from: 'left' | 'right'): Player {
  const other = from === 'left' ? 'right' : 'left'
  if (roundOf(game) === 'exclusion') return other
  return seededRandom(game.seed, game.throws.length)() < 0.5 ? 'you' : other
}

export type Tally = { readonly round: Round; readonly throws: number; readonly toYou: number }

/** How many of the others' throws came to the player, round by round; 1 of 2 would be fair. */
export function tally({ throws }: Cyberball): readonly Tally[] {
  return (['inclusion', 'exclusion'] as const).map((round) => {
    const others = throws.filter((one) => one.round === round && one.from !== 'you')
    return { round, throws: others.length, toYou: others.filter((one) => one.to === 'you').length }
  })
}
