/** One part of one line. */
export interface PartKey {
  readonly conversation: string
  readonly seq: number
  readonly part: number
}

/** Our name for a part, as a provider echoes it: conversation, line and part. */
export const partTag = ({ conversation, seq, part }: PartKey): string => `${seq}.${part}.${conversation}`

/** Null for what is no name of ours. */
export function readPartTag(tag: string): PartKey | null {
  const [, seq, part, conversation] = /^(\d{1,9})\.(\d{1,4})\.(.+)$/.exec(tag) ?? []
  return conversation === undefined ? null : { conversation, seq: Number(seq), part: Number(part) }
}
