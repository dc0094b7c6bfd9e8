import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A valid entry's file. Tests change one thing of it. */
export const entryText = (id = 'card-fee'): string => `---
id: ${id}
topic: cards
agency: police
label: { ar: رسوم البطاقة, en: Card fee }
question: { ar: كم رسوم البطاقة؟, en: How much is a card? }
phrasings:
  ar: [كم رسوم البطاقة ${id}, بكم البطاقة ${id}]
  en: [card fee ${id}, how much is a card ${id}]
source: { title: { ar: الشرطة, en: Police }, url: 'https://example.om/cards' }
asOf: 2025-08
confidence: official
reviewBy: 2099-01-01
owner: content team
---

# العربية

الرسوم **10 ريالات عمانية**.

# English

The fee is **OMR 10**.
`

/** Files of a small, valid pack around `entries` (path inside the pack → text). */
export const packFiles = (entries: Readonly<Record<string, string>>): Record<string, string> => ({
  'topics.yaml': 'cards: { ar: البطاقات, en: Cards }\n',
  'agencies.yaml': 'police: { name: { ar: الشرطة, en: Police } }\n',
  ...entries,
})

/** Writes a pack into a new folder and returns the folder. */
export function writePack(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-pack-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}
