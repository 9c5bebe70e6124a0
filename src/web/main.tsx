/** The entry: words first, then the pages of the registry. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { pageRegistry } from '../capabilities/registry.ui.ts'
import { App } from './app.tsx'
import { startLanguage } from './i18n.ts'
import './base.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
await startLanguage()
createRoot(root).render(
  <StrictMode>
    <App registry={pageRegistry} />
  </StrictMode>,
)
