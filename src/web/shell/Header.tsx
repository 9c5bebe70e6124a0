/** Product, place of the person, language, notices and the person's own menu. */
import { lazy, Suspense, useRef } from 'react'
import { Link } from 'react-router'
import { loadCatalogs, useFormats, useText } from '../i18n.ts'
import { JOBS_PATH } from '../jobs/pages.ts'
import type { CapabilityPages } from '../registry.ts'
import { useRegistry } from '../registry-context.ts'
import { DELEGATIONS_PATH, PASSWORD_PATH, useSession } from '../session.tsx'
import { Icon } from './icons.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'

export interface HeaderProps {
  readonly onMenu: () => void
  readonly onHelp: () => void
  readonly onSignOut: () => void
}

export function Header({ onMenu, onHelp, onSignOut }: HeaderProps) {
  const t = useText()
  const session = useSession()
  return (
    <header className="header">
      <button
        type="button"
        className="icon-button menu-button"
        onClick={onMenu}
        aria-label={t('web.open_menu')}
      >
        <Icon name="menu" />
      </button>
      <Link to="/" className="brand">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        <span>{t('web.product')}</span>
      </Link>
      <p className="place">
        {session.regionName && <span>{session.regionName}</span>}
        <span>{session.unit.name}</span>
      </p>
      <ActingFor />
      <div className="header-tools">
        <Bell />
        <LanguageSwitch />
        <button
          type="button"
          className="icon-button wide-only"
          onClick={onHelp}
          aria-label={t('web.shortcuts')}
        >
          <Icon name="help" />
        </button>
        <PersonMenu onSignOut={onSignOut} />
      </div>
    </header>
  )
}

/** 代办: always in sight, since every act under a delegation is one for somebody else. */
function ActingFor() {
  const t = useText()
  const format = useFormats()
  const { actingFor } = useSession()
  if (actingFor === null) return null
  return (
    <Link to={DELEGATIONS_PATH} className="acting-for">
      {t('web.acting_for', { name: actingFor.name, day: format.day(actingFor.endsOn) })}
    </Link>
  )
}

const bells = new WeakMap<CapabilityPages, ReturnType<typeof lazy>>()

function Bell() {
  const { capabilities } = useRegistry()
  const owner = capabilities.find((capability) => capability.bell)
  if (!owner?.bell) return null
  const { bell, messages } = owner
  const Owned =
    bells.get(owner) ??
    lazy(async () => {
      const [component] = await Promise.all([bell(), loadCatalogs(messages)])
      return component
    })
  bells.set(owner, Owned)
  return (
    <Suspense fallback={null}>
      <Owned />
    </Suspense>
  )
}

const OWN_PAGES = [
  { to: JOBS_PATH, key: 'web.jobs' },
  { to: '/account/sessions', key: 'web.my_sessions' },
  { to: DELEGATIONS_PATH, key: 'web.delegations' },
  { to: PASSWORD_PATH, key: 'web.change_password' },
  { to: '/account/second-factor', key: 'web.second_factor' },
] as const

function PersonMenu({ onSignOut }: { onSignOut: () => void }) {
  const t = useText()
  const session = useSession()
  const menu = useRef<HTMLDivElement>(null)
  const { capabilities } = useRegistry()
  const paths = new Set<string>(capabilities.flatMap(({ pages }) => pages.map((page) => page.path)))
  const own = OWN_PAGES.filter((page) => paths.has(page.to))
  return (
    <>
      <button type="button" className="person-button" popoverTarget="person-menu">
        <Icon name="user" />
        <span>{session.person.name}</span>
      </button>
      <div id="person-menu" className="person-menu" popover="auto" ref={menu}>
        <p className="person-place">
          {session.person.name}
          <br />
          <span className="quiet">{session.unit.name}</span>
        </p>
        <ul>
          {own.map((page) => (
            <li key={page.to}>
              <Link to={page.to} onClick={() => menu.current?.hidePopover()}>
                {t(page.key)}
              </Link>
            </li>
          ))}
          <li>
            <button type="button" onClick={onSignOut}>
              {t('web.sign_out')}
            </button>
          </li>
        </ul>
      </div>
    </>
  )
}
