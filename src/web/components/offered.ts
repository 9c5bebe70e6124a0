/** Components that a capability offers to pages of others, each loaded with its capability's words. */
import { type ComponentType, lazy } from 'react'
import { loadCatalogs } from '../i18n.ts'
import type { CapabilityPages } from '../registry.ts'

type Load<P> = () => Promise<{ readonly default: ComponentType<P> }>

/** By the loader that stands in the manifest: made anew at each render, a lazy component would lose what was typed. */
const made = new WeakMap<object, unknown>()

export function offered<P>({ messages }: CapabilityPages, load: Load<P>): ComponentType<P> {
  const known = made.get(load)
  // The map holds, under each loader, what was made of it here.
  if (known) return known as ComponentType<P>
  const component = lazy(async () => {
    const [module] = await Promise.all([load(), loadCatalogs(messages)])
    return module
  })
  made.set(load, component)
  return component
}
