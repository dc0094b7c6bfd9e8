const RUN = /(?:%[0-9a-f]{2})+/gi
const LETTER = /[\p{L}\p{N}]/u

/**
 * A web address as people read it: letters that stand in it as %D8%B9 are written out, as browsers show them. Everything
 * else stays as it is, so that it is still the same address and a messenger still finds where it ends.
 */
export const readableAddress = (url: string): string => url.replace(RUN, (run) => decoded(run) ?? run)

function decoded(run: string): string | null {
  try {
    const text = decodeURIComponent(run)
    return [...text].map((each) => (LETTER.test(each) && each > '\u007F' ? each : encodeURIComponent(each))).join('')
  } catch {
    return null
  }
}
