// Microsoft's Web Chat as any page would carry it. The address of the Direct Line server stands behind the question mark.
const server = new URLSearchParams(location.search).get('server')
const domain = `${server}/v3/directline`

const response = await fetch(`${domain}/tokens/generate`, { method: 'POST' })
const { token } = await response.json()

window.WebChat.renderWebChat(
  { directLine: window.WebChat.createDirectLine({ token, domain }), locale: 'ar-SA', dir: 'rtl' },
  document.getElementById('webchat'),
)
