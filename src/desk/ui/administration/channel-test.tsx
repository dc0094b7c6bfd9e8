import { useState, type FormEvent } from 'react'
import { Button, Group, TextInput } from '@mantine/core'
import type { ChannelTested, TestChannel } from '../../contract/administration.js'
import { ask } from '../api/request.js'
import { failureWords } from '../parts/failure-words.js'
import type { Wording } from '../wording/ar.js'
import { providerSentence } from '../wording/provider-words.js'
import { useWords } from '../wording/words.js'

interface Told {
  readonly good: boolean
  readonly words: string
}

/** Sends one sentence to somebody who has written on the channel, and shows what the provider said to it. */
export function ChannelTest({ channel }: { channel: string }) {
  const { w, language } = useWords()
  const [to, setTo] = useState('')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await ask<ChannelTested>('POST', `/channels/${channel}/test`, { to } satisfies TestChannel)
    setBusy(false)
    if (!answer.ok) return setTold({ good: false, words: failureWords(w, answer) })
    return setTold(wordsOf(w, answer.value, (reason) => providerSentence(language, reason)))
  }
  return (
    <form className="channel-test" aria-label={w.channels.test} onSubmit={(event) => void submit(event)}>
      <Group align="end" gap="xs">
        <TextInput
          label={w.channels.test}
          description={w.channels.testHint}
          placeholder={w.channels.testTo}
          required
          withAsterisk={false}
          dir="auto"
          maxLength={200}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} disabled={to.trim() === ''}>
          {w.channels.testSend}
        </Button>
      </Group>
      <p role="status" className={told?.good === false ? 'channel-note bad' : undefined}>
        {told?.words}
      </p>
    </form>
  )
}

function wordsOf(w: Wording, tested: ChannelTested, sentence: (reason: string) => string): Told {
  if (tested.kind === 'refused') return { good: false, words: w.channels.testRefused[tested.why] }
  const words = [w.channels.tested[tested.state], ...(tested.reason === null ? [] : [sentence(tested.reason)])]
  return { good: tested.state !== 'failed', words: words.join(' ') }
}
