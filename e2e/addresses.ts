/** Where the pages stand that a parameter stands in: real things of the demo, as the visitor may see them. */
import { expect } from 'vitest'
import type { PageDeclaration } from '../src/web/registry.ts'
import type { Visit } from './browser.ts'

interface Things {
  readonly list: string
  /** One thing of each value of this field; without it the first one. */
  readonly each?: string
  /** The value that comes first, if there is one. */
  readonly first?: string
}

const THINGS: Readonly<Record<string, Things>> = {
  ':bodyId': { list: '/api/organisation/bodies', each: 'kind' },
  ':captureId': { list: '/api/evidence/captures', each: 'state' },
  ':circularId': { list: '/api/assessment/circulars', each: 'state' },
  ':figureRequestId': { list: '/api/figures/requests', each: 'state' },
  ':materialId': { list: '/api/assessment/materials?limit=500', each: 'mediaType' },
  ':matterId': { list: '/api/matters?limit=500', each: 'procedure' },
  ':meetingId': { list: '/api/organisation/meetings', each: 'state' },
  ':claimId': { list: '/api/operators/claims', each: 'state' },
  ':operatorId': { list: '/api/operators?limit=500', each: 'registration' },
  ':personId': { list: '/api/organisation/people' },
  ':planId': { list: '/api/assessment/plans' },
  ':ref': { list: '/api/assessment/editions', each: 'ref' },
  ':requestId': { list: '/api/assessment/material-requests', each: 'state' },
  ':runId': { list: '/api/monitoring/runs' },
  ':series': { list: '/api/figures/series' },
  // Most can be done with one that is under way.
  ':taskId': { list: '/api/assessment/tasks?limit=500', each: 'state', first: 'inProgress' },
  ':unitId': { list: '/api/organisation/units' },
  ':watchId': { list: '/api/monitoring/plans' },
}

/** What a page shows besides, as its address says. */
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  '/assessment/editions/:ref': ['?view=local', '?view=changes'],
  '/assessment/evidence': ['?tab=measures', '?tab=items&show=all'],
  '/assessment/plans/:planId': ['head', 'tasks', 'units', 'indicators'].map((tab) => `?tab=${tab}&item=0`),
  '/assessment/score': ['?indicator=2'],
  '/assessment/tasks': ['?view=board', '?view=gantt'],
  '/assessment/what-if': ['?tab=way', '?tab=risks'],
  '/evidence': ['?new=1'],
  '/figures/series/:series': ['?view=growth'],
  '/monitoring/prices': ['?view=personas', '?new=1'],
  '/operators/shops': ['?orphan=yes'],
  '/organisation/bodies': ['?view=tree', '?view=seats'],
  '/organisation/experts': ['?view=draws'],
  '/organisation/meetings': ['?view=resolutions'],
  '/organisation/units': ['?view=tree'],
}

/** Indicators that are not records: one by figures, one by measures, one by materials. */
const INDICATORS = ['3', '11', '34']

type Item = Readonly<Record<string, unknown>>

async function valuesOf({ context }: Visit, parameter: string): Promise<readonly string[]> {
  if (parameter === ':number') return INDICATORS
  const things = THINGS[parameter]
  if (things === undefined) throw new Error(`name a list of things for ${parameter} in this file`)
  const response = await context.request.get(things.list)
  expect(response.ok(), things.list).toBe(true)
  const { items } = (await response.json()) as { items: readonly Item[] }
  const kinds = new Map<unknown, Item>()
  const isFirst = (item: Item) => things.each !== undefined && item[things.each] === things.first
  for (const item of [...items.filter(isFirst), ...items]) {
    const kind = things.each === undefined ? undefined : item[things.each]
    if (!kinds.has(kind)) kinds.set(kind, item)
  }
  return [...kinds.values()].map((item) => String(item.id ?? item.key ?? item.ref))
}

/** A page with each thing that it may show; none where the visitor sees nothing that it could show. */
export async function addressesOf(opened: Visit, { path }: PageDeclaration): Promise<readonly string[]> {
  const [parameter] = /:\w+/.exec(path) ?? []
  if (parameter === undefined) return [path]
  const values = await valuesOf(opened, parameter)
  return values.map((value) => path.replace(parameter, value))
}

/** The other views of the page that stands at the address. */
export const viewsOf = ({ path }: PageDeclaration, address: string | undefined): readonly string[] =>
  address === undefined ? [] : (VIEWS[path] ?? []).map((view) => `${address}${view}`)
