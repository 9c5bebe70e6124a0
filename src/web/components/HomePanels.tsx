/** What the capabilities add to the home page, each with its own words, loaded beside the page itself. */
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react'
import { loadCatalogs } from '../i18n.ts'
import type { CapabilityPages } from '../registry.ts'
import { useRegistry } from '../registry-context.ts'
import { useMay } from '../session.tsx'

const panels = new WeakMap<CapabilityPages, LazyExoticComponent<ComponentType>>()

/** Lazy components are made once: made anew at each render they would load for ever. */
function panelOf(capability: CapabilityPages): LazyExoticComponent<ComponentType> | undefined {
  const { homePanel, messages } = capability
  if (!homePanel) return undefined
  const known = panels.get(capability)
  if (known) return known
  const made = lazy(async () => {
    const [component] = await Promise.all([homePanel.component(), loadCatalogs(messages)])
    return component
  })
  panels.set(capability, made)
  return made
}

export function HomePanels() {
  const may = useMay()
  const { capabilities } = useRegistry()
  return capabilities
    .filter(({ homePanel }) => homePanel && may(homePanel.permission))
    .map((capability) => {
      const Panel = panelOf(capability)
      return (
        Panel && (
          <Suspense key={capability.capability} fallback={<div className="panel home-panel" />}>
            <Panel />
          </Suspense>
        )
      )
    })
}
