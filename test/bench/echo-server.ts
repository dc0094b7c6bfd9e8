import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ActivityHandler, BotAdapter, TurnContext, type Activity, type ResourceResponse } from 'botbuilder'
import express from 'express'

/** The bare baseline: express and a botbuilder turn that echoes. Nothing is checked, understood or stored. */
class Collecting extends BotAdapter {
  readonly sent: Partial<Activity>[] = []

  override async sendActivities(_: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.sent.push(...activities)
    return activities.map((_activity, i) => ({ id: String(i) }))
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}

const bot = new ActivityHandler()
bot.onMessage(async (context, next) => {
  await context.sendActivity(`echo: ${context.activity.text}`)
  await next()
})

const app = express()
app.use(express.json())
app.post('/conversations/:id/activities', async (request, response) => {
  const adapter = new Collecting()
  const conversation = { id: request.params.id }
  const context = new TurnContext(adapter, {
    ...request.body,
    id: '1',
    channelId: 'echo',
    conversation,
    recipient: { id: 'bot' },
  })
  await bot.run(context)
  response.json({ id: '1', activities: adapter.sent })
})
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
process.once('SIGTERM', () => process.exit(0))
