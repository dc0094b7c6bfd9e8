import { useEffect } from 'react'
import { Progress, Table } from '@mantine/core'
import { IconAlarm, IconCircleCheck, IconEye } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Board } from '../../contract/administration.js'
import { useResource } from '../api/use-resource.js'
import { useNews } from '../live/live-context.js'
import { Face } from '../parts/face.js'
import { useNow } from '../parts/now.js'
import { useDeskData } from '../shell/desk-data.js'
import { Empty, FailureNote, Page, PageLoading } from '../shell/page.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

/** Milliseconds after which it looks again, whether or not there was news. */
const AGAIN = 15_000

/** Who waits, who works, and what is late: now. */
export default function BoardPage() {
  const { w, format } = useWords()
  const board = useResource<Board>('/board')
  const { reload } = board
  useNews((news) => {
    if (news.kind === 'inbox' || news.kind === 'presence' || news.kind === 'caught-up') reload()
  })
  useEffect(() => {
    const timer = setInterval(reload, AGAIN)
    return () => clearInterval(timer)
  }, [reload])
  if (board.failure && !board.value)
    return (
      <Page title={w.doors.board}>
        <FailureNote failure={board.failure} retry={reload} />
      </Page>
    )
  if (!board.value) return <PageLoading />
  return (
    <Page title={w.doors.board} lead={fill(w.board.asOf, { time: format.clock(board.value.at) })}>
      <Teams board={board.value} />
      <div className="board-halves">
        <Overdue board={board.value} />
        <People board={board.value} />
      </div>
    </Page>
  )
}

function Teams({ board }: { board: Board }) {
  const { w, format } = useWords()
  const { teamName } = useDeskData()
  return (
    <section className="card" aria-labelledby="board-teams">
      <h2 id="board-teams">{w.board.teams}</h2>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {[w.team, w.board.waiting, w.board.oldest, w.board.claimed, w.board.breaches, w.board.hours].map(
                (each) => (
                  <Table.Th key={each}>{each}</Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {board.teams.map((team) => (
              <Table.Tr key={team.team}>
                <Table.Th scope="row">{teamName(team.team)}</Table.Th>
                <Table.Td className="figure">{team.waiting}</Table.Td>
                <Table.Td>{team.oldestSeconds === null ? '–' : format.span(team.oldestSeconds)}</Table.Td>
                <Table.Td className="figure">{team.claimed}</Table.Td>
                <Table.Td className={team.breaches > 0 ? 'figure bad' : 'figure'}>{team.breaches}</Table.Td>
                <Table.Td>
                  <span className={team.open ? 'tag tag-good' : 'tag'}>
                    {team.open ? w.board.open : w.board.closed}
                  </span>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

function Overdue({ board }: { board: Board }) {
  const { w, format } = useWords()
  const now = useNow()
  return (
    <section className="card" aria-labelledby="board-overdue">
      <h2 id="board-overdue">{w.board.overdue}</h2>
      {board.overdue.length === 0 && (
        <Empty icon={<IconCircleCheck size={32} stroke={1.4} />} title={w.board.noneOverdue} />
      )}
      <ul className="overdue">
        {board.overdue.map(({ reference, conversation, dueAt }) => (
          <li key={reference}>
            <IconAlarm size={16} className="bad" aria-hidden />
            <Link href={`/inbox/all/${conversation}`}>
              <bdi dir="ltr">{reference}</bdi>
            </Link>
            <span>{fill(w.board.late, { time: format.span((now.getTime() - Date.parse(dueAt)) / 1000) })}</span>
            <Link href={`/inbox/all/${conversation}?silent=1`} className="overdue-watch">
              <IconEye size={15} aria-hidden /> {w.board.watch}
              <bdi className="unseen">{reference}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function People({ board }: { board: Board }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="board-people">
      <h2 id="board-people">{w.board.people}</h2>
      <ul className="people">
        {board.colleagues.map((each) => (
          <li key={each.id}>
            <Face name={each.name} presence={each.presence.state} />
            <span className="people-who">
              <bdi>{each.name}</bdi>
              <small>
                {w.presence[each.presence.state]}
                {each.presence.reason !== null && (
                  <>
                    {': '}
                    <bdi>{each.presence.reason}</bdi>
                  </>
                )}
              </small>
            </span>
            <span className="people-load">
              <small>
                <bdi dir="ltr">
                  {each.load}/{each.capacity}
                </bdi>
              </small>
              <Progress
                size={6}
                value={each.capacity === 0 ? 0 : (100 * each.load) / each.capacity}
                color={each.load >= each.capacity ? 'orange' : 'sea'}
                aria-label={fill(w.board.load, { name: each.name })}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
