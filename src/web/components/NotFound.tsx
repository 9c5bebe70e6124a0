/** An address that no page has, or that this person may not open: both read the same. */
import { Link } from 'react-router'
import { useText } from '../i18n.ts'
import { PageHeader } from './PageHeader.tsx'

export function NotFound() {
  const t = useText()
  return (
    <>
      <PageHeader title={t('web.no_page_title')} />
      <p>{t('web.no_page')}</p>
      <p>
        <Link to="/">{t('web.go_home')}</Link>
      </p>
    </>
  )
}
