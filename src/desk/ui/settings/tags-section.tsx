import { useEffect, useState, type FormEvent } from 'react'
import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconPlus, IconTag, IconTrash } from '@tabler/icons-react'
import type { Tag } from '../../contract/administration.js'
import { useSave } from '../parts/use-save.js'
import { useDeskData } from '../shell/desk-data.js'
import { Empty, FailureNote } from '../shell/page.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

export default function TagsSection() {
  const { w } = useWords()
  const { tags } = useDeskData()
  const [draft, setDraft] = useState<readonly Tag[]>(tags.value ?? [])
  const save = useSave()
  useEffect(() => setDraft(tags.value ?? []), [tags.value])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await save.run('PUT', '/tags', draft)
    if (answer.ok) tags.reload()
  }
  const change = (id: string, label: Tag['label']) =>
    setDraft(draft.map((tag) => (tag.id === id ? { id, label } : tag)))
  return (
    <section className="card" aria-labelledby="tags-title">
      <header className="card-head">
        <h2 id="tags-title">{w.settings.sections.tags}</h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => setDraft([...draft, { id: crypto.randomUUID().slice(0, 8), label: { ar: '', en: '' } }])}
        >
          {w.tagList.add}
        </Button>
      </header>
      {tags.failure && <FailureNote failure={tags.failure} retry={tags.reload} />}
      {draft.length === 0 && (
        <Empty icon={<IconTag size={34} stroke={1.4} />} title={w.tagList.none} hint={w.tagList.noneHint} />
      )}
      <form onSubmit={(event) => void submit(event)}>
        {draft.map((tag) => (
          <TagRow
            key={tag.id}
            tag={tag}
            change={(label) => change(tag.id, label)}
            remove={() => setDraft(draft.filter(({ id }) => id !== tag.id))}
          />
        ))}
        <Button type="submit" mt="sm" loading={save.busy} disabled={draft === tags.value}>
          {w.save}
        </Button>
      </form>
    </section>
  )
}

interface RowProps {
  readonly tag: Tag
  readonly change: (label: Tag['label']) => void
  readonly remove: () => void
}

function TagRow({ tag, change, remove }: RowProps) {
  const { w, language } = useWords()
  return (
    <Group gap="xs" mb="xs" wrap="nowrap">
      {(['ar', 'en'] as const).map((each) => (
        <TextInput
          key={each}
          size="xs"
          flex={1}
          required
          maxLength={40}
          aria-label={w.nameIn[each]}
          placeholder={w.nameIn[each]}
          dir={each === 'ar' ? 'rtl' : 'ltr'}
          value={tag.label[each]}
          onChange={(event) => change({ ...tag.label, [each]: event.currentTarget.value })}
        />
      ))}
      <ActionIcon aria-label={fill(w.removeOf, { name: tag.label[language] })} onClick={remove}>
        <IconTrash size={17} />
      </ActionIcon>
    </Group>
  )
}
