/** 读页的工具: what a worker reads the pages of a run with, over HTTP or with a browser. */

import { openPageReader } from '../../../platform/browser/page-reader.ts'
import { type Fetched, fetchPage, ROBOTS_AGENT } from '../../../platform/net/fetch.ts'
import { createPoliteness } from '../../../platform/net/politeness.ts'
import { createRobots } from '../../../platform/net/robots-cache.ts'
import type { World } from '../../../platform/world.ts'
import type { PlanSettings } from '../contract.ts'
import { Detector } from '../detection/detect.ts'
import type { Model } from '../detection/model.ts'
import { RULES } from '../detection/rules/index.ts'
import type { StoredOutsideModel } from '../store/outside-models.ts'
import { modelFolder, OutsideModels } from './ask-outside.ts'
import { guardOf } from './hosts.ts'
import type { KnownFacts } from './known-facts.ts'
import { fetchPicture, openPictures } from './pictures.ts'
import type { Reader } from './read-page.ts'

/** What is asked besides the rules. */
export interface StandingModels {
  readonly own: readonly Model[]
  readonly outside: readonly StoredOutsideModel[]
}

export interface OpenReader extends Reader {
  close(): Promise<void>
}

export async function openReader(
  world: World,
  settings: PlanSettings,
  { models, known }: { readonly models: StandingModels; readonly known: KnownFacts },
  way: 'fetch' | 'browser',
): Promise<OpenReader> {
  const guard = await guardOf(world)
  const robots = createRobots({
    fetcher: { guard },
    agent: ROBOTS_AGENT,
    ...(settings.robotsOrder !== '' && { order: settings.robotsOrder }),
  })
  // Turns at hosts are taken in the database, for all workers together; here only what a site's own file asks for.
  const politeness = createPoliteness({ intervalMs: 0, atOnceMax: settings.limits.atOnceMax })
  const fetcher = { guard, robots, politeness }
  const { rules } = settings
  // Pictures come within the turn of their page, one after the other at the plan's pace.
  const slowly = createPoliteness({ intervalMs: settings.limits.intervalMs, atOnceMax: 1 })
  const pictures = settings.pictures
    ? openPictures((url) => fetchPicture({ ...fetcher, politeness: slowly }, url))
    : undefined
  const reader = {
    browser: settings.browser,
    pictures,
    blobs: world.blobs,
    detector: new Detector(rules === 'all' ? RULES : RULES.filter(({ id }) => rules.includes(id))),
    models: models.own,
    known,
    outside: new OutsideModels({ guard, folder: modelFolder(world.config.dataDir) }, models.outside),
    now: world.clock.now,
    depthMax: settings.depth,
  }
  if (way === 'fetch')
    return {
      ...reader,
      fetch: (url) => fetchPage(fetcher, url),
      byBrowser: false,
      close: async () => await pictures?.close(),
    }
  const pages = await openPageReader({ env: process.env, fetcher })
  if (!pages.ok)
    return {
      ...reader,
      fetch: async (url) => unread(url),
      byBrowser: true,
      close: async () => await pictures?.close(),
    }
  const { value } = pages
  const close = async () => {
    await pictures?.close()
    await value.close()
  }
  return { ...reader, fetch: (url) => value.read(url), byBrowser: true, close }
}

/** Where the capture role has no browser: said of each page by name. */
const unread = (url: string): Fetched => ({
  outcome: 'browser_missing',
  url,
  finalUrl: url,
  headers: [],
  redirects: [],
  robots: [],
  exchanges: [],
  release: async () => {},
})
