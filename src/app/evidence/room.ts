/** Evidence: which studies a map rests on, and what other choices of studies would have shown. */
import type { Room } from '#app/shell/room.ts'
import { EvidencePanel } from './EvidencePanel.tsx'

export const evidenceRoom: Room = { id: 'evidence', label: 'Evidence', Content: EvidencePanel }
