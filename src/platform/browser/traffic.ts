/** What a page has asked for and not yet got. */
import type { Page, Request, Response } from 'playwright-core'

const LOOK_EVERY_MS = 20

export class Traffic {
  /** Requests so far. */
  asked = 0
  readonly #open = new Set<Request>()
  #changedAt = performance.now()

  constructor(page: Page) {
    page.on('request', (request) => {
      this.asked += 1
      this.#open.add(request)
      this.#changedAt = performance.now()
    })
    const over = (request: Request) => {
      this.#open.delete(request)
      this.#changedAt = performance.now()
    }
    page.on('requestfinished', over)
    page.on('requestfailed', over)
  }

  /** Waits until nothing was under way for so long, at most for a while. */
  async quiet(forMs: number, mostMs: number): Promise<void> {
    const begun = performance.now()
    while (performance.now() - begun < mostMs) {
      const since = Math.max(this.#changedAt, begun)
      if (this.#open.size === 0 && performance.now() - since >= forMs) return
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
}

/** Whether a request is one of the page itself, and not of a frame in it. */
export function isOfPage(request: Request, page: Page): boolean {
  try {
    return request.frame() === page.mainFrame()
  } catch {
    // A document under way has no frame yet: only that of a page that is just opened.
    return true
  }
}

/** Addresses that sent the page on, in their order. */
export function redirectsOf(response: Response): string[] {
  const urls: string[] = []
  let request = response.request()
  for (let before = request.redirectedFrom(); before !== null; before = request.redirectedFrom()) {
    urls.unshift(request.url())
    request = before
  }
  return urls
}
