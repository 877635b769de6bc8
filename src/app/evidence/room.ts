/** Evidence: which studies a map rests on, and what other choices of studies would have shown. */
import { fetchedRoom } from '#app/shell/fetched-room.tsx'

export const evidenceRoom = fetchedRoom(
  { id: 'evidence', label: 'Evidence' },
  async () => (await import('./EvidencePanel.tsx')).EvidencePanel,
)
