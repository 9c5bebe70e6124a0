import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkWalls } from './walls/check.ts'

/** A small house in which every wall stands; each test below plants one thing in it. */
const HOUSE: Record<string, string> = {
  'src/kernel/result.ts': `import type { ZodType } from 'zod'\nexport type R = ZodType\nexport const ok = 1`,
  'src/kernel/exact.ts': `import Fraction from 'fraction.js'\nexport const half = new Fraction(1, 2)`,
  'src/platform/db/database.ts': `import { Kysely } from 'kysely'\nexport { Kysely }`,
  'src/platform/http/route.ts': `import 'fastify'\nimport { ok } from '../../kernel/result.ts'\nexport const route = ok`,
  'src/platform/jobs/contract.ts': `import { z } from 'zod'\nexport const job = z.string()`,
  'src/platform/mail/mail.ts': `import 'nodemailer'\nexport const mail = 1`,
  'src/platform/mail/mail.fake.ts': `export const fakeMail = 1`,
  'src/platform/migrations/0001.sql': `create schema platform; create table platform.job ();`,
  'src/web/api.ts': `import 'react'\nimport '../platform/jobs/contract.ts'\nimport '../capabilities/registry.ui.ts'\nexport const api = 1`,
  'src/app/main.ts': `import '../capabilities/registry.ts'\nimport '../platform/mail/mail.ts'`,
  'src/practice/market.ts': `import '../kernel/result.ts'`,
  'src/capabilities/registry.ts': `import './cases/index.ts'\nimport './matters/index.ts'`,
  'src/capabilities/registry.ui.ts': `export const page = () => import('./cases/ui/CasesPage.tsx')`,
  'src/capabilities/monitoring/index.ts': `export const monitoring = 1`,
  'src/capabilities/matters/index.ts': `export const matters = 1`,
  'src/capabilities/matters/contract.ts': `import { z } from 'zod'\nexport const matter = z.string()`,
  'src/capabilities/matters/service.ts': `export const inner = 1`,
  'src/capabilities/cases/index.ts': `import './routes.ts'\nexport const cases = 1`,
  'src/capabilities/cases/contract.ts': `import { z } from 'zod'\nimport { ok } from '../../kernel/result.ts'\nexport const c = [z, ok]`,
  'src/capabilities/cases/domain.ts': `import { mask } from './masking.ts'\nimport './contract.ts'\nexport const d = mask`,
  'src/capabilities/cases/masking.ts': `import Fraction from 'fraction.js'\nexport const mask = Fraction`,
  'src/capabilities/cases/store.ts': [
    `import { sql } from 'kysely'`,
    `import '../../platform/db/database.ts'`,
    `import './domain.ts'`,
    '// cases never reads matters.matter by itself',
    'export const s = sql`select * from cases.case join matters.public_matter using (id)`',
  ].join('\n'),
  'src/capabilities/cases/service.ts': `import './store.ts'\nimport '../matters/index.ts'\nimport '../../platform/mail/mail.ts'`,
  'src/capabilities/cases/routes.ts': `import './service.ts'\nimport '../../platform/http/route.ts'`,
  'src/capabilities/cases/migrations/0001.sql': [
    `-- not matters.matter`,
    `create table cases.case (); select platform.guard_table('cases.case');`,
  ].join('\n'),
  'src/capabilities/cases/ui/CasesPage.tsx': [
    `import { Button } from 'antd'`,
    `import '../../../web/api.ts'`,
    `import '../contract.ts'`,
    `import '../masking.ts'`,
    `import '../../matters/contract.ts'`,
    `export default () => <Button />`,
  ].join('\n'),
  'src/capabilities/cases/cases.test.ts': `import '../../platform/mail/mail.fake.ts'\nimport './service.ts'`,
  'src/capabilities/services/index.ts': `export const services = 1`,
  'tools/tool.ts': `import 'vite'`,
}

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sishi-walls-'))
  for (const [path, text] of Object.entries(HOUSE)) write(path, text)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), `${text}\n`)
}

/** Adds a line to a file of the house, or makes a new one. */
const plant = (path: string, line: string): void => write(path, `${line}\n${HOUSE[path] ?? ''}`)

const broken = (): string[] => checkWalls(root).map(({ path, line, rule }) => `${path}:${line} ${rule}`)

test('a house in order breaks no rule', () => {
  expect(checkWalls(root)).toEqual([])
})

const cases = 'src/capabilities/cases'
const matters = 'src/capabilities/matters'

describe('one planted violation per rule bites', () => {
  test.each([
    ['kernel', 'src/kernel/result.ts', `import '../platform/mail/mail.ts'`],
    ['kernel', 'src/kernel/result.ts', `import { readFile } from 'node:fs/promises'`],
    ['kernel', 'src/kernel/result.ts', `import { z } from 'zod'`],
    ['platform', 'src/platform/mail/mail.ts', `import '../../capabilities/matters/index.ts'`],
    ['pure', 'src/platform/jobs/contract.ts', `import '../mail/mail.ts'`],
    ['pure', `${cases}/contract.ts`, `import type { mail } from '../../platform/mail/mail.ts'`],
    ['pure', `${cases}/procedure.ts`, `import './service.ts'`],
    ['pure', `${cases}/domain.ts`, `import { randomUUID } from 'node:crypto'`],
    ['pure', `${cases}/policy.ts`, `import { z } from 'zod'`],
    ['pure', `${cases}/domain/deadlines.ts`, `import 'pg'`],
    ['pure', `${cases}/masking.ts`, `import 'node:fs'`],
    ['pure', `${cases}/messages/zh.ts`, `import '../service.ts'`],
    ['store', `${cases}/store.ts`, `import '../../platform/mail/mail.ts'`],
    ['store', `${cases}/store.ts`, `import '../matters/index.ts'`],
    ['service', `${cases}/service.ts`, `import '../../platform/http/route.ts'`],
    ['service', `${cases}/service.ts`, `import '../../web/api.ts'`],
    ['sql-in-store', `${cases}/service.ts`, `import { sql } from 'kysely'`],
    ['neighbour', `${cases}/service.ts`, `import '../matters/service.ts'`],
    ['ui', `${cases}/ui/CasesPage.tsx`, `import '../policy.ts'`],
    ['ui', `${cases}/ui/CasesPage.tsx`, `import '../../matters/index.ts'`],
    ['ui', `${cases}/ui/CasesPage.tsx`, `import 'node:path'`],
    ['ui', `${cases}/ui/CasesPage.tsx`, `import pg from 'pg'`],
    ['ui', `${cases}/ui/CasesPage.tsx`, `const mail = () => import('../../../platform/mail/mail.ts')`],
    ['web', 'src/web/api.ts', `import '../platform/mail/mail.ts'`],
    ['web', 'src/web/api.ts', `import 'fastify'`],
    ['registry', 'src/capabilities/registry.ts', `import './cases/service.ts'`],
    ['app', 'src/app/main.ts', `import '../web/api.ts'`],
    ['practice', 'src/practice/market.ts', `import '../capabilities/matters/index.ts'`],
    ['separation', 'src/practice/market.ts', `import '../capabilities/monitoring/index.ts'`],
    ['separation', 'src/capabilities/monitoring/index.ts', `import '../../practice/market.ts'`],
    ['separation', 'src/capabilities/monitoring/x.test.ts', `import '../../practice/market.ts'`],
    ['tier', `${matters}/service.ts`, `import '../cases/index.ts'`],
    ['tier', `${matters}/ui/Page.tsx`, `import '../../cases/contract.ts'`],
    ['tier', 'src/capabilities/unknown/service.ts', `import '../matters/index.ts'`],
    ['tests-only', `${cases}/service.ts`, `import '../../platform/mail/mail.fake.ts'`],
    ['sql-schema', `${cases}/migrations/0002.sql`, `create view cases.v as select * from matters.matter;`],
    ['sql-schema', `${cases}/migrations/0002.sql`, `select * from platform.job;`],
    ['sql-schema', `${cases}/store.ts`, 'export const q = sql`select * from matters.matter`'],
    ['sql-schema', `${cases}/store.ts`, `export const t = db.selectFrom('matters.matter as m')`],
    ['sql-schema', 'src/platform/migrations/0002.sql', 'select * from matters.matter;'],
    ['home', 'src/kernel/utils/text.ts', 'export const a = 1'],
    ['home', `${cases}/helpers.ts`, 'export const a = 1'],
    ['home', 'src/platform/services/mail.ts', 'export const a = 1'],
  ])('%s: %s %s', (rule, path, line) => {
    plant(path, line)
    expect(broken()).toEqual([`${path}:1 ${rule}`])
  })

  test('cycle: files that load each other', () => {
    plant('src/platform/mail/mail.ts', `import './queue.ts'`)
    plant('src/platform/mail/queue.ts', `import './sender.ts'`)
    plant('src/platform/mail/sender.ts', `import './mail.ts'`)
    expect(broken()).toEqual(['src/platform/mail/sender.ts:1 cycle'])
  })

  test('length: 401 lines warn, 601 are an error', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, i) => `export const a${i} = 1`).join('\n')
    write('src/kernel/long.ts', lines(401))
    write('src/kernel/longer.ts', lines(601))
    write('src/kernel/enough.ts', lines(400))
    expect(checkWalls(root).map(({ path, severity }) => `${path} ${severity}`)).toEqual([
      'src/kernel/long.ts warning',
      'src/kernel/longer.ts error',
    ])
  })
})

test('types and lazy imports make no cycle', () => {
  plant('src/platform/mail/mail.ts', `import type { Q } from './queue.ts'`)
  plant('src/platform/mail/queue.ts', `import './mail.ts'\nexport type Q = 1`)
  plant('src/platform/mail/later.ts', `import './much-later.ts'`)
  plant('src/platform/mail/much-later.ts', `export const later = () => import('./later.ts')`)
  expect(broken()).toEqual([])
})

test('an exception needs its rule and a reason on its line', () => {
  plant(`${cases}/service.ts`, `import { sql } from 'kysely' // walls: sql-in-store - one lock, no table`)
  expect(broken()).toEqual([])
  plant(`${cases}/service.ts`, `import { sql } from 'kysely' // walls: sql-in-store`)
  expect(broken()).toEqual([`${cases}/service.ts:1 sql-in-store`])
  plant(`${cases}/service.ts`, `import { sql } from 'kysely' // walls: ui - wrong rule`)
  expect(broken()).toEqual([`${cases}/service.ts:1 sql-in-store`])
})

test('a message says what to do instead', () => {
  plant(`${cases}/service.ts`, `import '../matters/service.ts'`)
  expect(checkWalls(root)[0]?.message).toContain('import capabilities/matters/index.ts')
})
