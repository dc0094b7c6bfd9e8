/** Vite's own meta element: its `nonce` is the answer's, and the only one whose styles the browser takes. */
const element = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')

/** The nonce of this page. Empty in development, where no policy is set. */
export const styleNonce = (): string => element?.nonce ?? ''

// The scroll lock under Mantine's dialogs writes a style element of its own, and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
