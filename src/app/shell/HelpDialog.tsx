/** The keys, the gestures, and where the files stay. */
import type { CommandGroup } from './command.ts'
import { commands, keyName } from './commands.ts'
import { Dialog } from './Dialog.tsx'
import { settings, useSetting } from './settings.ts'

/** Keys that belong to a brain itself: told here, heard by the stage. */
const brainKeys = [
  ['← ↑ → ↓', 'turn the brain by 10°'],
  ['Shift + arrows', 'move the picture'],
  ['+ −', 'zoom'],
  ['Alt + arrows', 'move the cursor along the cortex by 2 mm'],
  ['Enter', 'put the cursor on the brain, nearest to the middle of the picture'],
  ['Ctrl + Z', 'undo; with Shift, or Ctrl + Y, redo'],
  ['Ctrl + K', 'find a command by name'],
] as const

const gestures = [
  ['Turn', 'drag', 'one finger on the brain'],
  ['Zoom', 'wheel', 'two fingers apart or together'],
  ['Move the picture', 'Shift and drag, or the right button', 'two fingers'],
  ['Put the cursor', 'click', 'tap'],
  ['Draw a region', 'S, then a line round it; O for a disc', 'Lasso, then one finger'],
  ['The whole brain again', 'double click', 'tap twice'],
  [
    'Give a view more room',
    'drag its border; double click: as at first',
    'drag its border (tablet)',
  ],
  ['Scroll the page', 'wheel beside the brains', 'one finger that starts beside the brain'],
  ['Open a map', 'drop a file on a side', 'Open…'],
  ['Put a map of the tray on a side', 'drag it there, or L and R on it', 'Left or Right beside it'],
] as const

const groups: readonly CommandGroup[] = ['Views', 'Brain', 'Maps', 'Cursor', 'Page']

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const keysOnPage = useSetting((known) => known.keysOnPage)
  return (
    <Dialog title="Keys and help" onClose={onClose}>
      <p>
        Drop a map (.nii or .nii.gz in MNI space) on a side to show it there; two at once fill both
        sides, more wait in the tray below the brains. Files stay on this computer: nothing is
        uploaded.
      </p>
      <p>Left is left (neurological convention).</p>
      <table className="gestures">
        <caption>Gestures</caption>
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">Mouse, trackpad</th>
            <th scope="col">Touch</th>
          </tr>
        </thead>
        <tbody>
          {gestures.map(([what, mouse, touch]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{mouse}</td>
              <td>{touch}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="check">
        <input
          type="checkbox"
          checked={keysOnPage}
          onChange={(event) => settings.setState({ keysOnPage: event.currentTarget.checked })}
        />
        Hear single keys on the whole page; else only while a brain has the focus
      </label>
      <KeyTable title="Brain and cursor" rows={brainKeys} />
      {groups.map((group) => (
        <KeyTable
          key={group}
          title={group}
          rows={commands.flatMap((command) =>
            command.group === group && command.keys?.[0]
              ? [[keyName(command.keys[0]), command.label] as const]
              : [],
          )}
        />
      ))}
    </Dialog>
  )
}

function KeyTable({
  title,
  rows,
}: {
  readonly title: string
  readonly rows: readonly (readonly [key: string, what: string])[]
}) {
  return (
    <table className="keys">
      <caption>{title}</caption>
      <tbody>
        {rows.map(([key, what]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
