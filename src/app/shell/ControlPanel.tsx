/** Four sheets: how it looks, how both sides compare, what they rest on, and lectures about them. */
import { lazy, Suspense, useState } from 'react'
import { EvidencePanel } from '#app/evidence/EvidencePanel.tsx'
import { BrainControls } from '#app/look/BrainControls.tsx'
import { ColourControls } from '#app/look/ColourControls.tsx'
import { RegionList } from '#app/look/RegionList.tsx'
import { ThresholdControls } from '#app/look/ThresholdControls.tsx'
import { WhatThisIs } from '#app/look/WhatThisIs.tsx'

const CompareRoom = lazy(async () => ({
  default: (await import('#app/compare/CompareRoom.tsx')).CompareRoom,
}))

const LectureRoom = lazy(async () => ({
  default: (await import('#app/lecture/LectureRoom.tsx')).LectureRoom,
}))

const sheets = {
  look: 'Look',
  compare: 'Compare',
  evidence: 'Evidence',
  lecture: 'Lecture',
} as const
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
              const step = event.key === 'ArrowRight' ? 1 : sheetIds.length - 1
              const other = sheetIds[(sheetIds.indexOf(id) + step) % sheetIds.length] ?? id
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
        ) : sheet === 'evidence' ? (
          <EvidencePanel />
        ) : sheet === 'compare' ? (
          <Suspense>
            <CompareRoom />
          </Suspense>
        ) : (
          <Suspense>
            <LectureRoom />
          </Suspense>
        )}
      </div>
    </aside>
  )
}
