/**
 * 电子数据证据提取笔录, filled in from the pack itself. 《市场监督管理行政处罚程序规定》第二十六条: method, time and maker of
 * what was extracted are noted. Always in Chinese: it is an official paper.
 */
import { dayOf, timeOf } from '../../../kernel/day.ts'
import {
  chineseDate,
  type OfficialBlock,
  officialDocument,
} from '../../../platform/documents/official-document.ts'
import { partText, reasonText, type Say } from '../domain/lack.ts'
import { parseObject } from '../domain/pack.ts'
import { visitorText } from '../domain/visitor-text.ts'
import type { CaptureTable } from '../store/captures.ts'

export interface PackParts {
  /** `capture/environment.json` of the pack. */
  readonly environment: string | undefined
  readonly members: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

const text = (words: string): OfficialBlock => ({ kind: 'text', text: words })
const heading = (words: string): OfficialBlock => ({ kind: 'heading', level: 1, text: words })
const instantOf = (at: unknown): string => {
  const time = new Date(String(at))
  return Number.isNaN(time.getTime()) ? '——' : `${chineseDate(dayOf(time))}${timeOf(time)}`
}
const lines = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []

/** Addresses that the page's own requests went to, each once. */
function addressesOf(environment: Record<string, unknown>): string {
  const found = lines(environment.exchanges).map(({ url, address }) => {
    const host = URL.canParse(String(url)) ? new URL(String(url)).host : String(url)
    return `${host}（${String(address)}）`
  })
  return [...new Set(found)].slice(0, 10).join('、')
}

function clockWords(environment: Record<string, unknown>): string {
  const { offsetMs, sources } = (environment.clock ?? {}) as {
    offsetMs?: number | null
    sources?: readonly unknown[]
  }
  return typeof offsetMs === 'number'
    ? `与${sources?.length ?? 0}个授时源比对，本机时钟偏差${offsetMs}毫秒`
    : '未配置授时源；提取时间以时间戳为准'
}

function cleanlinessWords(environment: Record<string, unknown>): string {
  const { cookies, proxyVariables, hostsFile } = (environment.cleanliness ?? {}) as {
    cookies?: number
    proxyVariables?: readonly string[]
    hostsFile?: readonly string[]
  }
  return [
    `提取前核查：浏览器使用全新配置，Cookie ${cookies ?? 0} 个，缓存为空，扩展程序与后台服务脚本停用`,
    `系统代理变量 ${proxyVariables?.length ?? 0} 项`,
    `hosts 文件有效条目 ${hostsFile?.length ?? 0} 条`,
    '全部网络往返经本平台取证代理解析、核验并原样记录',
  ].join('；')
}

/** Steps by their code, as `capture/environment.json` keeps them. */
const STEP_WORDS: Readonly<Record<string, string>> = {
  open: '打开',
  load: '等待网页加载完成',
  quiet: '等待网络静止',
  scroll: '滚动到网页末尾并返回',
  fill: '输入',
  click: '点击',
  wait: '等待（秒）',
  play: '播放',
  keep: '固定',
  appear: '以访问身份出现：',
  come_before: '此前访问',
  alert: '网页弹出提示：',
  confirm: '网页弹出确认：',
  prompt: '网页弹出输入框：',
  beforeunload: '网页询问是否离开：',
  new_window: '网页打开新窗口：',
}
const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  done: '完成',
  dismissed: '已关闭',
  left_alone: '未跟随',
}

const textOf = (detail: unknown): string => (typeof detail === 'string' ? detail : '')

const officerWords = ({ officers }: CaptureTable): string =>
  officers.length === 0
    ? '（自动取证，待执法人员核对后补签）'
    : officers.map(({ name, certificate }) => `${name}（执法证号：${certificate}）`).join('、')

function processBlocks(environment: Record<string, unknown>, say: Say): OfficialBlock[] {
  const steps = lines(environment.steps)
  const wordOf = (step: unknown) => STEP_WORDS[String(step)] ?? String(step)
  return [
    text(
      '使用平台取证浏览器，经取证代理访问上述网址，原样保存全部请求与响应，并固定网页截图、PDF、页面文档和文字，形成WACZ证据包；写入后回读，逐项校验哈希值、数字签名和时间戳，校验通过后封存。',
    ),
    text(`${cleanlinessWords(environment)}。`),
    {
      kind: 'table',
      headings: ['序号', '时间', '步骤', '结果'],
      widths: [2, 6, 10, 4],
      rows: steps.map(({ at, step, of = '', outcome, detail }, place) => [
        String(place + 1),
        timeOf(new Date(String(at))),
        `${wordOf(step)} ${of}`.trimEnd(),
        OUTCOME_WORDS[String(outcome)] ??
          reasonText({ reason: String(outcome), detail: textOf(detail) }, say),
      ]),
    },
  ]
}

function dataBlocks(capture: CaptureTable, members: PackParts['members'], say: Say): OfficialBlock[] {
  const { id, size, blob, sm3, timestamp, missing } = capture
  const authority = timestamp?.trial
    ? `${timestamp.authority}，仅供试用，不具有第三方证明力`
    : (timestamp?.authority ?? '')
  return [
    text(`证据包文件：${id}.wacz，${size ?? 0}字节。`),
    text(`SHA-256：${blob ?? ''}`),
    text(`SM3：${sm3 ?? ''}`),
    ...(timestamp === null ? [] : [text(`时间戳：${instantOf(timestamp.time)}（${authority}）。`)]),
    ...(missing.length === 0
      ? []
      : [
          text(
            `未能固定的内容：${missing.map((each) => `${partText(each.part, say)}（${reasonText(each, say)}）`).join('；')}。`,
          ),
        ]),
    {
      kind: 'table',
      headings: ['序号', '名称', '字节数', 'SHA-256'],
      widths: [2, 7, 3, 10],
      rows: members
        .filter(({ path }) => path.startsWith('capture/') || path.startsWith('archive/'))
        .map(({ path, bytes, sha256 }, place) => [String(place + 1), path, String(bytes), sha256]),
    },
  ]
}

/** The paper as docx, with room for the signatures; `say` speaks Chinese. */
export async function extractionRecord(
  capture: CaptureTable,
  parts: PackParts,
  now: Date,
  say: Say,
): Promise<Buffer> {
  const environment = parseObject(parts.environment) ?? {}
  const { requested_name: requestedName, url, purpose, final_url: finalUrl, visitor } = capture
  return await officialDocument({
    title: '电子数据证据提取笔录',
    blocks: [
      heading('基本情况'),
      text(`提取时间：${instantOf(environment.startedAt)}至${instantOf(environment.endedAt)}。`),
      text(`校时：${clockWords(environment)}。`),
      text(`执法人员：${officerWords(capture)}。`),
      ...(requestedName === '' ? [] : [text(`申请人：${requestedName}。`)]),
      text(`提取目的：${purpose}。`),
      text(`网址：${url}`),
      ...(visitor === null ? [] : [text(`访问身份：${visitorText(visitor, '此前访问过一次')}。`)]),
      ...(finalUrl === null || finalUrl === url ? [] : [text(`最终网址：${finalUrl}`)]),
      text(`网页标题：${capture.title}`),
      text(`服务器地址：${addressesOf(environment)}。`),
      text(
        `提取设备与软件：${[environment.system, environment.browser, environment.software].map(String).join('，')}。`,
      ),
      heading('提取方法与过程'),
      ...processBlocks(environment, say),
      heading('提取的电子数据'),
      ...dataBlocks(capture, parts.members, say),
      heading('核对与签名'),
      text('当事人（见证人）意见：________________________________'),
      text('当事人（见证人）签名：________________　日期：________________'),
      text('执法人员签名：________________、________________　日期：________________'),
    ],
    date: chineseDate(dayOf(now)),
  })
}
