/** Why a locked or wrapped file stays closed. */

export type Reason = 'wrong_password' | 'other_key' | 'unknown_lock' | 'damaged' | 'no_single_table'

export class Unopened extends Error {
  readonly reason: Reason
  constructor(reason: Reason, options?: ErrorOptions) {
    super(`the file stays closed: ${reason}`, options)
    this.reason = reason
  }
}

export interface Secrets {
  readonly password: string
  /** The instance's own private key, in PEM. */
  readonly privateKey: string
}

/** A file around another one. */
export interface Wrapping {
  readonly needs: 'nothing' | 'password' | 'key'
  /** The file inside, piece by piece; throws `Unopened`, at the end too where only the end tells. */
  open(secrets: Secrets): AsyncGenerator<Uint8Array>
}
