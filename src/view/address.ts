/**
 * The document in a page's address: what differs from the first view, as JSON, deflated, in the letters that a URL
 * fragment takes as they are. Short for bundled maps and addresses; files of the user's own are named, not carried.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import { parseViewSpec, ViewSpecError } from './parse.ts'
import { firstView, type ViewSpec } from './spec.ts'
import { withoutTray } from './tray.ts'

const prefix = 'v2='
/** A fragment that unpacks to more than this is no view. */
const mostBytes = 2 ** 20

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const isRecord = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What has to be put over `base` to get `value`; undefined where nothing has. Records have the same keys. */
function differing(base: unknown, value: unknown): Json | undefined {
  if (isRecord(base) && isRecord(value)) {
    const entries = Object.entries(value).flatMap(([key, item]) => {
      const part = differing(base[key], item)
      return part === undefined ? [] : [[key, part] as const]
    })
    const lost = Object.keys(base).some((key) => !(key in value))
    if (lost) return { $: value }
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  }
  if (
    Array.isArray(base) &&
    Array.isArray(value) &&
    base.length === value.length &&
    isRecord(base[0])
  ) {
    const parts = value.map((item, i) => differing(base[i], item) ?? 0)
    return parts.every((part) => part === 0) ? undefined : { '#': parts }
  }
  return JSON.stringify(base) === JSON.stringify(value) ? undefined : asWhole(value as Json)
}

/** A record that stands where none was is marked, so that it is not taken for changes. */
const asWhole = (value: Json): Json => (isRecord(value) ? { $: value } : value)

function applied(base: unknown, part: Json | undefined): unknown {
  if (part === undefined) return base
  if (!isRecord(part)) return part
  if ('$' in part) return part['$']
  const items = part['#']
  if (Array.isArray(items)) {
    const known = Array.isArray(base) ? base : []
    return items.map((item: Json, i) => (item === 0 ? known[i] : applied(known[i], item)))
  }
  const known = isRecord(base) ? base : {}
  const keys = new Set([...Object.keys(known), ...Object.keys(part)])
  return Object.fromEntries([...keys].map((key) => [key, applied(known[key], part[key])]))
}

/** Camera angles and places to a hundredth: what a link shows is the same to the eye. */
const rounded = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value

function toLetters(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromLetters(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

/** The fragment without '#'; empty for the first view. What only lies in the tray is no part of the picture and is not sent. */
export function toAddress(view: ViewSpec): string {
  const short = differing(firstView, JSON.parse(JSON.stringify(withoutTray(view), rounded)))
  if (short === undefined) return ''
  return prefix + toLetters(deflateSync(strToU8(JSON.stringify(short)), { level: 9 }))
}

/**
 * @param fragment with or without '#'
 * @returns null where the fragment is of something else
 * @throws ViewSpecError in words
 */
export function fromAddress(fragment: string): ViewSpec | null {
  const text = fragment.replace(/^#/, '')
  const version = text.split('=', 1)[0]!
  if (version !== 'v2' && /^v\d+$/.test(version))
    return parseViewSpec({ version: Number(version.slice(1)) })
  if (!text.startsWith(prefix)) return null
  let part: Json
  try {
    const packed = fromLetters(text.slice(prefix.length))
    // What does not fit the buffer is refused by it.
    const bytes = inflateSync(packed, { out: new Uint8Array(mostBytes) })
    part = JSON.parse(strFromU8(bytes)) as Json
  } catch (cause) {
    throw new ViewSpecError(
      'The address of this page holds a view that can’t be read: often it was cut off when it was copied. The view is the usual one.',
      { tag: 'not-a-view', cause },
    )
  }
  return parseViewSpec(applied(firstView, part))
}
