import './theme/nonce.js'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './theme/tokens.css'
import './theme/front.css'
import './theme/marks.css'
import './theme/page.css'
import './theme/shell.css'
import './theme/panel.css'
import './theme/inbox.css'
import './theme/lines.css'
import './theme/thread.css'
import './theme/composer.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.js'

const root = document.getElementById('desk')
if (root) createRoot(root).render(<App />)
