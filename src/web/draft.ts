/** What is typed into a form, kept in this tab until it was sent: across errors, reloads and a new sign-in. */

const PREFIX = 'sishi.draft.'

export function readDraft(name: string): { readonly [field: string]: unknown } | undefined {
  const stored = sessionStorage.getItem(PREFIX + name)
  if (stored === null) return undefined
  try {
    const draft: unknown = JSON.parse(stored)
    return typeof draft === 'object' && draft !== null && !Array.isArray(draft)
      ? (draft as { readonly [field: string]: unknown })
      : undefined
  } catch {
    // A damaged draft is no draft; the form starts from what is known.
    return undefined
  }
}

export function writeDraft(name: string, values: object): void {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(values))
}

export function clearDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name)
}
