/** Two sheets: how it looks, and what it rests on. */
import { useState } from 'react'
import { EvidencePanel } from '#app/evidence/EvidencePanel.tsx'
import { BrainControls } from '#app/look/BrainControls.tsx'
import { ColourControls } from '#app/look/ColourControls.tsx'
import { RegionList } from '#app/look/RegionList.tsx'
import { ThresholdControls } from '#app/look/ThresholdControls.tsx'
import { WhatThisIs } from '#app/look/WhatThisIs.tsx'

const sheets = { look: 'Look', evidence: 'Evidence' } as const
type SheetId = keyof typeof sheets
const sheetIds = Object.keys(sheets) as SheetId[]

export function ControlPanel() {
  const [sheet, setSheet] = useState<SheetId>('look')
  return (
    <aside className="controls" aria-label="Controls">
      <div className="sheets" role="tablist" aria-label="Controls">
        {sheetIds.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={sheet === id}
            aria-controls="sheet"
            tabIndex={sheet === id ? 0 : -1}
            onClick={() => setSheet(id)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
              const other = id === 'look' ? 'evidence' : 'look'
              setSheet(other)
              document.getElementById(`tab-${other}`)?.focus()
            }}
          >
            {sheets[id]}
          </button>
        ))}
      </div>
      <div id="sheet" role="tabpanel" aria-labelledby={`tab-${sheet}`}>
        {sheet === 'look' ? (
          <>
            <ThresholdControls />
            <ColourControls />
            <RegionList />
            <BrainControls />
            <WhatThisIs />
          </>
        ) : (
          <EvidencePanel />
        )}
      </div>
    </aside>
  )
}
