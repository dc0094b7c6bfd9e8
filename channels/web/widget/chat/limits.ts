/** What a visitor may send, told before it is sent. The server decides; what it refuses is shown as refused. */
export const FILE_TYPES = 'image/jpeg,image/png,image/webp,image/gif,application/pdf,audio/*,video/mp4'
export const FILE_BYTES = 10 * 1024 * 1024
export const TEXT_LENGTH = 4096
