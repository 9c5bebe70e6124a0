/** 温馨提示: its states, and the words that are proposed for it. Always in Chinese: it is sent to a shop. Pure. */
import { ok, type Result, refuse } from '../../../kernel/result.ts'

export const NOTICE_STATES = ['draft', 'sent', 'answered', 'mended'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]
export type NoticeAct = 'change' | 'send' | 'answer'

const FROM: Readonly<Record<NoticeAct, readonly NoticeState[]>> = {
  change: ['draft'],
  send: ['draft'],
  // An answer may come after the shop has mended its page, and once more.
  answer: ['sent', 'answered', 'mended'],
}

export function decideNotice(state: NoticeState, act: NoticeAct): Result<void> {
  return FROM[act].includes(state)
    ? ok(undefined)
    : refuse('conflict', state === 'draft' ? 'monitoring.notice_unsent' : 'monitoring.notice_sent', { state })
}

export interface NoticedFinding {
  readonly title: string
  readonly text: string
  readonly reason: string
  readonly article: string
  /** Whether the wording of the article was read; otherwise the officer is asked to check it. */
  readonly isArticleRead: boolean
  readonly url: string
}

/** The words that an officer begins with. */
export function proposeNotice(findings: readonly NoticedFinding[]): string {
  const items = findings.map(({ title, text, reason, article, isArticleRead, url }, index) => {
    const words = text === '' ? '' : `页面文字：“${text}”。`
    const check = isArticleRead ? '' : '（条文待核对）'
    return `${index + 1}.${title}。${words}${reason}依据：${article}${check}。网址：${url}`
  })
  return [
    '我局在网络交易监测中发现，您的网店页面可能存在以下情形：',
    ...items,
    '请对照上述规定自查；确有问题的，请及时改正。',
    '如有不同意见或者已经改正，请告知我局，并说明理由或者改正情况。',
    '本提示旨在提醒经营者合规经营，不是行政处理决定，不影响您依法享有的权利。',
  ].join('\n')
}
