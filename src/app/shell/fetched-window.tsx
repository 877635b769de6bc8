/** A window over the page whose code is fetched when it is opened first. */
import type { ComponentType, ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'
import { fetchedPart } from './fetched-part.tsx'

type WindowProps = { readonly onClose: () => void }

/** @param title of the window that says that the other one comes */
export function fetchedWindow<Props extends WindowProps>(
  title: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return fetchedPart(load, ({ onClose, children }: Props & { readonly children: ReactNode }) => (
    <Dialog title={title} onClose={onClose}>
      {children}
    </Dialog>
  ))
}
