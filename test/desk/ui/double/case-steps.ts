import type { CaseSummary, CaseTags, NextCase, Snooze, Transfer } from '../../../../src/desk/contract/inbox.js'
import { good, done, refusal, type Answered, type Asked } from './answered.js'
import type { DeskState } from './desk-state.js'

/** Steps of a case: claimed, passed on, put off, ended. */
export function caseSteps(state: DeskState, _method: string, path: string, { body }: Asked): Answered | null {
  const [, reference = '', step = ''] = /^\/cases\/([^/]+)(?:\/(.*))?$/.exec(path) ?? []
  if (reference === 'next') return next(state)
  const of = state.cases.find((each) => each.reference === reference)
  if (!of) return null
  if (step === 'claim' && of.agent) return refusal(409, 'taken', of.agent.name)
  const part = partOf(step, body, state)
  if (!part) return null
  become(state, of, part)
  return done
}

function next(state: DeskState): Answered {
  const of = state.cases.find((each) => each.state === 'queued')
  if (!of) return good<NextCase>({ kind: 'none' })
  return good<NextCase>({ kind: 'claimed', case: become(state, of, claimedBy(state)) })
}

const claimedBy = ({ me }: DeskState): Partial<CaseSummary> => ({
  state: 'claimed',
  agent: { id: me.id, name: me.name },
})

function partOf(step: string, body: unknown, state: DeskState): Partial<CaseSummary> | null {
  switch (step) {
    case 'claim':
    case 'take-over':
    case 'reopen':
      return claimedBy(state)
    case 'give-back':
    case 'resolve':
      return { state: 'resolved' }
    case 'snooze':
      return { state: 'snoozed', snoozedUntil: (body as Snooze).until }
    case 'tags':
      return { tags: (body as CaseTags).tags }
    case 'transfer':
      return transferred(body as Transfer, state)
    case 'reached':
      return { state: 'resolved' }
    default:
      return null
  }
}

function transferred({ to }: Transfer, { colleagues }: DeskState): Partial<CaseSummary> {
  if ('team' in to) return { state: 'queued', agent: null, team: to.team }
  return { state: 'claimed', agent: { id: to.agent, name: colleagues.find(({ id }) => id === to.agent)?.name ?? '' } }
}

function become(state: DeskState, of: CaseSummary, part: Partial<CaseSummary>): CaseSummary {
  const after = { ...of, ...part }
  state.cases = state.cases.map((each) => (each.reference === of.reference ? after : each))
  state.change(of.conversation, {})
  state.tell({ kind: 'inbox' })
  return after
}
