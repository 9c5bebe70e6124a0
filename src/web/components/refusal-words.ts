/** The words of a refusal stand in the catalog of its capability, which the page that shows it may not have needed yet. */
import { useEffect } from 'react'
import { loadCatalogs } from '../i18n.ts'
import { useRegistry } from '../registry-context.ts'

/** Loads the catalogs of the capabilities that the codes belong to. */
export function useRefusalWords(codes: readonly string[]): void {
  const { capabilities } = useRegistry()
  const owners = [...new Set(codes.map((code) => code.split('.')[0]))].sort().join(' ')
  useEffect(() => {
    const named = owners.split(' ')
    for (const { capability, messages } of capabilities) {
      if (named.includes(capability)) void loadCatalogs(messages)
    }
  }, [capabilities, owners])
}
