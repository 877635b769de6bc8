/** Commands on the page itself: its panel, its type, its windows. */
import type { Command } from './command.ts'
import { rooms } from './rooms.ts'
import { settings } from './settings.ts'
import { toggleTheme } from './theme.ts'
import { openWindow } from './windows.ts'

export function togglePanel(): void {
  settings.setState(({ panel }) => ({ panel: !panel }))
}

/** A browser may refuse, as inside another page's frame: the page then stays as it is. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.()
  change?.catch(() => {})
}

export const pageCommands: readonly Command[] = [
  {
    id: 'help',
    group: 'Page',
    label: 'Keys, gestures and help',
    keys: ['?'],
    run: () => openWindow('help'),
    says: () => '',
  },
  {
    id: 'commands',
    group: 'Page',
    label: 'Find a command by name',
    keys: ['/'],
    run: () => openWindow('commands'),
    says: () => '',
  },
  {
    id: 'in-words',
    group: 'Page',
    label: 'Say what is on screen in words',
    keys: ['w'],
    run: () => openWindow('words'),
    says: () => '',
  },
  {
    id: 'panel',
    group: 'Page',
    label: 'Hide the panel, or show it',
    keys: ['p'],
    run: togglePanel,
    says: () => (settings.getState().panel ? 'Panel shown' : 'Panel hidden'),
  },
  {
    id: 'full-screen',
    group: 'Page',
    label: 'Full screen, or back',
    keys: ['f'],
    run: toggleFullScreen,
    says: () => '',
  },
  {
    id: 'theme',
    group: 'Page',
    label: 'Dark, or light',
    keys: ['t'],
    run: toggleTheme,
    says: () => `${document.documentElement.dataset['theme']} theme`,
  },
  {
    id: 'large',
    group: 'Page',
    label: 'Larger type, or the usual',
    keys: ['a'],
    run: () => settings.setState(({ large }) => ({ large: !large })),
    says: () => (settings.getState().large ? 'Larger type' : 'Usual type'),
  },
  {
    id: 'keys-on-page',
    group: 'Page',
    label: 'Hear single keys on the whole page, or only on a brain',
    run: () => settings.setState(({ keysOnPage }) => ({ keysOnPage: !keysOnPage })),
    says: () =>
      settings.getState().keysOnPage
        ? 'Keys are heard on the whole page'
        : 'Keys are heard while a brain has the focus',
  },
  ...rooms.map(
    ({ id, label }): Command => ({
      id: `room-${id}`,
      group: 'Page',
      label: `Go to the room ${label}`,
      run: () => {
        settings.setState({ panel: true, room: id })
        requestAnimationFrame(() => document.getElementById(`tab-${id}`)?.focus())
      },
      says: () => '',
    }),
  ),
]
