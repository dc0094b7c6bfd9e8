/** What the suites' common log was told and no log may hold; looked at after every suite. */
export const overheard: string[] = []

/** Only people write Arabic: our own lines are English. A telephone number of Oman has eight digits. */
const WORDS = /[\u0621-\u064a]/
const NUMBER = /(?<![\w.-])[79]\d{7}(?![\w.-])/

/** Where the suites' common log goes. */
export const watchfulEar = {
  write(line: string): void {
    if (WORDS.test(line) || NUMBER.test(line)) overheard.push(line)
  },
}
