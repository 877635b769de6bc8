/** Look: how the maps and the brain under them are drawn. */
import { Fold } from '#app/shell/Fold.tsx'
import { fetchedPart } from '#app/shell/fetched-part.tsx'
import type { Room } from '#app/shell/room.ts'
import { FirstRegions } from './FirstRegions.tsx'
import { ThresholdControls } from './ThresholdControls.tsx'
import { WhatThisIs } from './WhatThisIs.tsx'

const ColoursFold = fetchedPart(async () => (await import('./ColoursFold.tsx')).ColoursFold)
const RegionsFold = fetchedPart(async () => (await import('./RegionsFold.tsx')).RegionsFold)
const BrainControls = fetchedPart(async () => (await import('./BrainControls.tsx')).BrainControls)

function Look() {
  return (
    <>
      <ThresholdControls />
      <FirstRegions />
      <Fold id="colours" title="Threshold and colours">
        <ColoursFold />
      </Fold>
      <Fold id="regions" title="Regions and labels">
        <RegionsFold />
      </Fold>
      <Fold id="brain" title="Brain">
        <BrainControls />
      </Fold>
      <WhatThisIs />
    </>
  )
}

export const lookRoom: Room = { id: 'look', label: 'Look', Content: Look }
