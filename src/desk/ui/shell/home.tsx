import { Redirect } from 'wouter'
import { useMe } from '../session/session-context.js'
import { may } from '../session/may.js'

/** Where each role begins. */
export function Home() {
  const { role } = useMe()
  return <Redirect to={may(role, 'inbox') ? '/inbox/mine' : '/account'} replace />
}
