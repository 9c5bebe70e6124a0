/** What a page has asked for and not yet got. */
import type { Page, Request } from 'playwright-core'

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
