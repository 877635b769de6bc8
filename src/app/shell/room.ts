/** A room of the panel: what belongs to one thing that people do. */
import type { ComponentType } from 'react'

export type Room = {
  /** Kept in this browser, and in the ids of its tab. */
  readonly id: string
  /** On its tab. */
  readonly label: string
  /** What is in it: at most seven controls in sight, the rest in folds. */
  readonly Content: ComponentType
}
