/** What every matter's page has in common, offered by the capability that keeps the matters, with its own words. */
import { type ComponentType, lazy, Suspense } from 'react'
import { loadCatalogs, useText } from '../i18n.ts'
import type { MatterPartName, MatterPartProps, PageRegistry } from '../registry.ts'
import { useRegistry } from '../registry-context.ts'

const parts = new WeakMap<PageRegistry, Map<MatterPartName, ComponentType<MatterPartProps>>>()

/** Lazy components are made once: made anew at each render they would lose what was typed. */
function partOf(registry: PageRegistry, part: MatterPartName): ComponentType<MatterPartProps> {
  const known = parts.get(registry) ?? new Map<MatterPartName, ComponentType<MatterPartProps>>()
  parts.set(registry, known)
  const made = known.get(part)
  if (made) return made
  const owner = registry.capabilities.find(({ matterParts }) => matterParts)
  if (!owner?.matterParts) throw new Error('no capability offers the parts of a matter')
  const { matterParts, messages } = owner
  const component = lazy(async () => {
    const [module] = await Promise.all([matterParts[part](), loadCatalogs(messages)])
    return module
  })
  known.set(part, component)
  return component
}

export function MatterPart({ part, ...props }: MatterPartProps & { readonly part: MatterPartName }) {
  const t = useText()
  const Component = partOf(useRegistry(), part)
  return (
    <Suspense
      fallback={
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      }
    >
      <Component {...props} />
    </Suspense>
  )
}
