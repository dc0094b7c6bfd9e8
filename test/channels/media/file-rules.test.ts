import { describe, expect, test } from '@jest/globals'
import { acceptedType, cleanFileName } from '../../../channels/media/file-rules.js'
import { FALSE_FILES, TRUE_FILES } from '../web/files-for-tests.js'

describe('a file', () => {
  test.each(Object.entries(TRUE_FILES))('is known as %s by its bytes', async (type, bytes) => {
    expect(await acceptedType(bytes)).toBe(type)
  })

  test.each(Object.entries(FALSE_FILES))('is not taken: %s', async (_, bytes) => {
    expect(await acceptedType(bytes)).toBeNull()
  })
})

describe("a file's name", () => {
  test.each([
    ['صورة البطاقة.png', 'image/png', 'صورة البطاقة.png'],
    ['../../etc/passwd.png', 'image/png', 'passwd.png'],
    ['C:\\temp\\scan.PDF', 'application/pdf', 'scan.pdf'],
    ['photo\u202Egnp.exe', 'image/png', 'photognp.exe.png'],
    ['a\r\nset-cookie: x.png', 'image/png', 'aset-cookie x.png'],
    ['"quoted"<b>.jpeg', 'image/jpeg', 'quotedb.jpeg'],
    ['.htaccess', 'image/png', 'htaccess.png'],
    ['', 'audio/ogg', 'file.ogg'],
    ['...', 'video/mp4', 'file.mp4'],
  ])('%j as %s becomes %j', (given, type, clean) => {
    expect(cleanFileName(given, type)).toBe(clean)
  })

  test('is cut between whole characters and keeps its ending', () => {
    const name = cleanFileName(`${'بِّ'.repeat(300)}.png`, 'image/png')
    expect(name).toMatch(/^(بِّ)+….png$/)
    expect(name.length).toBeLessThanOrEqual(125)
  })
})
