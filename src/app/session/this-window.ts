/** Which window of the page this is: each keeps a visit of its own, and has it back after a reload. */

const key = 'ostrakon-window'

/** Null where storage is shut off. */
function remembered(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(id: string): void {
  try {
    sessionStorage.setItem(key, id)
  } catch {
    // Then this window is another one after each reload.
  }
}

/** Holds the id as long as the window lives. @returns whether no other window has it */
function hold(id: string): Promise<boolean> {
  const { locks } = navigator
  if (!locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    void locks.request(`ostrakon window ${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock ? new Promise<void>(() => {}) : undefined
    })
  })
}

async function find(): Promise<string> {
  const known = remembered()
  // A window that was duplicated has the id of the one that it was made of.
  if (known && (await hold(known))) return known
  const id = crypto.randomUUID()
  await hold(id)
  remember(id)
  return id
}

let found: Promise<string> | null = null

export function thisWindow(): Promise<string> {
  found ??= find()
  return found
}
