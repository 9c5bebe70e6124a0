/** What every matter's page has in common, offered by the capability that keeps the matters, with its own words. */
import { Suspense } from 'react'
import { useText } from '../i18n.ts'
import type { MatterPartName, MatterPartProps } from '../registry.ts'
import { useRegistry } from '../registry-context.ts'
import { offered } from './offered.ts'

export function MatterPart({ part, ...props }: MatterPartProps & { readonly part: MatterPartName }) {
  const t = useText()
  const owner = useRegistry().capabilities.find(({ matterParts }) => matterParts)
  if (!owner?.matterParts) throw new Error('no capability offers the parts of a matter')
  const Component = offered(owner, owner.matterParts[part])
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
