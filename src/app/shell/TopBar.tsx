/** Name, standard views, and what concerns the whole page. */
import { selectFocus } from '#state/selectors.ts'
import { withPreset } from '#view/change-view.ts'
import { type ViewPresetId, viewPresets } from '#view/view-preset.ts'
import { chooseTheme, useTheme } from './theme.ts'
import { useActions, useApp, useAppStore } from './use-app.ts'

const presetIds = Object.keys(viewPresets) as ViewPresetId[]

export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const theme = useTheme()
  const act = useActions()
  const store = useAppStore()
  const loading = useApp((state) => state.slots.a.task !== null || state.slots.b.task !== null)
  return (
    <header className="top-bar">
      <h1 className="brand">
        <img src="./icon.svg" alt="" width="28" height="28" />
        Ostrakon
      </h1>
      <nav className="views" aria-label="Views of the brain">
        {presetIds.map((id) => (
          <button
            key={id}
            type="button"
            title={`${viewPresets[id].label} (key ${viewPresets[id].key})`}
            onClick={() =>
              act.change((view) => withPreset(view, selectFocus(store.getState()), id))
            }
          >
            {viewPresets[id].label}
          </button>
        ))}
      </nav>
      <div className="page-actions">
        <button type="button" onClick={act.swap} disabled={loading} title="Swap the sides (key X)">
          Swap
        </button>
        <button
          type="button"
          onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
          title="Dark for a dark hall, light for a projector"
        >
          {theme === 'dark' ? 'Light' : 'Dark'}
        </button>
        <button type="button" onClick={onHelp} title="Keys and help (key ?)">
          Help
        </button>
      </div>
    </header>
  )
}
