/** 组建领导小组: what the officer is working on, out of the proposal and back into what is sent. Pure. */
import type { ProposedBody, ProposedSeat } from '../../contract.ts'

export interface FoundingSeat extends ProposedSeat {
  readonly isTaken: boolean
}

export interface FoundingBody extends Omit<ProposedBody, 'seats'> {
  readonly isTaken: boolean
  readonly seats: readonly FoundingSeat[]
}

export interface Founding {
  readonly documentNumber: string
  readonly foundedOn: string
  readonly bodies: readonly FoundingBody[]
}

export const foundingOf = (proposal: {
  readonly documentNumber: string
  readonly foundedOn: string
  readonly bodies: readonly ProposedBody[]
}): Founding => ({
  documentNumber: proposal.documentNumber.slice(0, 80),
  foundedOn: proposal.foundedOn,
  bodies: proposal.bodies.map((body) => ({
    ...body,
    isTaken: true,
    seats: body.seats.map((seat) => ({ ...seat, isTaken: true })),
  })),
})

export const isMatched = (seat: FoundingSeat): boolean => seat.unitId !== null

/** What is sent: the seats that were kept; a unit that was chosen stands instead of the plan's words. */
export const toBody = ({ kind, name, unitId, seats }: FoundingBody) => ({
  kind,
  name,
  unitId,
  seats: seats
    .filter((seat) => seat.isTaken)
    .map((seat) => ({
      role: seat.role,
      name: seat.name,
      unitId: seat.unitId,
      unitWords: seat.unitId === null ? seat.unitWords : '',
      post: seat.post,
    })),
})
