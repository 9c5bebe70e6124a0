/**
 * 法定节日的日期: which days are statutory holidays of all citizens, by the text in force and the lunar calendar. Pure.
 * The notices of the State Council arrange days off around them; without a notice these are all that is certain.
 */

/** 全国年节及纪念日放假办法第二条, one entry for each version; `spring` counts from 正月初一, 0 being the day itself. */
export interface HolidayLaw {
  readonly from: string
  readonly version: string
  /** Month and day of fixed holidays. */
  readonly fixed: Readonly<Record<string, string>>
  /** 春节: offsets in days from 正月初一; -1 is 除夕. */
  readonly spring: readonly number[]
  /** Whether 清明, 端午 and 中秋 are holidays. */
  readonly traditional: boolean
}

const newYear = { '0101': '元旦' }
const labour = { '0501': '劳动节' }
const labourThree = { ...labour, '0502': '劳动节', '0503': '劳动节' }
const national = { '1001': '国庆节', '1002': '国庆节' }
const nationalThree = { ...national, '1003': '国庆节' }

/** Oldest first. Source: 全国年节及纪念日放假办法 as issued and as amended. */
export const holidayLaws: readonly HolidayLaw[] = [
  {
    from: '1949-12-23',
    version: '1949年12月23日政务院发布',
    fixed: { ...newYear, ...labour, ...national },
    spring: [0, 1, 2],
    traditional: false,
  },
  {
    from: '1999-09-18',
    version: '1999年9月18日第一次修订',
    fixed: { ...newYear, ...labourThree, ...nationalThree },
    spring: [0, 1, 2],
    traditional: false,
  },
  {
    from: '2008-01-01',
    version: '2007年12月14日第二次修订',
    fixed: { ...newYear, ...labour, ...nationalThree },
    spring: [-1, 0, 1],
    traditional: true,
  },
  {
    from: '2014-01-01',
    version: '2013年12月11日第三次修订',
    fixed: { ...newYear, ...labour, ...nationalThree },
    spring: [0, 1, 2],
    traditional: true,
  },
  {
    from: '2025-01-01',
    version: '2024年11月10日第四次修订',
    fixed: { ...newYear, ...labour, '0502': '劳动节', ...nationalThree },
    spring: [-1, 0, 1, 2],
    traditional: true,
  },
]

/**
 * 清明, 春节 (正月初一), 端午, 中秋 of a year as month and day, in this order. Two lunar calendars computed apart agree
 * on all but three days; those follow the new moon in Beijing time (2027: 02-06 23:56, 2030: 02-03 00:07).
 */
export const lunarFestivals: Readonly<Record<number, string>> = {
  1990: '0405 0127 0528 1003',
  1991: '0405 0215 0616 0922',
  1992: '0404 0204 0605 0911',
  1993: '0405 0123 0624 0930',
  1994: '0405 0210 0613 0920',
  1995: '0405 0131 0602 0909',
  1996: '0404 0219 0620 0927',
  1997: '0405 0207 0609 0916',
  1998: '0405 0128 0530 1005',
  1999: '0405 0216 0618 0924',
  2000: '0404 0205 0606 0912',
  2001: '0405 0124 0625 1001',
  2002: '0405 0212 0615 0921',
  2003: '0405 0201 0604 0911',
  2004: '0404 0122 0622 0928',
  2005: '0405 0209 0611 0918',
  2006: '0405 0129 0531 1006',
  2007: '0405 0218 0619 0925',
  2008: '0404 0207 0608 0914',
  2009: '0404 0126 0528 1003',
  2010: '0405 0214 0616 0922',
  2011: '0405 0203 0606 0912',
  2012: '0404 0123 0623 0930',
  2013: '0404 0210 0612 0919',
  2014: '0405 0131 0602 0908',
  2015: '0405 0219 0620 0927',
  2016: '0404 0208 0609 0915',
  2017: '0404 0128 0530 1004',
  2018: '0405 0216 0618 0924',
  2019: '0405 0205 0607 0913',
  2020: '0404 0125 0625 1001',
  2021: '0404 0212 0614 0921',
  2022: '0405 0201 0603 0910',
  2023: '0405 0122 0622 0929',
  2024: '0404 0210 0610 0917',
  2025: '0404 0129 0531 1006',
  2026: '0405 0217 0619 0925',
  2027: '0405 0206 0609 0915',
  2028: '0404 0126 0528 1003',
  2029: '0404 0213 0616 0922',
  2030: '0405 0203 0605 0912',
  2031: '0405 0123 0624 1001',
  2032: '0404 0211 0612 0919',
  2033: '0404 0131 0601 0908',
  2034: '0405 0219 0620 0927',
  2035: '0405 0208 0610 0916',
  2036: '0404 0128 0530 1004',
  2037: '0404 0215 0618 0924',
  2038: '0405 0204 0607 0913',
  2039: '0405 0124 0527 1002',
  2040: '0404 0212 0614 0920',
  2041: '0404 0201 0603 0910',
  2042: '0404 0122 0622 0928',
  2043: '0405 0210 0611 0917',
  2044: '0404 0130 0531 1005',
  2045: '0404 0217 0619 0925',
  2046: '0404 0206 0608 0915',
  2047: '0405 0126 0529 1004',
  2048: '0404 0214 0615 0922',
  2049: '0404 0202 0604 0911',
  2050: '0404 0123 0623 0930',
  2051: '0405 0211 0613 0919',
  2052: '0404 0201 0601 0907',
  2053: '0404 0219 0620 0926',
  2054: '0404 0208 0610 0916',
  2055: '0405 0128 0530 1005',
  2056: '0404 0215 0617 0924',
  2057: '0404 0204 0606 0913',
  2058: '0404 0124 0625 1002',
  2059: '0405 0212 0614 0921',
  2060: '0404 0202 0603 0909',
}
