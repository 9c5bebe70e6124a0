/** 监测月报 as a paper. Always in Chinese: it is an official one. */
import { dayOf } from '../../../kernel/day.ts'
import {
  chineseDate,
  type OfficialBlock,
  officialDocument,
} from '../../../platform/documents/official-document.ts'
import type { MonthFigures } from '../contract.ts'

const text = (words: string): OfficialBlock => ({ kind: 'text', text: words })
const heading = (words: string): OfficialBlock => ({ kind: 'heading', level: 1, text: words })
const percent = (share: number | null): string =>
  share === null ? '核查过少' : `${Math.round(share * 100)}%`
const monthWords = (month: string): string => {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** A table, or a sentence where there is nothing to list. */
const table = (
  none: string,
  headings: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly (string | number)[])[],
): OfficialBlock =>
  rows.length === 0
    ? text(none)
    : { kind: 'table', headings, widths, rows: rows.map((row) => row.map(String)) }

export async function reportDocx(report: {
  readonly month: string
  readonly regionName: string
  readonly issuer: string
  readonly figures: MonthFigures
  readonly at: Date
}): Promise<Buffer> {
  const { figures, month } = report
  const { levels, verdicts, notices, priceProbes, probes } = figures
  const found = levels.violation + levels.look + levels.note
  return await officialDocument({
    title: `${report.regionName}网络交易监测月报（${monthWords(month)}）`,
    blocks: [
      heading('监测覆盖'),
      text(
        `本月访问网页${figures.visits}次，读到网页${figures.pages}个，涉及主机${figures.hosts}个、经营者${figures.operators}户。`,
      ),
      heading('新发现'),
      text(
        `本月新发现疑点${found}条，其中涉嫌违法${levels.violation}条，需要人工看${levels.look}条，提示${levels.note}条。疑点是否成立由执法人员核查。`,
      ),
      table(
        '本月没有新发现。',
        ['规则', '合计', '涉嫌违法', '人工看', '提示', '准确率'],
        [9, 3, 4, 3, 3, 4],
        figures.rules.map((rule) => [
          rule.title.zh,
          rule.found,
          rule.violation,
          rule.look,
          rule.note,
          percent(rule.precision),
        ]),
      ),
      heading('核查'),
      text(
        `本月核查：成立${verdicts.accepted}条，不成立${verdicts.dismissed}条，待问${verdicts.asked}条。准确率按各规则至今的核查意见计算。`,
      ),
      heading('趋势'),
      table(
        '近六个月没有发现。',
        ['月份', '新发现', '其中成立'],
        [4, 3, 3],
        figures.trend.map((each) => [monthWords(each.month), each.found, each.accepted]),
      ),
      heading('发现较多的网店'),
      table(
        '本月没有新发现。',
        ['网店', '新发现', '涉嫌违法', '成立'],
        [10, 3, 4, 3],
        figures.shops.map((shop) => [shop.subject, shop.found, shop.violation, shop.accepted]),
      ),
      heading('提示、线索与价格比对'),
      text(
        `本月发出温馨提示${notices.sent}份，收到答复${notices.answered}份，复查已改正${notices.mended}份；转为案件线索${figures.clues}条；价格比对${priceProbes.compared}次，其中涉嫌因人不同价${priceProbes.suspected}次。`,
      ),
      heading('打不开的网页'),
      text(`目前连续打不开的网页${figures.deadPages}个。`),
      ...(figures.dead.length === 0
        ? []
        : [
            table(
              '',
              ['网址', '连续次数'],
              [12, 3],
              figures.dead.map(({ url, failures }) => [url, failures]),
            ),
          ]),
      heading('监测自身'),
      text(
        probes.expected === 0
          ? '本月没有设置探针。'
          : `探针应发现${probes.expected}处，发现${probes.found}处，查全率${percent(probes.found / probes.expected)}。`,
      ),
    ],
    ...(report.issuer !== '' && { signer: report.issuer }),
    date: chineseDate(dayOf(report.at)),
  })
}
