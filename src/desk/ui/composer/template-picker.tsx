import { useState, type FormEvent } from 'react'
import { Button, Select, Text, TextInput } from '@mantine/core'
import type { ConversationView, Template } from '../../contract/inbox.js'
import type { Thread } from '../thread/use-thread.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

const keyOf = ({ name, language }: Template): string => `${name}/${language}`

/** The words of a template with what is known in its places. */
const filledIn = (template: Template, values: readonly string[]): string =>
  template.text.replace(/\{\{(\d+)\}\}/g, (place, n: string) => values[Number(n) - 1] || place)

/** What can be said once the channel takes no free text: an approved template with its places filled in. */
export default function TemplatePicker({ thread, view }: { thread: Thread; view: ConversationView }) {
  const { w } = useWords()
  const [chosen, choose] = useState<string | null>(null)
  const [values, setValues] = useState<readonly string[]>([])
  const own = [...view.templates].sort(
    (a, b) => Number(b.language === view.language) - Number(a.language === view.language),
  )
  const template = own.find((each) => keyOf(each) === chosen)
  const start = (key: string | null, places = 0) => {
    choose(key)
    setValues(Array.from({ length: places }, () => ''))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!template) return
    const { name, language } = template
    const filled = values.map((value) => value.trim())
    thread.sender.message({ text: filledIn(template, filled), template: { name, language, values: filled } })
    start(null)
  }
  if (own.length === 0) return <p className="composer-closed">{w.composer.noTemplates}</p>
  return (
    <form className="templates" onSubmit={submit}>
      <Text size="sm">{w.composer.templatesOnly}</Text>
      <Select
        size="xs"
        label={w.composer.template}
        placeholder={w.composer.chooseTemplate}
        data={own.map((each) => ({ value: keyOf(each), label: `${each.name} (${each.language})` }))}
        value={chosen}
        onChange={(key) => start(key, own.find((each) => keyOf(each) === key)?.placeholders)}
      />
      <Places values={values} change={setValues} />
      {template && (
        <p className="template-text" dir="auto">
          {filledIn(template, values)}
        </p>
      )}
      <Button type="submit" size="xs" disabled={!template}>
        {w.composer.sendTemplate}
      </Button>
    </form>
  )
}

interface PlacesProps {
  readonly values: readonly string[]
  readonly change: (values: readonly string[]) => void
}

function Places({ values, change }: PlacesProps) {
  const { w } = useWords()
  return values.map((value, place) => (
    <TextInput
      key={place}
      size="xs"
      required
      dir="auto"
      label={fill(w.composer.place, { n: place + 1 })}
      value={value}
      onChange={(event) => change(values.with(place, event.currentTarget.value))}
    />
  ))
}
