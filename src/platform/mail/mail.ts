/** 电子邮件: notices that leave the house by SMTP. */
import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import { ok, type Result, refuse } from '../../kernel/result.ts'

export interface Message {
  /** One address, `name@host`. */
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Mail {
  /** Refused: this message can never be sent. Thrown: the server is away or busy, so a job tries again. */
  send(message: Message): Promise<Result<{ readonly messageId: string }>>
}

const SMTP_TIMEOUT_MS = 30_000

/** Mail by `smtp://user:password@host:port?from=sishi@example.cn`; without a URL every message is refused. */
export function openMail(smtpUrl: string | undefined, log: Logger): Mail {
  if (smtpUrl === undefined) {
    return {
      send: async () => {
        log.warn('mail is not configured (SISHI_SMTP): a message was not sent')
        return refuse('conflict', 'mail.not_configured')
      },
    }
  }
  const url = new URL(smtpUrl)
  const from = senderOf(url)
  url.search = ''
  const transport = createTransport({
    url: url.href,
    connectionTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
    // A message is text of ours: nothing in it makes this program read a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (message) => {
      const checked = checkMessage(message)
      if (!checked.ok) return checked
      try {
        const sent = await transport.sendMail({ ...checked.value, from })
        return ok({ messageId: sent.messageId })
      } catch (error) {
        if (isPermanent(error)) return refuse('invalid', 'mail.rejected')
        throw error
      }
    },
  }
}

function senderOf(url: URL): string {
  const user = decodeURIComponent(url.username)
  return url.searchParams.get('from') ?? (user.includes('@') ? user : `sishi@${url.hostname}`)
}

/** What the server, real or fake, is given: one address, and a subject of one line. */
export function checkMessage(message: Message): Result<Message> {
  // Neither a second address nor a line break: both would let a form field write headers.
  if (!/^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()[\]"\\\p{Cc}]+$/u.test(message.to))
    return refuse('invalid', 'mail.bad_address')
  return ok({ ...message, subject: message.subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim() })
}

/** 5xx of SMTP: this message is not wanted, now or later. A wrong password (535) is ours to mend: it is thrown. */
function isPermanent(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false
  return error.code !== 'EAUTH' && Number(error.responseCode) >= 500
}
