/** Remembers the last result for the last arguments, compared by identity: React sees the same object again. */
export function memoise<Args extends readonly unknown[], Result>(
  derive: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { args: Args; result: Result } | null = null
  return (...args) => {
    if (!last?.args.every((arg, i) => Object.is(arg, args[i])))
      last = { args, result: derive(...args) }
    return last.result
  }
}
