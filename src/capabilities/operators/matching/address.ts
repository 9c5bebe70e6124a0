/** 地址: taken apart as far as two writings of one place can be told to agree. Pure. */
import { fold } from './fold.ts'
import { COUNTRY, type Codes, type Gazetteer, readPlace } from './places.ts'

export interface AddressParts {
  readonly regions: Codes
  /** Behind region and township, without blanks. */
  readonly rest: string
  /** 路、街、村 with the house number: 民主路12. */
  readonly house: string
}

export function readAddress(text: string, places: Gazetteer = COUNTRY): AddressParts | undefined {
  const folded = fold(text).replaceAll(/[ ()]/g, '')
  if (folded.length < 3) return undefined
  const place = readPlace(folded, 0, isNoStreet, places)
  const rest = folded.slice(place.length)
  const [, street = '', number = ''] =
    /([\u4e00-\u9fff]{2,12}?(?:路|街|大道|巷|弄|村|园|区|里|场|城|道))(\d+)(?:-\d+)?号?/.exec(rest) ?? []
  // The last part alone: 东新社区民主路 and 民主路 are one street.
  const last = /([\u4e00-\u9fff]{2}(?:路|街|大道|巷|弄|村|园|区|里|场|城|道))$/.exec(street)?.[1] ?? street
  return {
    regions: place.codes.filter((code) => code !== 0),
    rest,
    house: number === '' ? '' : last + number,
  }
}

/** 中山路 is a street, wherever it lies, and nothing of 中山市. */
const isNoStreet = (rest: string): boolean =>
  !/^(?:[东西南北中一二三四五六七八九十]{0,2}(?:路|街|大道|大街|巷|弄|胡同|新村|小区|花园|广场|大厦|商城|市场))/.test(
    rest,
  )

export type AddressNearness = 'same' | 'house' | 'near' | 'unknown'

/** Whether two addresses are one place, one house, or a like text. */
export function compareAddresses(left: AddressParts, right: AddressParts): AddressNearness {
  if (left.rest !== '' && left.rest === right.rest && left.rest.length >= 4) return 'same'
  if (left.house !== '' && left.house === right.house) return 'house'
  if (left.house !== '' && right.house !== '') return 'unknown'
  return pairsShared(left.rest, right.rest) >= 0.75 ? 'near' : 'unknown'
}

/** Dice's share of common pairs of neighbours. */
function pairsShared(left: string, right: string): number {
  if (left.length < 4 || right.length < 4) return 0
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < left.length; at += 1) pairs.add(left.slice(at, at + 2))
  let hits = 0
  for (let at = 0; at + 1 < right.length; at += 1) if (pairs.has(right.slice(at, at + 2))) hits += 1
  return (2 * hits) / (pairs.size + right.length - 1)
}
