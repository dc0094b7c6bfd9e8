import { useEffect, useRef, type ReactNode } from 'react'
import { ActionIcon, Tooltip, useDirection } from '@mantine/core'
import { IconCommand, IconKeyboard } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { Logo } from '../parts/logo.js'
import { useMe } from '../session/session-context.js'
import { useWords } from '../wording/words.js'
import { doorsOf } from './doors.js'
import { PersonMenu } from './person-menu.js'

interface RailProps {
  readonly openPalette: () => void
  readonly openSheet: () => void
}

export function Rail({ openPalette, openSheet }: RailProps) {
  const { w } = useWords()
  const me = useMe()
  return (
    <nav className="rail" aria-label={w.pages}>
      <Link href="/" className="rail-logo" aria-label={w.name}>
        <Logo size={28} />
      </Link>
      <div className="rail-doors">
        {doorsOf(me.role).map(({ door, to, icon: Icon }) => (
          <RailLink key={door} to={to} label={w.doors[door]}>
            <Icon size={22} stroke={1.7} aria-hidden />
          </RailLink>
        ))}
      </div>
      <div className="rail-foot">
        <RailButton label={w.commands.palette} onClick={openPalette} icon={<IconCommand size={20} stroke={1.7} />} />
        <RailButton label={w.commands.sheet} onClick={openSheet} icon={<IconKeyboard size={20} stroke={1.7} />} />
        <PersonMenu />
      </div>
    </nav>
  )
}

function RailLink({ to, label, children }: { to: string; label: string; children: ReactNode }) {
  const [path] = useLocation()
  const { dir } = useDirection()
  const here = path.split('/')[1] === to.split('/')[1]
  const link = useRef<HTMLAnchorElement>(null)
  // On a narrow screen the doors are pushed sideways: where one is must be seen.
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [here])
  return (
    <Tooltip label={label} position={dir === 'rtl' ? 'left' : 'right'}>
      <Link ref={link} href={to} className="rail-link" aria-current={here ? 'page' : undefined}>
        {children}
        <span className="rail-label">{label}</span>
      </Link>
    </Tooltip>
  )
}

function RailButton({ label, onClick, icon }: { label: string; onClick: () => void; icon: ReactNode }) {
  const { dir } = useDirection()
  return (
    <Tooltip label={label} position={dir === 'rtl' ? 'left' : 'right'}>
      <ActionIcon className="rail-button" variant="transparent" aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
