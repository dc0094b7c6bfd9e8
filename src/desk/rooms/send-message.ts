import { type Channel, hasTemplates, isLogged, type Template } from '../../../channels/channel.js'
import { newTrace } from '../../conversation/trace.js'
import { type Answer, NOT_FOUND, refuse, type Refused } from '../answer.js'
import type { SendMessage } from '../contract/inbox.js'
import type { Person } from '../person.js'
import { agentLine, fillTemplate, type Outgoing } from '../work/agent-message.js'
import { writeAnswer } from './outcomes.js'
import type { RoomDeps } from './room-deps.js'

interface Sending {
  readonly conversation: string
  readonly me: Person
  readonly body: SendMessage
}

/** An agent's message to the citizen. Whether they hold is checked again where it is written. */
export async function sendMessage(deps: RoomDeps, { conversation, me, body }: Sending): Promise<Answer> {
  const { store, channels, around, bus, deliver, now, log } = deps
  const at = await store.desk.thread.conversation(conversation)
  const channel = at && channels.get(at.channel)
  if (!at) return NOT_FOUND
  if (!channel) return refuse('conflict', 'The channel of this conversation is switched off.')
  const outgoing = await prepare(deps, { conversation, channel, me, body })
  if ('kind' in outgoing) return outgoing
  const trace = newTrace()
  const outcome = await store.desk.messages.send({
    trace,
    conversation,
    author: me.id,
    clientId: body.clientId,
    at: now(),
    line: ({ language }) => agentLine(outgoing, { channel, language }),
    window: () => (body.template ? null : channel.limits.replyWindow),
  })
  if (outcome.kind === 'sent') {
    log.info({ event: 'agent.wrote', trace, conversation, seq: outcome.seq, channel: at.channel })
    bus.publish(conversation, 'changed')
    if (!isLogged(channel)) deliver(conversation)
  }
  return writeAnswer(outcome, around.nameOfAny)
}

async function prepare(
  { store }: RoomDeps,
  { conversation, channel, me, body }: Sending & { channel: Channel },
): Promise<Outgoing | Refused> {
  const template = body.template ? await templateOf(channel, body.template) : null
  if (body.template && !template) return refuse('bad-request', 'The channel has no such template.')
  if (template && template.placeholders !== body.template?.values.length)
    return refuse('bad-request', 'The template has another number of values.')
  const files = await Promise.all(
    (body.files ?? []).map(async (id) => {
      const file = await store.files.get(conversation, id)
      return file && { id, name: file.name, contentType: file.contentType }
    }),
  )
  const kept = files.filter((file) => file !== null)
  if (kept.length < files.length) return refuse('bad-request', 'One of the files is not there.')
  if (!template && body.text.trim() === '' && kept.length === 0) return refuse('bad-request', 'The message is empty.')
  const templateText = template && fillTemplate(template.text, body.template?.values ?? [])
  return { message: body, templateText, files: kept, agent: me }
}

async function templateOf(
  channel: Channel,
  { name, language }: { name: string; language: string },
): Promise<Template | null> {
  if (!hasTemplates(channel)) return null
  const all = await channel.templates()
  return all.find((each) => each.name === name && each.language === language) ?? null
}
