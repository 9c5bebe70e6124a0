/** What a capability declares of its pages: plain data with lazy imports, so that the first page loads none of them. */
import type { ComponentType } from 'react'
import type { ZodType } from 'zod'
import type { Permission } from '../kernel/actor.ts'
import type { Endpoint } from '../kernel/endpoint.ts'
import type { FormField } from '../kernel/procedure/form.ts'
import type { FigureWhere } from '../kernel/series.ts'
import type { Bilingual } from '../kernel/text.ts'
import type { Catalog } from './i18n.ts'
import type { Session } from './session.tsx'
import type { IconName } from './shell/icons.tsx'

type Lazy<T> = () => Promise<T>
type LazyComponent = Lazy<{ readonly default: ComponentType }>

/** The groups of the side menu, in their order. */
export type MenuGroup = 'work' | 'creation' | 'registers' | 'administration'

export interface PageDeclaration {
  /** Router path, e.g. `/assessment/tasks/:taskId`. */
  readonly path: `/${string}`
  /** Words of the menu and of the tab until the page names itself; here, because the menu loads no catalog. */
  readonly title: Bilingual
  /** Whoever holds it anywhere may open the page; left out, anyone signed in may. */
  readonly permission?: Permission
  /** `plain` pages stand alone, without menu and Ant Design: sign-in and what the public sees. */
  readonly frame?: 'shell' | 'plain'
  readonly menu?: { readonly group: MenuGroup; readonly order: number; readonly icon: IconName }
  readonly component: LazyComponent
}

/** What a person, unit or file field of a form is edited with; the values are ids. */
export interface FieldInputProps {
  readonly id?: string
  readonly value?: string | readonly string[]
  readonly onChange?: (value: string | readonly string[] | undefined) => void
  readonly field: FormField
}
export type FieldInputKind = 'person' | 'unit' | 'file'

/** What every matter's page has: acts beside its title; comments, related matters and history; limits and handlers. */
export type MatterPartName = 'acts' | 'course' | 'holding'
export interface MatterPartProps {
  readonly matterId: string
}

/** One figure of one's own region: what stands, and the form to enter or revise it. */
export interface FigurePartProps {
  readonly series: string
  readonly where: FigureWhere
  readonly period: string
  /** The form was left, with or without an entry. */
  readonly onDone: () => void
  /** Runs the entry, for pages that show what it changed. */
  readonly around?: (entry: () => Promise<unknown>) => Promise<void>
}

export interface CapabilityPages {
  readonly capability: string
  readonly messages: { readonly zh: Lazy<Catalog>; readonly en: Lazy<Catalog> }
  readonly pages: readonly PageDeclaration[]
  /** Shown in the header: the bell with the number of one's unread notices. */
  readonly bell?: LazyComponent
  /** The parts that pages of matters are made of, whichever capability's matter it is. */
  readonly matterParts?: {
    readonly [K in MatterPartName]: Lazy<{ readonly default: ComponentType<MatterPartProps> }>
  }
  /** The form of a figure, for pages of other capabilities. */
  readonly figurePart?: Lazy<{ readonly default: ComponentType<FigurePartProps> }>
  /** What the capability shows on the home page, to whoever holds the permission. */
  readonly homePanel?: { readonly permission: Permission; readonly component: LazyComponent }
  /** Where the outcome of a kind of job is read; `:jobId` is the job's. */
  readonly jobPages?: { readonly [kind: string]: `/${string}` }
  readonly fieldInputs?: {
    readonly [K in FieldInputKind]?: Lazy<{ readonly default: ComponentType<FieldInputProps> }>
  }
}

/** The endpoints that the shell itself calls; `organisation` declares them. */
export interface SessionEndpoints {
  readonly read: Endpoint<ZodType, ZodType, ZodType, ZodType<Session>>
  readonly end: Endpoint
}

export interface PageRegistry {
  readonly capabilities: readonly CapabilityPages[]
  readonly session: SessionEndpoints
}
