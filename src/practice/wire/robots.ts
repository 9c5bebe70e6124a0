/** robots.txt of the platforms (RFC 9309), and which articles it closes. */
import type { Platform } from '../world/platforms.ts'
import { itemPath, type Shop } from '../world/shop.ts'

const CLOSED_SHARE = 4

/** Articles of shops that robots.txt closes; nothing is ever planted on them. */
export function closedPaths({ traits }: Platform, shops: readonly Shop[]): readonly string[] {
  if (!traits.includes('robots')) return []
  // The first article of a shop was there before anything was planted.
  return shops
    .filter((_, index) => index % CLOSED_SHARE === 0)
    .flatMap(({ listings }) => listings.slice(0, 1).map(itemPath))
}

export function robotsOf(platform: Platform, shops: readonly Shop[]): string {
  const closed = closedPaths(platform, shops)
  const lines = ['User-agent: *', 'Disallow: /cart']
  if (closed.length === 0) return `${lines.join('\n')}\n`
  return [
    '# 规矩集：请按规矩来',
    ...lines,
    ...closed.map((path) => `Disallow: ${path}$`),
    '',
    'User-agent: SishiBot',
    ...closed.map((path) => `Disallow: ${path}$`),
    'Allow: /item/',
    '',
  ].join('\n')
}
