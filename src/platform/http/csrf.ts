/** Cross-site request forgery: writes carry a token derived from the session, which another site cannot read. */
import { createHash } from 'node:crypto'

/** The token that belongs to a session token; handed to the page with the session's answer. */
export function csrfTokenFor(sessionToken: string): string {
  return createHash('sha256').update(`csrf ${sessionToken}`).digest('base64url')
}
