/** What the program wants to say without stopping anybody: announced politely, dismissed by hand. */
import { useActions, useApp } from './use-app.ts'

export function Notices() {
  const notices = useApp((state) => state.notices)
  const { dismissNotice } = useActions()
  return (
    <div className="notices" role="status">
      {notices.map((notice) => (
        <p key={notice.id} className="notice">
          <span>{notice.text}</span>
          <button type="button" className="quiet" onClick={() => dismissNotice(notice.id)}>
            Got it
          </button>
        </p>
      ))}
    </div>
  )
}
