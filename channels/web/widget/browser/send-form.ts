import { NO_ANSWER, type SendForm } from '../direct-line/api.js'

/** Long enough for a large photo on a slow network, in milliseconds. */
const PATIENCE = 120_000

/** Sends a form by XMLHttpRequest: fetch cannot tell how much has gone. */
export const sendForm: SendForm = ({ url, token, form, onProgress }) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('authorization', `Bearer ${token}`)
    request.timeout = PATIENCE
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total && loaded / total))
    request.addEventListener('loadend', () => {
      const { status, response } = request
      const retryAfter = request.getResponseHeader('retry-after')
      resolve(status === 0 ? NO_ANSWER : { status, retryAfter, body: response as unknown })
    })
    request.send(form)
  })
