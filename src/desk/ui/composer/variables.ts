/** What a canned reply may have filled in. */
export interface Variables {
  readonly name: string
  readonly reference: string
  readonly agent: string
  readonly team: string
}

/** A canned reply for this case. A place for which nothing is known goes, with the space or comma before it. */
export const withVariables = (text: string, values: Variables): string =>
  text.replace(/((?<![ ،,])[ ،,]*)\{(name|reference|agent|team)\}/g, (_, before: string, name: keyof Variables) =>
    values[name] === '' ? '' : before + values[name],
  )
