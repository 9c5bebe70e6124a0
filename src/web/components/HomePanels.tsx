/** What the capabilities add to the home page, each with its own words, loaded beside the page itself. */
import { Suspense } from 'react'
import { useRegistry } from '../registry-context.ts'
import { useMay } from '../session.tsx'
import { offered } from './offered.ts'

export function HomePanels() {
  const may = useMay()
  const { capabilities } = useRegistry()
  return capabilities.map((capability) => {
    const { homePanel } = capability
    if (!homePanel || !may(homePanel.permission)) return null
    const Panel = offered(capability, homePanel.component)
    return (
      <Suspense key={capability.capability} fallback={<div className="panel home-panel" />}>
        <Panel />
      </Suspense>
    )
  })
}
