/** Catch with two simulated players, for a minute. */
import { useEffect, useReducer, useState } from 'react'
import { newGame, type Player, play, tally } from '#lesson/cyberball.ts'

/** Where the players stand, in the drawing's units. */
const places: { readonly [player in Player]: readonly [number, number] } = {
  you: [50, 84],
  left: [14, 22],
  right: [86, 22],
}

const names: { readonly [player in Player]: string } = {
  you: 'You',
  left: 'Player 1 (simulated)',
  right: 'Player 2 (simulated)',
}

const THROW_MS = 1500

export function CyberballGame() {
  const [game, dispatch] = useReducer(play, 1, newGame)
  const [running, setRunning] = useState(false)
  const { holder, over } = game
  useEffect(() => {
    if (!running || over || holder === 'you') return
    // Nobody throws to themselves: another throw is always another holder.
    const timer = setTimeout(() => dispatch({ kind: 'tick' }), THROW_MS)
    return () => clearTimeout(timer)
  }, [running, over, holder])
  const [x, y] = places[holder]
  const [fair, excluded] = tally(game)
  const ball = holder === 'you' ? 'You have the ball' : `${names[holder]} has the ball`
  return (
    <div className="cyberball">
      <p className="aside">The other two are simulated by this page. Nothing is stored.</p>
      <svg viewBox="0 0 100 100" role="img" aria-label={ball}>
        {(['left', 'right', 'you'] as const).map((player) => (
          <g key={player}>
            <circle
              cx={places[player][0]}
              cy={places[player][1]}
              r="9"
              className="cyberball-player"
            />
            <text x={places[player][0]} y={places[player][1] + (player === 'you' ? 15 : -12)}>
              {/* That they are simulated is said above; twice it would not fit. */}
              {names[player].replace(' (simulated)', '')}
            </text>
          </g>
        ))}
        <circle
          r="4"
          className="cyberball-ball"
          style={{ transform: `translate(${x}px, ${y}px)` }}
        />
      </svg>
      {!running && (
        <button type="button" onClick={() => setRunning(true)}>
          Start the game
        </button>
      )}
      {running && !over && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it take the keys.
        <div
          className="live-row"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
            dispatch({ kind: 'throw', to: event.key === 'ArrowLeft' ? 'left' : 'right' })
            event.preventDefault()
          }}
        >
          <button
            type="button"
            aria-disabled={holder !== 'you'}
            onClick={() => dispatch({ kind: 'throw', to: 'left' })}
          >
            ← Throw to 1
          </button>
          <button
            type="button"
            aria-disabled={holder !== 'you'}
            onClick={() => dispatch({ kind: 'throw', to: 'right' })}
          >
            Throw to 2 →
          </button>
        </div>
      )}
      <p aria-live="polite">
        {over
          ? `Over. Fair round: ${fair?.toYou} of ${fair?.throws} of their throws came to you. Then: ${excluded?.toYou} of ${excluded?.throws}. That difference is what a study contrasts.`
          : running
            ? `${ball}.`
            : ''}
      </p>
      {over && (
        <button type="button" onClick={() => dispatch({ kind: 'again', seed: game.seed + 1 })}>
          Play again
        </button>
      )}
    </div>
  )
}
