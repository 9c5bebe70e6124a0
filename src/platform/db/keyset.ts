/** Keyset paging: the cursor is the sort key of the last row, as base64url JSON. Pure. */

/** Encodes the last row's sort key. */
export function writeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor of `length` parts; a damaged one is undefined, and the page starts from the top. */
export function readCursor(
  text: string | undefined,
  length: number,
): readonly (string | number | null)[] | undefined {
  if (text === undefined) return undefined
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== length) return undefined
    return parts.every((part) => part === null || ['string', 'number'].includes(typeof part))
      ? parts
      : undefined
  } catch {
    return undefined
  }
}

/** Cuts `limit + 1` fetched rows to a page with the cursor of its last row. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | null)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null }
}
