/** 网络地址: what of an address names a shop, so that two writings of one address are one shop. Pure. */

/** Parameters that name a shop or an account; everything else is how the visitor came. */
const NAMING =
  /^(id|uid|sid|pid|mid|gid|shop|store|seller|mall|user|room|live|anchor|biz|appid|goods|item|product)(_?(id|no|code|name))?$/i

export interface ShopAddress {
  readonly key: string
  /** Empty where the address is a way in words. */
  readonly host: string
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

const OTHER_SCHEME = /^(?!https?:)[a-z][a-z0-9+.-]*:\/\//i

/** The address as a URL where it is one; a host without a scheme is one too, another scheme than the web's is none. */
export function parseWebAddress(text: string): URL | undefined {
  const trimmed = text.normalize('NFKC').trim()
  const whole = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (/\s/.test(trimmed) || OTHER_SCHEME.test(trimmed) || !/^https?:\/\/[^/]*[.:\]]/i.test(whole))
    return undefined
  try {
    const url = new URL(whole)
    return url.username === '' && /[a-z0-9]/i.test(url.hostname) ? url : undefined
  } catch {
    return undefined
  }
}

/** Without the prefixes that one shop's desktop and phone pages differ in; a port stays, it is another site. */
const plainHost = (url: URL): string =>
  url.host.toLowerCase().replace(/^((www|m|wap|h5|mobile)\.)+(?=.+\.)/, '')

/** What two writings of one shop's address have in common; without an address the platform and the name. */
export function shopAddress(shop: {
  readonly address: string
  readonly platform: string
  readonly name: string
}): ShopAddress {
  const url = parseWebAddress(shop.address)
  if (url === undefined)
    return { key: `words:${[shop.platform, shop.name, shop.address].map(plain).join('|')}`, host: '' }
  const host = plainHost(url)
  const naming = [...url.searchParams]
    .filter(([name]) => NAMING.test(name))
    .map(([name, value]) => `${name.toLowerCase()}=${encodeURIComponent(value)}`)
    .sort()
  const path = url.pathname.replaceAll(/\/+/g, '/').replace(/(\/(index\.\w+)?)+$/i, '')
  return { key: `${host}${path}${naming.length > 0 ? `?${naming.join('&')}` : ''}`, host }
}

/** Keys under which the shop of a page may stand, the closest first: the page itself, then each folder above it. */
export function shopKeysOf(address: string): readonly string[] {
  const url = parseWebAddress(address)
  if (url === undefined) return []
  const { key, host } = shopAddress({ address, platform: '', name: '' })
  const [path = ''] = key.slice(host.length).split('?')
  const folders = path.split('/').slice(1)
  const above = folders.map(
    (_, depth) =>
      `${host}${folders
        .slice(0, depth)
        .map((each) => `/${each}`)
        .join('')}`,
  )
  return [...new Set([key, `${host}${path}`, ...above.reverse(), host])]
}
