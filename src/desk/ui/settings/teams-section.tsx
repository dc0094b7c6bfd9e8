import { useState } from 'react'
import { Select } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useDeskData } from '../shell/desk-data.js'
import { Empty, FailureNote, PageLoading } from '../shell/page.js'
import { useWords } from '../wording/words.js'
import { TeamForm } from './team-form.js'

export default function TeamsSection() {
  const { w, language } = useWords()
  const { teams } = useDeskData()
  const [chosen, choose] = useState<string | null>(null)
  if (teams.failure) return <FailureNote failure={teams.failure} retry={teams.reload} />
  if (!teams.value) return <PageLoading />
  const team = teams.value.find(({ id }) => id === chosen) ?? teams.value[0]
  return (
    <section className="card" aria-labelledby="teams-title">
      <header className="card-head">
        <h2 id="teams-title">{w.settings.sections.teams}</h2>
        <Select
          size="xs"
          aria-label={w.team}
          allowDeselect={false}
          data={teams.value.map(({ id, name }) => ({ value: id, label: name[language] }))}
          value={team?.id ?? null}
          onChange={choose}
        />
      </header>
      {team ? (
        <TeamForm key={team.id} team={team} done={teams.reload} />
      ) : (
        <Empty icon={<IconUsersGroup size={34} stroke={1.4} />} title={w.teamForm.none} />
      )}
    </section>
  )
}
