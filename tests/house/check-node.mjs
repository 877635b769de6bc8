/** Says which Node is needed, before anything fails in a way that does not say so. */

/** Lowest version of each line that every package accepts; must agree with `engines` in package.json. */
const lowest = [
  { major: 20, minor: 19 },
  { major: 22, minor: 12 },
]

/**
 * @param {string} version as `process.versions.node`
 * @returns {boolean}
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const line = lowest.find((entry) => entry.major === major)
  return line ? minor >= line.minor : major > 22
}

/** @throws {Error} in words when this Node is too old */
export function checkNode() {
  if (isNodeNewEnough(process.versions.node)) return
  throw new Error(
    `Ostrakon needs Node 20.19 or newer (or 22.12 or newer); this is Node ${process.versions.node}.\n` +
      'Get a current one from https://nodejs.org or with your package manager, then try again.',
  )
}
