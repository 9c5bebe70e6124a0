/** The side menu out of the registry: what the session's permissions allow; a drawer on a phone. */
import { useEffect, useRef } from 'react'
import { NavLink } from 'react-router'
import { useBilingual, useText } from '../i18n.ts'
import type { MenuGroup, PageDeclaration, PageRegistry } from '../registry.ts'
import { useRegistry } from '../registry-context.ts'
import { useSession } from '../session.tsx'
import { Icon } from './icons.tsx'
import { usePhone } from './phone.ts'

const GROUPS = ['work', 'creation', 'registers', 'administration'] as const satisfies readonly MenuGroup[]

type MenuPage = PageDeclaration & { readonly menu: NonNullable<PageDeclaration['menu']> }

function isMenuPage(page: PageDeclaration): page is MenuPage {
  return page.menu !== undefined
}

function menuPages(registry: PageRegistry, permissions: readonly string[]): readonly MenuPage[] {
  return registry.capabilities
    .flatMap((capability) => capability.pages)
    .filter(isMenuPage)
    .filter((page) => page.permission === undefined || permissions.includes(page.permission))
    .toSorted((left, right) => left.menu.order - right.menu.order)
}

export function SideMenu({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const isPhone = usePhone()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  if (!isPhone) return <Menu />
  return (
    <dialog ref={dialog} className="drawer" onClose={onClose} aria-label={t('web.menu')}>
      <button type="button" className="icon-button" onClick={onClose} aria-label={t('web.close')}>
        <Icon name="close" />
      </button>
      <Menu />
    </dialog>
  )
}

function Menu() {
  const t = useText()
  const text = useBilingual()
  const pages = menuPages(useRegistry(), useSession().permissions)
  return (
    <nav className="side-menu" aria-label={t('web.menu')}>
      <div>
        {GROUPS.map((group) => {
          const members = pages.filter((page) => page.menu.group === group)
          if (members.length === 0) return null
          return (
            <div key={group}>
              <h2>{t(`web.group_${group}`)}</h2>
              <ul>
                {members.map((page) => (
                  <li key={page.path}>
                    <NavLink to={page.path} end={page.path === '/'}>
                      <Icon name={page.menu.icon} />
                      {text(page.title)}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </nav>
  )
}
