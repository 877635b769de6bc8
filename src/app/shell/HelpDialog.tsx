/** The keys, and where the files stay. */
import { viewPresets } from '#view/view-preset.ts'
import { Dialog } from './Dialog.tsx'
import { shortcutTable } from './use-shortcuts.ts'

const viewKeys = Object.values(viewPresets).map(
  ({ key, label }) => [key, `View: ${label}`] as const,
)

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys and help" onClose={onClose}>
      <p>
        Drop a map (.nii or .nii.gz in MNI space) on a side to show it there; two at once fill both
        sides. Files stay on this computer: nothing is uploaded.
      </p>
      <p>
        Left is left (neurological convention). Drag turns both brains, Shift and drag moves them,
        the wheel or two fingers zoom, a click puts the cursor.
      </p>
      <table className="keys">
        <caption>While a brain has the focus</caption>
        <tbody>
          {[...shortcutTable, ...viewKeys].map(([key, what]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
