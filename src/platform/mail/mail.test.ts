import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeMail } from './mail.fake.ts'
import { type Mail, openMail } from './mail.ts'
import { type FakeSmtp, startFakeSmtp } from './smtp.fake.ts'

const log = pino({ enabled: false })
const message = { to: 'clerk@example.invalid', subject: '期限预警', text: '还有两个工作日。' }

let smtp: FakeSmtp
beforeAll(async () => {
  smtp = await startFakeSmtp()
})
beforeEach(() => {
  smtp.taken.length = 0
  smtp.recipientAnswer = '250 ok'
})
afterAll(() => smtp.close())

test('a message reaches the server, from the configured sender', async () => {
  const sent = await openMail(smtp.url, log).send(message)
  expect(sent.ok).toBe(true)
  expect(smtp.taken).toHaveLength(1)
  expect(smtp.taken[0]).toMatchObject({ from: '<sishi@example.invalid>', to: ['<clerk@example.invalid>'] })
})

describe.each<[string, () => Mail]>([
  ['SMTP', () => openMail(smtp.url, log)],
  ['the fake', fakeMail],
])('by %s', (_name, open) => {
  test.each(['', 'clerk', 'a@x.invalid, b@x.invalid', 'a@x.invalid\r\nBcc: b@x.invalid', 'A <a@x.invalid>'])(
    'the address %j is refused',
    async (to) => {
      expect(await open().send({ ...message, to })).toMatchObject({ error: { code: 'mail.bad_address' } })
      expect(smtp.taken).toEqual([])
    },
  )
})

test('a subject with line breaks writes no header', async () => {
  await openMail(smtp.url, log).send({ ...message, subject: 'a\r\nBcc: thief@example.invalid\r\n\r\nb' })
  expect(smtp.taken[0]?.to).toEqual(['<clerk@example.invalid>'])
  expect(smtp.taken[0]?.data).not.toMatch(/^bcc:/im)
  const fake = fakeMail()
  await fake.send({ ...message, subject: 'a\r\nBcc: b' })
  expect(fake.sent[0]?.subject).toBe('a Bcc: b')
})

test('what the server will never take is refused; what it cannot take now is tried again', async () => {
  const mail = openMail(smtp.url, log)
  smtp.recipientAnswer = '550 no such user'
  expect(await mail.send(message)).toMatchObject({ error: { code: 'mail.rejected' } })
  smtp.recipientAnswer = '450 try later'
  await expect(mail.send(message)).rejects.toThrow()
})

test('without a server every message is refused', async () => {
  const answer = await openMail(undefined, log).send(message)
  expect(answer).toMatchObject({ error: { kind: 'conflict', code: 'mail.not_configured' } })
})
