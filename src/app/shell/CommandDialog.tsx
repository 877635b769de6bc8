/** Finds a command by a few letters of its name and runs it: the ARIA pattern of a combobox with a list. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Command } from './command.ts'
import { commands, keyName, runCommand } from './commands.ts'
import { Dialog } from './Dialog.tsx'
import { findCommands } from './find-commands.ts'
import { useAppStore } from './use-app.ts'

export function CommandDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useAppStore()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const found = findCommands(commands, typed)
  const chosen = Math.min(at, found.length - 1)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const run = (command: Command | undefined) => {
    if (!command) return
    // First the window goes: what the command focuses or opens comes after it.
    onClose()
    queueMicrotask(() => runCommand(command, store))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') run(found[chosen])
    else if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setAt(chosen <= 0 ? found.length - 1 : chosen - 1)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title="Commands" onClose={onClose}>
      <input
        type="search"
        role="combobox"
        aria-label="Find a command"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found[chosen] ? `${listId}-${found[chosen].id}` : undefined}
        placeholder="A few letters: swap, left, insula"
        data-autofocus
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="command-list" role="listbox" id={listId} aria-label="Commands" ref={list}>
        {found.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
          <div
            key={command.id}
            id={`${listId}-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onClick={() => run(command)}
          >
            {command.label}
            {command.keys?.[0] && <kbd>{keyName(command.keys[0])}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">No command has these letters.</p>}
    </Dialog>
  )
}
