/** Commands on which maps are shown. */
import type { Command } from '#app/shell/command.ts'
import { sideName } from '#app/shell/side-name.ts'
import { type SampleId, sampleIds, samples } from '#evidence/samples.ts'
import { type SideId, sideIds } from '#view/spec.ts'

const openSample = (sample: SampleId, pane: SideId): Command => ({
  id: `open-${sample}-${pane}`,
  group: 'Maps',
  label: `Open ${samples[sample].title} on the ${sideName[pane]}`,
  run: (store) => void store.getState().act.open(pane, { kind: 'sample', id: sample }),
})

const openFile = (pane: SideId): Command => ({
  id: `open-file-${pane}`,
  group: 'Maps',
  label: `Open a file of mine on the ${sideName[pane]}`,
  run: () => document.querySelector<HTMLElement>(`[data-file-input="${pane}"]`)?.click(),
  says: () => '',
})

const gatherFiles: Command = {
  id: 'gather-files',
  group: 'Maps',
  label: 'Put files of mine into the tray',
  run: () => document.querySelector<HTMLElement>('[data-file-input="tray"]')?.click(),
  says: () => '',
}

export const openCommands: readonly Command[] = [
  {
    id: 'swap',
    group: 'Maps',
    label: 'Swap the sides',
    keys: ['x'],
    run: (store) => store.getState().act.swap(),
    says: () => 'Sides swapped',
  },
  ...sideIds.map(openFile),
  gatherFiles,
  ...sideIds.flatMap((pane) => sampleIds.map((sample) => openSample(sample, pane))),
]
