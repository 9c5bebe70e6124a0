/**
 * 节假日安排: the State Council's yearly notices as dated data, each festival in the notice's own words beside the
 * days read from them. A later notice overrides an earlier one day by day. Pure.
 */
import notices from './data/holiday-notices.json' with { type: 'json' }

/** One festival of a notice. Days are civil dates of Asia/Shanghai. */
export interface Arrangement {
  readonly festival: string
  /** 放假: first and last day of the break; where the notice says 与周末连休, with the weekend that it joins. */
  readonly from: string
  readonly to: string
  /** 上班: days of a weekend that are worked instead (调休). */
  readonly work: readonly string[]
  /** 原文: the sentence of the notice. */
  readonly text: string
}

/** 国务院办公厅关于…节假日安排的通知. */
export interface HolidayNotice {
  readonly year: number
  readonly documentNumber: string
  readonly issuedOn: string
  readonly title: string
  readonly arrangements: readonly Arrangement[]
}

/** In order of issue. A year without a notice here is computed provisionally. */
export const holidayNotices: readonly HolidayNotice[] = notices
