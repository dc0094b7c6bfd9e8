import { useState } from 'react'
import { Kbd, Modal, Switch } from '@mantine/core'
import { useWords } from '../wording/words.js'
import { keysOf } from './chord.js'
import { PLAIN_KEYS, useAllCommands } from './commands.js'

const GROUPS = ['list', 'case', 'write', 'go', 'desk'] as const

/** Every key that does something here and now. */
export default function ShortcutSheet({ close }: { close: () => void }) {
  const { w } = useWords()
  const commands = useAllCommands()
  const [all] = useState(() => commands.all().filter(({ key }) => key !== undefined))
  const [plain, setPlain] = useState(localStorage.getItem(PLAIN_KEYS) !== 'off')
  const turn = (on: boolean) => {
    localStorage.setItem(PLAIN_KEYS, on ? 'on' : 'off')
    setPlain(on)
  }
  return (
    <Modal opened onClose={close} title={w.commands.sheet} size="xl" closeButtonProps={{ 'aria-label': w.close }}>
      <div className="sheet-groups">
        {GROUPS.map((group) => {
          const inGroup = all.filter((command) => command.group === group)
          if (inGroup.length === 0) return null
          return (
            <section key={group} className="sheet-section">
              <h2 className="sheet-group">{w.commandGroups[group]}</h2>
              <dl className="sheet">
                {inGroup.map(({ id, label, key }) => (
                  <div key={id}>
                    <dt>{label}</dt>
                    <dd dir="ltr">{key && keysOf(key).map((part) => <Kbd key={part}>{part}</Kbd>)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <Switch
        mt="lg"
        label={w.commands.plainKeys}
        description={w.commands.plainKeysHint}
        checked={plain}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
    </Modal>
  )
}
