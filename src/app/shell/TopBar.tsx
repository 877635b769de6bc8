/** Name, standard views, and what concerns the whole page. */
import { type ViewPresetId, viewPresets } from '#view/view-preset.ts'
import { commands, keyName, runCommand } from './commands.ts'
import { useSetting } from './settings.ts'
import { useTheme } from './theme.ts'
import { useApp, useAppStore } from './use-app.ts'

const presetIds = Object.keys(viewPresets) as ViewPresetId[]

/** A button's handlers from the command of that id, so that bar, keys and list never differ. */
function useCommand(): (id: string) => { readonly onClick: () => void; readonly title: string } {
  const store = useAppStore()
  return (id) => {
    const command = commands.find((known) => known.id === id)
    if (!command) throw new Error(`no command is called ${id}`)
    const { label, keys } = command
    return {
      title: keys?.[0] ? `${label} (key ${keyName(keys[0])})` : label,
      onClick: () => runCommand(command, store),
    }
  }
}

export function TopBar() {
  const theme = useTheme()
  const command = useCommand()
  const canUndo = useApp(({ history }) => history.past.length > 0)
  const canRedo = useApp(({ history }) => history.future.length > 0)
  const panel = useSetting((known) => known.panel)
  const large = useSetting((known) => known.large)
  return (
    <header className="top-bar">
      <h1 className="brand">
        <svg width="28" height="28" aria-hidden="true">
          <use href="#sign" />
        </svg>
        <span>Ostrakon</span>
      </h1>
      <Views command={command} />
      <div className="page-actions">
        <button type="button" className="roomy" {...command('undo')} disabled={!canUndo}>
          ↶<span className="visually-hidden"> Undo</span>
        </button>
        <button type="button" className="roomy" {...command('redo')} disabled={!canRedo}>
          ↷<span className="visually-hidden"> Redo</span>
        </button>
        <button type="button" className="swap-button" {...command('swap')}>
          Swap
        </button>
        <button type="button" className="roomiest" {...command('large')} aria-pressed={large}>
          Aa<span className="visually-hidden">: larger type</span>
        </button>
        <button type="button" className="roomiest" {...command('theme')}>
          {theme === 'dark' ? 'Light' : 'Dark'}
        </button>
        <button type="button" className="roomiest" {...command('full-screen')}>
          Full screen
        </button>
        <button type="button" {...command('commands')}>
          More…
        </button>
        <button type="button" className="help-button" {...command('help')}>
          Help
        </button>
        <button type="button" {...command('panel')} aria-pressed={panel}>
          Panel
        </button>
      </div>
    </header>
  )
}

/** A row of buttons where there is room for it, else one menu: the sheet shows one of the two. */
function Views({ command }: { readonly command: ReturnType<typeof useCommand> }) {
  return (
    <nav className="views" aria-label="Views of the brain">
      <div className="views-row">
        {presetIds.map((id) => (
          <button key={id} type="button" {...command(`view-${id}`)}>
            {viewPresets[id].label}
          </button>
        ))}
      </div>
      <select
        className="views-menu"
        aria-label="View of the brain"
        value=""
        onChange={(event) => command(`view-${event.currentTarget.value}`).onClick()}
      >
        <option value="">View…</option>
        {presetIds.map((id) => (
          <option key={id} value={id}>
            {viewPresets[id].label}
          </option>
        ))}
      </select>
    </nav>
  )
}
