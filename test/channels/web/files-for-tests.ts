/** The smallest true files of each kind, and some that only pretend. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const box = (type: string, content: string) => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(8 + content.length)
  return Buffer.concat([size, Buffer.from(type), Buffer.from(content, 'latin1')])
}

export const TRUE_FILES: Readonly<Record<string, Buffer>> = {
  'image/png': png,
  'image/jpeg': Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  'image/gif': Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'),
  'image/webp': Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WEBPVP8 ', 'latin1'), Buffer.alloc(32)]),
  'application/pdf': Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'),
  'audio/ogg': Buffer.concat([Buffer.from('OggS\x00\x02', 'latin1'), Buffer.alloc(22), Buffer.from('OpusHead')]),
  'audio/mpeg': Buffer.concat([
    Buffer.from('ID3\x03\x00\x00\x00\x00\x00\x00', 'latin1'),
    Buffer.from('fffb9064', 'hex'),
    Buffer.alloc(64),
  ]),
  'audio/x-m4a': box('ftyp', 'M4A \x00\x00\x00\x00M4A mp42'),
  'video/mp4': box('ftyp', 'isom\x00\x00\x02\x00isommp41'),
}

export const FALSE_FILES: Readonly<Record<string, Buffer>> = {
  'a Windows program': Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(200)]),
  'a Linux program': Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)]),
  'a page': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'a drawing with a script': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  'a shell script': Buffer.from('#!/bin/sh\nrm -rf /\n'),
  'an archive': Buffer.from('504b0304140000000800', 'hex'),
  'plain words': Buffer.from('مرحبا'),
  nothing: Buffer.alloc(0),
}
