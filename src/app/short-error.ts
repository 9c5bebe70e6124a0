/** An error as the log tells it: what went wrong and where, not all that was found wrong with a long answer. */
import { pino } from 'pino'

const TEXT_MAX = 4000

const cut = (value: unknown): unknown =>
  typeof value === 'string' && value.length > TEXT_MAX
    ? `${value.slice(0, TEXT_MAX)} … (${value.length} characters)`
    : value

/** Its own fields with long texts cut; what is no error is left as it is. */
export function shortError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { aggregateErrors: _, ...told } = pino.stdSerializers.err(error)
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => (typeof value === 'object' ? [] : [[name, cut(value)]])),
  )
}
