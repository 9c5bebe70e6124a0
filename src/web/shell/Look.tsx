/** Ant Design in the product's colours and in the page's language. */
import { App, ConfigProvider } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { Language } from '../../kernel/text.ts'
import { useLanguage } from '../i18n.ts'

type Locale = Parameters<typeof ConfigProvider>[0]['locale']

const LOCALES: { readonly [K in Language]: () => Promise<unknown> } = {
  zh: () => import('antd/es/locale/zh_CN.js'),
  en: () => import('antd/es/locale/en_US.js'),
}

/** The default blue of Ant Design has too little contrast on white (WCAG AA); ours has 8:1. */
const THEME = {
  token: {
    colorPrimary: '#1d4f91',
    colorInfo: '#1d4f91',
    colorLink: '#1d4f91',
    colorError: '#b42318',
    colorSuccess: '#1f6b3a',
    colorWarning: '#8a5300',
    colorText: '#1f2933',
    colorTextSecondary: '#4a5563',
    colorTextDescription: '#4a5563',
    colorTextPlaceholder: '#667080',
    colorTextDisabled: '#667080',
    colorBorder: '#8792a2',
    fontSize: 15,
    controlHeight: 36,
    borderRadius: 4,
    fontFamily: 'inherit',
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
}

/** There from the start: with a locale that comes later, Ant Design mounts the page anew, and what was typed is gone. */
const NO_WORDS_YET: NonNullable<Locale> = { locale: 'none' }

/** Built files carry the locale as `default`, their types as `default.default`. */
function localeOf(module: unknown): Locale {
  const { default: first } = module as { default: { default?: Locale } }
  return first.default ?? (first as Locale)
}

/** What opens belongs to its dialog, under which the rest of the page lies, or to the content landmark. */
function popupContainer(opener?: HTMLElement): HTMLElement {
  return opener?.closest('dialog') ?? document.getElementById('content') ?? document.body
}

export function Look({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const [locale, setLocale] = useState<Locale>()
  useEffect(() => {
    let isCurrent = true
    void LOCALES[language]().then((module) => {
      if (isCurrent) setLocale(localeOf(module))
    })
    return () => {
      isCurrent = false
    }
  }, [language])
  return (
    <ConfigProvider
      theme={THEME}
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupContainer}
      locale={locale ?? NO_WORDS_YET}
    >
      <App>{children}</App>
    </ConfigProvider>
  )
}
