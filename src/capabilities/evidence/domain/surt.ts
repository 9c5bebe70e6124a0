/** SURT: an address turned round, so that an index sorts by host and path (the key of CDXJ). Pure. */

export function surtOf(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  if (!url.protocol.startsWith('http')) return address
  const isNumeric = /^[\d.]+$|^\[/.test(url.hostname)
  const host = isNumeric
    ? url.hostname
    : url.hostname
        .replace(/^www\d*\./, '')
        .split('.')
        .reverse()
        .join(',')
  const query = url.search === '' ? '' : `?${url.search.slice(1).split('&').sort().join('&')}`
  return `${host}${url.port === '' ? '' : `:${url.port}`})${url.pathname}${query}`.toLowerCase()
}

/** 14 digits of an ISO instant, as indexes write time. */
export const digitsOf = (instant: string): string => instant.replace(/\D/g, '').slice(0, 14)
