/** Mail that stays in the house: remembers what would have been sent. Tests only. */
import { ok } from '../../kernel/result.ts'
import { checkMessage, type Mail, type Message } from './mail.ts'

export function fakeMail(): Mail & { readonly sent: Message[] } {
  const sent: Message[] = []
  return {
    sent,
    send: async (message) => {
      const checked = checkMessage(message)
      if (!checked.ok) return checked
      return ok({ messageId: `<${sent.push(checked.value)}@fake>` })
    },
  }
}
