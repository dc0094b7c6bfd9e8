import QRCode from 'qrcode'

/** Shows at the terminal what is to be scanned with WhatsApp to link this service as a device. */
export function showCode(code: string): void {
  QRCode.toString(code, { type: 'terminal', small: true }, (error, picture) => {
    if (error) return
    process.stdout.write(`${picture}\nScan this with WhatsApp: Settings, Linked devices, Link a device.\n`)
  })
}
