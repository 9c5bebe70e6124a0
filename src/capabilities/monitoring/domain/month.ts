/** 月份: months as `YYYY-MM`, in Chinese time. Pure. */

export const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** The month that lies so many months before. */
export function monthBefore(month: string, count: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const index = year * 12 + (number - 1) - count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

const startOf = (month: string): Date => new Date(`${month}-01T00:00:00+08:00`)

/** From its first instant up to, and without, the first of the next. */
export const boundsOf = (month: string): { readonly from: Date; readonly until: Date } => ({
  from: startOf(month),
  until: startOf(monthBefore(month, -1)),
})
