/** What crosses the wire: coverage, findings over time, dead pages, recall by probes. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, count, paged } from './fields.ts'

export const getOverview = endpoint({
  id: 'monitoring.getOverview',
  method: 'GET',
  path: '/api/monitoring/overview',
  access: 'monitoring.read',
  summary: { zh: '监测总览', en: 'Overview of monitoring' },
  response: z.object({
    pages: count,
    /** Read within the last thirty days. */
    readPages: count,
    hosts: count,
    operators: count,
    deadPages: count,
    waiting: count,
    accepted: count,
    dismissed: count,
    /** New findings a day, the last thirty days. */
    days: z.array(z.object({ day: z.string(), found: count, accepted: count })),
    rules: z.array(z.object({ rule: z.string(), title: bilingual, found: count })),
    dead: z.array(
      z.object({ url: z.string(), outcome: z.string(), failures: count, lastReadAt: z.string().nullable() }),
    ),
    /** 探针: planted faults that the last runs should have found. */
    probes: z.object({ expected: count, found: count, recall: z.number().nullable() }),
  }),
})

/** 页面的状况: read within thirty days, failing at the last visit, dead. */
export const PAGE_STATES = ['read', 'failing', 'dead'] as const

const pageRow = z.object({
  id: z.uuid(),
  url: z.string(),
  title: z.string(),
  subject: z.string(),
  operatorId: z.uuid().nullable(),
  price: z.number().nullable(),
  outcome: z.string(),
  /** Visits in a row that brought nothing. */
  failures: count,
  lastReadAt: z.string().nullable(),
})

export const listPages = endpoint({
  id: 'monitoring.listPages',
  method: 'GET',
  path: '/api/monitoring/pages',
  access: 'monitoring.read',
  summary: { zh: '监测到的页面', en: 'Pages that are watched, by address' },
  query: z.object({
    state: z.enum(PAGE_STATES).optional(),
    /** 主体: pages of operators that the register knows, or the others. */
    owner: z.enum(['known', 'unknown']).optional(),
    search: z.string().max(200).optional(),
    ...paged,
  }),
  response: z.object({ items: z.array(pageRow), next: z.string().nullable() }),
})

export const probeRow = z.object({
  id: z.uuid(),
  title: z.string(),
  expected: z.array(z.string()),
  isOn: z.boolean(),
  /** Rules that the last reading missed; null before the first. */
  missed: z.array(z.string()).nullable(),
  readAt: z.string().nullable(),
  madeName: z.string(),
  mayChange: z.boolean(),
})

export const listProbes = endpoint({
  id: 'monitoring.listProbes',
  method: 'GET',
  path: '/api/monitoring/probes',
  access: 'monitoring.read',
  summary: { zh: '探针', en: 'Probes' },
  response: z.object({ items: z.array(probeRow), next: z.null() }),
})

export const makeProbe = endpoint({
  id: 'monitoring.makeProbe',
  method: 'POST',
  path: '/api/monitoring/probes',
  access: 'monitoring.compose',
  summary: { zh: '设置探针', en: 'Plant a probe' },
  body: z.object({
    title: z.string().trim().min(2).max(100),
    /** The page, as text or HTML. */
    content: z.string().trim().min(2).max(100_000),
    expected: z.array(z.string().max(80)).min(1).max(50),
  }),
  response: z.object({ id: z.uuid() }),
})

export const switchProbe = endpoint({
  id: 'monitoring.switchProbe',
  method: 'POST',
  path: '/api/monitoring/probes/:probeId/state',
  access: 'monitoring.compose',
  summary: { zh: '启用或停用探针', en: 'Switch a probe on or off' },
  params: z.object({ probeId: z.uuid() }),
  body: z.object({ isOn: z.boolean() }),
  response: z.object({}),
})
