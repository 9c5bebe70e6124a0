/** Routes: plain pages by themselves, with nothing of the shell's weight; everything else inside the shell. */
import { type ComponentType, lazy, Suspense } from 'react'
import { BrowserRouter, Route, Routes, useLocation } from 'react-router'
import { ErrorBoundary } from './components/ErrorPage.tsx'
import { NotFound } from './components/NotFound.tsx'
import { loadCatalogs, useBilingual, useText } from './i18n.ts'
import type { CapabilityPages, PageDeclaration, PageRegistry } from './registry.ts'
import { RegistryContext } from './registry-context.ts'

const Shell = lazy(() => import('./shell/Shell.tsx'))

function lazyPage(capability: CapabilityPages, page: PageDeclaration): ComponentType {
  return lazy(async () => {
    const [component] = await Promise.all([page.component(), loadCatalogs(capability.messages)])
    return component
  })
}

function Page({ page, component: Component }: { page: PageDeclaration; component: ComponentType }) {
  const text = useBilingual()
  const t = useText()
  const { pathname } = useLocation()
  return (
    <ErrorBoundary key={pathname}>
      <title>{`${text(page.title)} · ${t('web.product')}`}</title>
      <Suspense fallback={<Loading />}>
        <Component />
      </Suspense>
    </ErrorBoundary>
  )
}

function Loading() {
  const t = useText()
  return (
    <p className="loading" role="status">
      {t('web.loading')}
    </p>
  )
}

interface PageRoute {
  readonly page: PageDeclaration
  readonly component: ComponentType
}
const routesByRegistry = new WeakMap<PageRegistry, readonly PageRoute[]>()

/** Lazy components are made once: made anew at each render they would lose what was typed. */
function routesOf(registry: PageRegistry): readonly PageRoute[] {
  const known = routesByRegistry.get(registry)
  if (known) return known
  const made = registry.capabilities.flatMap((capability) =>
    capability.pages.map((page) => ({ page, component: lazyPage(capability, page) })),
  )
  routesByRegistry.set(registry, made)
  return made
}

export function App({ registry }: { registry: PageRegistry }) {
  const routes = routesOf(registry)
  const routeOf = ({ page, component }: PageRoute) => (
    <Route key={page.path} path={page.path} element={<Page page={page} component={component} />} />
  )
  const isPlain = ({ page }: PageRoute) => page.frame === 'plain'
  return (
    <RegistryContext value={registry}>
      {/* What stands in the address answers a click at once: a box that is ticked later looks as if it refused. */}
      <BrowserRouter useTransitions={false}>
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>
            <Routes>
              {routes.filter(isPlain).map(routeOf)}
              <Route element={<Shell />}>
                {routes.filter((route) => !isPlain(route)).map(routeOf)}
                <Route path="*" element={<NotFound />} />
              </Route>
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </BrowserRouter>
    </RegistryContext>
  )
}
