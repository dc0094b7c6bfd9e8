import { Button } from '@mantine/core'
import { FrontDoor } from '../session/front-door.js'
import { useMe, useSession } from '../session/session-context.js'
import { useWords } from '../wording/words.js'
import { SecondFactorCard } from './second-factor-card.js'

/** Before the desk, for whose role a password alone is not enough: nothing else is open to them yet. */
export default function OwesPage() {
  const { w } = useWords()
  const me = useMe()
  const { update, signOut } = useSession()
  return (
    <FrontDoor title={w.account.factorOwed} lead={w.account.factorOwedLead}>
      <SecondFactorCard done={() => update({ ...me, secondFactor: true, owesSecondFactor: false })} />
      <Button variant="subtle" onClick={() => void signOut()}>
        {w.me.signOut}
      </Button>
    </FrontDoor>
  )
}
