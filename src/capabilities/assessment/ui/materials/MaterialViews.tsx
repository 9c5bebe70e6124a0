/** 材料视图: list, matrix, requests. */
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'

export function MaterialViews({ current }: { current: 'list' | 'matrix' | 'requests' }) {
  const t = useText<typeof materialsUiZh>()
  return (
    <ViewTabs
      label={t('material.views')}
      current={current}
      tabs={[
        { key: 'list', title: t('material.view_list'), to: '/assessment/materials' },
        { key: 'matrix', title: t('material.view_matrix'), to: '/assessment/materials/matrix' },
        { key: 'requests', title: t('material.view_requests'), to: '/assessment/material-requests' },
      ]}
    />
  )
}
