/** 单元格显示: numbers of a workbook as a reader of tables wants them: days as days, digits without an exponent. Pure. */

/** Builtin formats that show a day or a time, those of Chinese workbooks (27-36, 50-58) included. */
const isBuiltinDay = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58)

/** Whether a number under this format is a day; colours, quoted and escaped characters are no part of it. */
export function isDayFormat(number: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltinDay(number)
  const plain = code.replaceAll(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '')
  return /[ymdhs]/i.test(plain) && !/^general/i.test(plain)
}

const DAY_MS = 86_400_000
/** Serial day 0 of the two calendars of workbooks; the older one counts a 29 February 1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const SERIAL_MAX = 2_958_466

export function dayText(serial: number, is1904: boolean): string {
  if (!(serial >= 0 && serial < SERIAL_MAX)) return numberText(serial, undefined)
  const shifted = !is1904 && serial < 60 ? serial + 1 : serial
  const text = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(shifted * DAY_MS)).toISOString()
  if (serial < 1 && serial > 0) return text.slice(11, 19)
  return Number.isInteger(serial) ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

/** Fifteen digits, as spreadsheets show; a format of zeros only (`000000`) keeps its leading zeros. */
export function numberText(value: number, format: string | undefined): string {
  const text = String(Number(value.toPrecision(15)))
  return format !== undefined && /^0+$/.test(format) && /^\d+$/.test(text)
    ? text.padStart(format.length, '0')
    : text
}
