/** The registry as the shell and its components find it; the entry alone imports the capabilities. */
import { createContext, useContext } from 'react'
import type { PageRegistry } from './registry.ts'

export const RegistryContext = createContext<PageRegistry | undefined>(undefined)

export function useRegistry(): PageRegistry {
  const registry = useContext(RegistryContext)
  if (!registry) throw new Error('the registry is missing')
  return registry
}
