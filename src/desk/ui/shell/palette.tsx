import { useMemo, useState } from 'react'
import { Kbd } from '@mantine/core'
import { Spotlight, createSpotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { fold } from '../../../../knowledge/language/fold.js'
import { useWords } from '../wording/words.js'
import { keysOf } from './chord.js'
import { useAllCommands } from './commands.js'

const GROUPS = ['case', 'write', 'list', 'go', 'desk'] as const

/** Everything that can be done now, by its name. Loaded when first opened, and open while it is there. */
export default function Palette({ close }: { close: () => void }) {
  const { w } = useWords()
  const commands = useAllCommands()
  const [[store, spotlight]] = useState(createSpotlight)
  const [words, setWords] = useState('')
  const all = useMemo(() => commands.all().filter(({ id }) => id !== 'palette'), [commands])
  const found = all.filter(({ label }) => fold(label).includes(fold(words.trim())))
  return (
    <Spotlight.Root
      store={store}
      query={words}
      onQueryChange={setWords}
      onSpotlightClose={close}
      shortcut={null}
      forceOpened
      attributes={{ content: { 'aria-label': w.commands.palette } }}
      transitionProps={{ duration: 0 }}
    >
      <Spotlight.Search placeholder={w.commands.search} aria-label={w.commands.search} />
      <Spotlight.ActionsList>
        {found.length === 0 && <Spotlight.Empty>{w.commands.none}</Spotlight.Empty>}
        {GROUPS.map((group) => {
          const inGroup = found.filter((command) => command.group === group)
          if (inGroup.length === 0) return null
          return (
            <Spotlight.ActionsGroup key={group} label={w.commandGroups[group]}>
              {inGroup.map((command) => (
                <Spotlight.Action
                  key={command.id}
                  label={command.label}
                  rightSection={command.key && <Keys chord={command.key} />}
                  onClick={() => {
                    spotlight.close()
                    close()
                    // After the palette has given the focus back.
                    setTimeout(command.run)
                  }}
                />
              ))}
            </Spotlight.ActionsGroup>
          )
        })}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

export function Keys({ chord }: { chord: Parameters<typeof keysOf>[0] }) {
  return (
    <span className="keys" dir="ltr">
      {keysOf(chord).map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  )
}
