/** A number that is typed: each that can be is taken at once, and what is on the way to one stays as it is typed. */
import { type ComponentProps, useState } from 'react'

type Input = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'min' | 'max'>

/**
 * What is typed and can't be taken, such as an emptied field, is forgotten when the field is left, or when the value changes
 * otherwise.
 *
 * @param onNumber told of finite numbers from `min` to `max`
 */
export function NumberField({
  value,
  min = -Infinity,
  max = Infinity,
  onNumber,
  ...input
}: Input & {
  readonly value: number
  readonly min?: number
  readonly max?: number
  readonly onNumber: (value: number) => void
}) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: number } | null>(null)
  return (
    <input
      {...input}
      type="number"
      {...(Number.isFinite(min) && { min })}
      {...(Number.isFinite(max) && { max })}
      value={typed?.over === value ? typed.text : value}
      onChange={({ currentTarget: { value: text, valueAsNumber } }) => {
        const isTaken = valueAsNumber >= min && valueAsNumber <= max
        setTyped(isTaken ? null : { text, over: value })
        if (isTaken) onNumber(valueAsNumber)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
