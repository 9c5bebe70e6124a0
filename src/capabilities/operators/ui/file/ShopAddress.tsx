/** The address of a shop: a link where it is one, else the way in words. */
import { parseWebAddress } from '../../domain/web-address.ts'

export function ShopAddress({ address }: { address: string }) {
  const url = parseWebAddress(address)
  if (url === undefined) return <span className="shop-address">{address}</span>
  return (
    <a className="shop-address" href={url.href} target="_blank" rel="noreferrer noopener nofollow">
      {address}
    </a>
  )
}
