/** Rows as lines, each column as wide as its widest cell, two spaces between. Counts letters, not bytes. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((most, row) => {
    row.forEach((cell, i) => (most[i] = Math.max(most[i] ?? 0, lengthOf(cell))))
    return most
  }, [])
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - lengthOf(cell)))
      .join('  ')
      .trimEnd(),
  )
}

const lengthOf = (text: string): number => [...text].length

export const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)

/** 0.034 as `3 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`
