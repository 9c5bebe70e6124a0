/** A plan as its form has it, and as the server takes it. Pure. */
import type { PlanSettings, PlanSettingsInput } from '../../contract.ts'
import type { CaptureSetting } from '../../domain/after.ts'
import type { BrowserUse } from '../../domain/plan.ts'

export interface PlanValues {
  readonly name: string
  readonly kind: 'addresses' | 'search' | 'operators'
  readonly addresses?: string
  readonly searchAddress?: string
  readonly keywords?: string
  readonly shopSearch?: string
  readonly platform?: string
  readonly sample?: string | number
  readonly depth: string | number
  readonly pagesMax: string | number
  readonly rules: 'all' | 'some'
  readonly chosenRules?: readonly string[]
  readonly when: 'once' | 'schedule' | 'campaign'
  readonly everyDays?: string | number
  readonly at?: string
  readonly campaign?: string
  readonly from?: string
  readonly until?: string
  readonly browser: BrowserUse
  readonly pictures: boolean
  readonly intervalSeconds: string | number
  readonly atOnceMax: string | number
  readonly hoursFrom?: string
  readonly hoursUntil?: string
  readonly tellLevel: PlanSettings['tell']['level']
  readonly tellPersons?: readonly string[]
  readonly tellUnits?: readonly string[]
  readonly captureLevel: CaptureSetting['level']
  readonly captureWhen?: CaptureSetting['when']
  readonly officers?: readonly { readonly name?: string; readonly certificate?: string }[]
  readonly robotsOrder?: string
  readonly state?: 'on' | 'paused' | 'ended'
  readonly start?: boolean
}

export const NEW_PLAN: Partial<PlanValues> = {
  kind: 'addresses',
  depth: 1,
  pagesMax: 500,
  rules: 'all',
  when: 'once',
  everyDays: 7,
  at: '02:00',
  browser: 'auto',
  pictures: false,
  intervalSeconds: 1,
  atOnceMax: 2,
  tellLevel: 'violation',
  captureLevel: 'violation',
  captureWhen: 'accepted',
  start: true,
}

/** One a line; a pasted column may bring blanks and commas along. */
export const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[\n\r\t,，;；]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Addresses by line or blank; a comma parts two only where the next begins, for it may stand within one. */
export const addressesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\s+|[,，;；、](?=https?:)/i)
    .map((line) => line.replace(/[,，;；、]+$/, ''))
    .filter((line) => line !== '')

export function settingsOf(values: PlanValues): PlanSettingsInput {
  const { hoursFrom, hoursUntil } = values
  return {
    whom: whomOf(values),
    sample: values.sample === undefined || values.sample === '' ? null : Number(values.sample),
    depth: Number(values.depth),
    pagesMax: Number(values.pagesMax),
    rules: values.rules === 'all' ? 'all' : [...(values.chosenRules ?? [])],
    when: whenOf(values),
    browser: values.browser,
    pictures: values.pictures,
    limits: {
      intervalMs: Math.round(Number(values.intervalSeconds) * 1000),
      atOnceMax: Number(values.atOnceMax),
      hours: hoursFrom && hoursUntil ? { from: hoursFrom, until: hoursUntil } : null,
    },
    tell: {
      level: values.tellLevel,
      persons: [...(values.tellPersons ?? [])],
      units: [...(values.tellUnits ?? [])],
    },
    capture: {
      level: values.captureLevel,
      when: values.captureWhen ?? 'accepted',
      officers: values.captureLevel === 'none' ? [] : officersOf(values),
    },
    robotsOrder: values.robotsOrder ?? '',
  }
}

/** Those of whom something is written; what is missing of one is left for the server to name. */
const officersOf = ({ officers = [] }: PlanValues) =>
  officers
    .map((each) => ({ name: each.name?.trim() ?? '', certificate: each.certificate?.trim() ?? '' }))
    .filter(({ name, certificate }) => name !== '' || certificate !== '')

function whomOf(values: PlanValues): PlanSettingsInput['whom'] {
  switch (values.kind) {
    case 'addresses':
      return { kind: 'addresses', addresses: addressesOf(values.addresses) }
    case 'search':
      return { kind: 'search', address: values.searchAddress ?? '', keywords: linesOf(values.keywords) }
    case 'operators':
      return { kind: 'operators', search: values.shopSearch ?? '', platform: values.platform ?? '' }
  }
}

function whenOf({ when, everyDays, at = '', campaign = '', from = '', until = '' }: PlanValues) {
  switch (when) {
    case 'once':
      return { kind: 'once' } as const
    case 'schedule':
      return { kind: 'schedule', everyDays: Number(everyDays), at } as const
    case 'campaign':
      return { kind: 'campaign', title: campaign, from, until, at } as const
  }
}

export function valuesOf(plan: {
  readonly name: string
  readonly state: 'on' | 'paused' | 'ended'
  readonly settings: PlanSettings
}): PlanValues {
  const { whom, when, limits, rules, sample, tell, capture } = plan.settings
  return {
    ...NEW_PLAN,
    name: plan.name,
    state: plan.state,
    kind: whom.kind,
    ...(whom.kind === 'addresses' ? { addresses: whom.addresses.join('\n') } : {}),
    ...(whom.kind === 'search' ? { searchAddress: whom.address, keywords: whom.keywords.join('\n') } : {}),
    ...(whom.kind === 'operators' ? { shopSearch: whom.search, platform: whom.platform } : {}),
    ...(sample === null ? {} : { sample }),
    depth: plan.settings.depth,
    pagesMax: plan.settings.pagesMax,
    rules: rules === 'all' ? 'all' : 'some',
    ...(rules === 'all' ? {} : { chosenRules: rules }),
    when: when.kind,
    ...(when.kind === 'schedule' ? { everyDays: when.everyDays, at: when.at } : {}),
    ...(when.kind === 'campaign'
      ? { campaign: when.title, from: when.from, until: when.until, at: when.at }
      : {}),
    browser: plan.settings.browser,
    pictures: plan.settings.pictures,
    intervalSeconds: limits.intervalMs / 1000,
    atOnceMax: limits.atOnceMax,
    ...(limits.hours === null ? {} : { hoursFrom: limits.hours.from, hoursUntil: limits.hours.until }),
    tellLevel: tell.level,
    tellPersons: tell.persons,
    tellUnits: tell.units,
    captureLevel: capture.level,
    captureWhen: capture.when,
    officers: capture.officers,
    robotsOrder: plan.settings.robotsOrder,
  }
}
