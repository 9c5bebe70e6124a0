/** 访客: who looks, as a request tells. The market's own cookies are `visits` and `level`. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Visitor } from '../world/personal-pricing.ts'

export function visitorOf(headers: IncomingHttpHeaders): Visitor {
  const cookies = new Map(
    (headers.cookie ?? '').split(';').map((each) => {
      const [name = '', value = ''] = each.split('=')
      return [name.trim(), value.trim()] as const
    }),
  )
  const city = headers['x-city']
  return {
    visits: Number(cookies.get('visits') ?? '0') || 0,
    isMember: cookies.get('level') === 'gold',
    hasDearPhone: /iPhone/.test(headers['user-agent'] ?? ''),
    city: typeof city === 'string' ? city : '',
  }
}
