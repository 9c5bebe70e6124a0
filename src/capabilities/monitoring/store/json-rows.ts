/**
 * Rows for a statement, as JSON. What the other side wrote may hold NUL or half a character, and a text that was cut at a
 * length may end in half an emoji: PostgreSQL refuses both, and with them all rows of the statement.
 */
export const jsonRows = (rows: object): string =>
  JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value,
  )
