import { useState } from 'react'
import { Button, Switch, Text } from '@mantine/core'
import { chime } from '../shell/chime.js'
import { BROWSER_NOTES, isOn, SOUND } from '../shell/use-attention.js'
import { useWords } from '../wording/words.js'

const turn = (setting: string, on: boolean, set: (on: boolean) => void): void => {
  localStorage.setItem(setting, on ? 'on' : 'off')
  set(on)
}

/** How the desk calls for attention, in this browser. */
export function AttentionCard() {
  const { w } = useWords()
  const [sound, setSound] = useState(isOn(SOUND))
  const [permission, setPermission] = useState('Notification' in window ? Notification.permission : 'denied')
  const [notes, setNotes] = useState(isOn(BROWSER_NOTES))
  return (
    <section className="card" aria-labelledby="account-attention">
      <h2 id="account-attention">{w.account.attention}</h2>
      <Switch
        label={w.account.sound}
        checked={sound}
        onChange={(event) => {
          turn(SOUND, event.currentTarget.checked, setSound)
          if (event.currentTarget.checked) chime()
        }}
      />
      <Switch
        mt="sm"
        label={w.account.browserNotes}
        description={w.account.browserNotesHint}
        checked={notes && permission === 'granted'}
        disabled={permission !== 'granted'}
        onChange={(event) => turn(BROWSER_NOTES, event.currentTarget.checked, setNotes)}
      />
      {permission === 'default' && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          onClick={() => void Notification.requestPermission().then(setPermission)}
        >
          {w.account.allowNotes}
        </Button>
      )}
      {permission === 'denied' && (
        <Text mt="xs" size="xs" c="dimmed">
          {w.account.notesDenied}
        </Text>
      )}
    </section>
  )
}
