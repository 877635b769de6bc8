/** Hands a file to the browser's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has the address by then; some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
