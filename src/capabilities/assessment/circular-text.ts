/** 通报文稿: the words of a circulated notice out of its figures, to be edited by the office. Pure; official, so Chinese. */
import type { CircularFigures } from './contract/circulars.ts'
import { percentOf } from './measures.ts'

const inWords = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

export const circularTitle = (from: string, to: string): string =>
  `关于${inWords(from)}至${inWords(to)}创建任务推进情况的通报`

/** Units named in one sentence; the table names them all. */
const NAMED_MAX = 5

export function circularBody(from: string, to: string, { countedOn, units }: CircularFigures): string {
  const sum = (of: (unit: CircularFigures['units'][number]) => number) =>
    units.reduce((total, unit) => total + of(unit), 0)
  const [due, onTime] = [sum((unit) => unit.due), sum((unit) => unit.onTime)]
  const rate = percentOf(onTime, due)
  const names = (chosen: readonly { readonly unitName: string }[]) =>
    chosen
      .slice(0, NAMED_MAX)
      .map((unit) => unit.unitName)
      .join('、')
  const best = units.filter((unit) => unit.due > 0 && unit.onTime === unit.due)
  const late = units.filter((unit) => unit.overdue > 0).sort((left, right) => right.overdue - left.overdue)
  return [
    `现将${inWords(from)}至${inWords(to)}创建任务推进情况通报如下（统计截至${inWords(countedOn)}）。`,
    '一、总体情况',
    `本期到期任务${due}项，按时提交${onTime}项，${rate === undefined ? '本期没有到期任务' : `按时提交率${rate}`}；` +
      `全部任务${sum((unit) => unit.total)}项，已验收或办结${sum((unit) => unit.done)}项；` +
      `逾期未提交${sum((unit) => unit.overdue)}项，正在督办${sum((unit) => unit.supervisions)}项。`,
    '二、各单位情况',
    best.length > 0 ? `${names(best)}等单位到期任务全部按时提交。` : '本期没有到期任务全部按时提交的单位。',
    late.length > 0
      ? `${late
          .slice(0, NAMED_MAX)
          .map((unit) => `${unit.unitName}（${unit.overdue}项）`)
          .join('、')}有任务逾期未提交。`
      : '没有逾期未提交的任务。',
    '三、工作要求',
    '请有逾期任务的单位查明原因，明确完成时间，抓紧推进；请各单位收到通报后及时签收。各单位完成情况见附表。',
  ].join('\n')
}
