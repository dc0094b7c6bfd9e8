/**
 * Text of a file that a spreadsheet made: UTF-8 with or without a byte order mark, UTF-16 as Excel's "Unicode text" is, else
 * Windows-1256, Excel's "CSV" on an Arabic machine.
 */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1256').decode(bytes)
  }
}
