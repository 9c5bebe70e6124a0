/** The verbs of the program. Each module is loaded only when its verb is called, so that a start stays short. */
import type { LazyVerb } from '../../platform/cli.ts'

export const verbs: readonly LazyVerb[] = [
  {
    name: 'serve',
    summary: { zh: '启动平台', en: 'start the platform' },
    load: () => import('./serve.ts'),
  },
  {
    name: 'migrate',
    summary: { zh: '更新数据库结构', en: 'bring the database structure up to date' },
    load: () => import('./migrate.ts'),
  },
  {
    name: 'demo',
    summary: { zh: '向空数据库写入演示数据', en: 'write the demo data into an empty database' },
    load: () => import('./demo.ts'),
  },
  {
    name: 'due',
    summary: { zh: '计算期限届满日', en: 'compute the day on which a limit runs out' },
    load: () => import('./due.ts'),
  },
  {
    name: 'uscc',
    summary: { zh: '核对统一社会信用代码', en: 'check unified social credit codes' },
    load: () => import('./uscc.ts'),
  },
  {
    name: 'fetch',
    summary: { zh: '抓取一个网页，说明结果', en: 'fetch a page and say how it ended' },
    load: () => import('./fetch.ts'),
  },
  {
    name: 'market',
    summary: { zh: '在本机开设演练集市', en: 'open the practice market on this machine' },
    load: () => import('./market.ts'),
  },
  {
    name: 'plan',
    summary: { zh: '读取已公布的创建方案', en: 'read a published creation plan' },
    load: async () => (await import('../../capabilities/assessment/cli.ts')).plan, // walls: app - the verb alone is loaded, so that it starts at once
  },
  {
    name: 'detect',
    summary: { zh: '用全部规则检测一段文字或者一个网页', en: 'run every rule over a text or a web page' },
    load: async () => (await import('../../capabilities/monitoring/cli.ts')).detectVerb, // walls: app - the verb alone is loaded, so that it starts at once
  },
  {
    name: 'match',
    summary: { zh: '把网店匹配到登记的经营主体', en: 'match shops to licensed entities' },
    load: async () => (await import('../../capabilities/operators/matching/cli.ts')).matchVerb, // walls: app - the verb alone is loaded, so that it starts at once
  },
  {
    name: 'capture',
    summary: { zh: '对网页取证并封存为证据包', en: 'capture a page as evidence and seal it' },
    load: async () => (await import('../../capabilities/evidence/cli.ts')).capture, // walls: app - the verb alone is loaded, so that it starts at once
  },
  {
    name: 'verify',
    summary: { zh: '校验证据包（WACZ、WARC）', en: 'verify a pack of evidence (WACZ, WARC)' },
    load: async () => (await import('../../capabilities/evidence/cli.ts')).verify, // walls: app - the verb alone is loaded, so that it starts at once
  },
  {
    name: 'audit',
    summary: { zh: '操作留痕：校验、检查点、密钥', en: 'the audit ledger: verify, checkpoint, key' },
    load: () => import('./audit.ts'),
  },
  {
    name: 'backup',
    summary: { zh: '备份数据库、文件与密钥', en: 'back up database, files and keys' },
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    summary: { zh: '校验并恢复备份', en: 'verify and restore a backup' },
    load: () => import('./restore.ts'),
  },
  {
    name: 'doctor',
    summary: { zh: '自检：逐项检查并给出办法', en: 'examine the instance and say what to do' },
    load: () => import('./doctor.ts'),
  },
]
