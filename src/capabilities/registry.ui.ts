/** The pages of the capabilities: a new capability adds its line here and in `registry.ts`. */
import { pages as jobs } from '../web/jobs/pages.ts'
import type { PageRegistry } from '../web/registry.ts'
import { pages as assessment } from './assessment/ui/pages.ts'
import { pages as audit } from './audit/ui/pages.ts'
import { pages as evidence } from './evidence/ui/pages.ts'
import { pages as figures } from './figures/ui/pages.ts'
import { pages as matters } from './matters/ui/pages.ts'
import { pages as monitoring } from './monitoring/ui/pages.ts'
import { pages as operators } from './operators/ui/pages.ts'
import { getSession, signOut } from './organisation/contract.ts'
import { pages as organisation } from './organisation/ui/pages.ts'

export const pageRegistry: PageRegistry = {
  session: { read: getSession, end: signOut },
  capabilities: [organisation, matters, figures, operators, evidence, monitoring, assessment, audit, jobs],
}
