import { lazy, Suspense, useState } from 'react'
import { Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconLanguage, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { Colleague, Presence } from '../../contract/session.js'
import { ask } from '../api/request.js'
import { useNews } from '../live/live-context.js'
import { Face } from '../parts/face.js'
import { SCHEMES } from '../parts/scheme-menu.js'
import { useMe, useSession } from '../session/session-context.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { useAnnouncer } from './announcer.js'

const AwayDialog = lazy(() => import('./away-dialog.js'))

/** Oneself: presence, load, language, colours, account, signing out. */
export function PersonMenu() {
  const { w, language, choose } = useWords()
  const { signOut } = useSession()
  const me = useMe()
  const [, go] = useLocation()
  const [away, setAway] = useState(false)
  const setPresence = useSetPresence()
  const current = me.presence.state
  return (
    <>
      <Menu position="right-end" width={250} shadow="md">
        <Menu.Target>
          <UnstyledButton
            className="rail-me"
            aria-label={fill(w.me.menu, { name: me.name, presence: w.presence[current] })}
          >
            <Face name={me.name} presence={current} size={36} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className="me-head">
            <bdi className="me-name">{me.name}</bdi>
            <Text size="xs" c="dimmed">
              {w.roles[me.role]} · {fill(w.me.load, { load: me.load, capacity: me.capacity })}
            </Text>
          </div>
          <Menu.Divider />
          <Menu.Label>{w.presence.label}</Menu.Label>
          <PresenceItems chooseAway={() => setAway(true)} setPresence={setPresence} />
          <Menu.Divider />
          <Menu.Label>{w.scheme.label}</Menu.Label>
          <SchemeItems />
          <Menu.Divider />
          <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => choose(language === 'ar' ? 'en' : 'ar')}>
            <span lang={language === 'ar' ? 'en' : 'ar'}>{w.otherLanguage}</span>
          </Menu.Item>
          <Menu.Item leftSection={<IconUserCircle size={16} />} onClick={() => go('/account')}>
            {w.doors.account}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
            {w.me.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {away && (
          <AwayDialog
            close={() => setAway(false)}
            choose={(reason) => void setPresence({ state: 'away', reason: reason === '' ? null : reason })}
          />
        )}
      </Suspense>
    </>
  )
}

interface PresenceProps {
  readonly chooseAway: () => void
  readonly setPresence: (presence: Presence) => Promise<void>
}

function PresenceItems({ chooseAway, setPresence }: PresenceProps) {
  const { w } = useWords()
  const me = useMe()
  const current = me.presence.state
  return (['online', 'away', 'offline'] as const).map((state) => (
    <Menu.Item
      key={state}
      leftSection={<span className={`dot dot-${state}`} />}
      rightSection={state === current ? <IconCheck size={14} /> : null}
      onClick={() => (state === 'away' ? chooseAway() : void setPresence({ state, reason: null }))}
    >
      {w.presence[state]}
      {state === 'away' && me.presence.reason !== null && (
        <Text size="xs" c="dimmed">
          {me.presence.reason}
        </Text>
      )}
    </Menu.Item>
  ))
}

function SchemeItems() {
  const { w } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return SCHEMES.map(([scheme, Icon]) => (
    <Menu.Item
      key={scheme}
      leftSection={<Icon size={16} />}
      rightSection={scheme === colorScheme ? <IconCheck size={14} /> : null}
      onClick={() => setColorScheme(scheme)}
    >
      {w.scheme[scheme]}
    </Menu.Item>
  ))
}

function useSetPresence() {
  const { update } = useSession()
  const { tellFailure } = useAnnouncer()
  const me = useMe()
  useNews((news) => {
    if (news.kind !== 'presence') return
    const mine = news.colleagues.find(({ id }) => id === me.id)
    if (mine) update({ ...me, ...mine })
  })
  return async (presence: Presence) => {
    const answer = await ask<Colleague>('PUT', '/presence', presence)
    if (!answer.ok) return tellFailure(answer)
    update({ ...me, ...answer.value })
  }
}
