/** 一个数据: what stands and the form to enter it, offered by the capability that keeps the figures. */
import { Suspense } from 'react'
import { useText } from '../i18n.ts'
import type { FigurePartProps } from '../registry.ts'
import { useRegistry } from '../registry-context.ts'
import { offered } from './offered.ts'

export function FigurePart(props: FigurePartProps) {
  const t = useText()
  const owner = useRegistry().capabilities.find(({ figurePart }) => figurePart)
  if (!owner?.figurePart) throw new Error('no capability offers the form of a figure')
  const Component = offered(owner, owner.figurePart)
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
