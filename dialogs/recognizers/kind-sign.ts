/** Thumbs, hearts, flowers and smiles. */
const KIND = [...'👍👌🙏👏🤝✅✔❤🧡💛💚💙💜🖤🤍🤎♥💕💖💐🌹🌷🌸🌺😊🙂😀😃😄😁😍🥰😇☺🤲🫡💯']
/** Shades of skin, and what joins or dresses the sign before it. */
const DRESS = /[\s\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d/gu

/** Whether a message is nothing but signs of consent or thanks: it asks for nothing. */
export function isKindSign(text: string): boolean {
  const signs = [...text.replace(DRESS, '')]
  return signs.length > 0 && signs.every((sign) => KIND.includes(sign))
}
