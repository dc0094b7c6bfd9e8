/** What was thrown, as data: some errors lose their message where they cross from thread to thread as they are. */
export interface Fault {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly code: string | undefined
}

export function faultOf(thrown: unknown): Fault {
  if (!isErrorLike(thrown)) return { name: 'Error', message: String(thrown), stack: undefined, code: undefined }
  const { name, message, stack } = thrown
  return { name, message, stack, code: 'code' in thrown ? String(thrown.code) : undefined }
}

export const errorOf = ({ message, ...rest }: Fault): Error => Object.assign(new Error(message), rest)

const isErrorLike = (thrown: unknown): thrown is Error =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown && 'name' in thrown
