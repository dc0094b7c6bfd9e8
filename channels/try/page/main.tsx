import { render } from 'preact'
import { APPS } from '../phone-view.js'
import { phonesThere } from './connection.js'
import { Phone } from './phone.js'
import './styles/page.css'
import './styles/phone.css'
import './styles/thread.css'
import './styles/faces.css'
import { ar } from './wording/ar.js'
import { en } from './wording/en.js'

const words = document.documentElement.lang === 'en' ? en : ar

const draw = (there: readonly string[]) => {
  for (const app of APPS) {
    const place = document.querySelector(`[data-phone="${app}"]`)
    place?.toggleAttribute('data-off', !there.includes(app))
    if (place && there.includes(app)) render(<Phone app={app} words={words} />, place)
  }
}
draw(await phonesThere())
