/** An SMTP server in memory, as far as the adapter needs one. Tests only. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

export interface FakeSmtp {
  readonly url: string
  /** Envelope and raw text of each message taken. */
  readonly taken: { from: string; to: string[]; data: string }[]
  /** Answer to each RCPT; 250 takes it. */
  recipientAnswer: string
  close(): Promise<void>
}

export async function startFakeSmtp(): Promise<FakeSmtp> {
  const server = createServer((socket) => {
    let envelope = { from: '', to: [] as string[], data: '' }
    let inData = false
    let pending = ''
    const answer = (line: string) => socket.write(`${line}\r\n`)
    answer('220 fake')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      pending += chunk.toString('utf8')
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end)
        pending = pending.slice(end + 2)
        if (inData) {
          inData = line !== '.'
          if (inData) envelope.data += `${line}\n`
          else {
            fake.taken.push(envelope)
            envelope = { from: '', to: [], data: '' }
            answer('250 taken')
          }
        } else if (/^MAIL FROM:/i.test(line)) {
          envelope.from = line.slice(10)
          answer('250 ok')
        } else if (/^RCPT TO:/i.test(line)) {
          envelope.to.push(line.slice(8))
          answer(fake.recipientAnswer)
        } else if (line.toUpperCase() === 'DATA') {
          inData = true
          answer('354 go on')
        } else answer(/^QUIT/i.test(line) ? '221 bye' : '250 ok')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const fake: FakeSmtp = {
    url: `smtp://127.0.0.1:${port}?from=sishi@example.invalid`,
    taken: [],
    recipientAnswer: '250 ok',
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}
