/** Browsers read the file after the click, in their own time; milliseconds. */
const KEPT = 60_000

/** Hands a visitor a file, as browsers do with a link that is a download. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT)
}
