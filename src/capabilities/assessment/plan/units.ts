/**
 * 单位对应: maps unit names as printed to the units of the organisation: short names, merged bureaus, missing
 * prefixes, old names. Pure. Every match says why, so that the office can judge it.
 */
import type { Bilingual } from '../../../kernel/text.ts'
import { fold, squeeze } from './fold.ts'

/** A unit of the organisation, as far as matching needs it. */
export interface KnownUnit {
  readonly id: string
  readonly name: string
  readonly shortName?: string | null
  readonly aliases?: readonly string[]
}

type UnitMatchReason =
  | 'same_name'
  | 'prefix'
  | 'short_name'
  | 'merged'
  | 'successor'
  | 'contained'
  | 'similar'

interface UnitCandidate {
  readonly unitId: string
  readonly name: string
  /** 0 to 1; from 0.8 on the mapping may be offered as chosen. */
  readonly score: number
  readonly reason: UnitMatchReason
  readonly explanation: Bilingual
}

export interface UnitMatch {
  readonly printed: string
  /** The best candidate when it is sure enough and no other is as good. */
  readonly chosen: UnitCandidate | undefined
  readonly candidates: readonly UnitCandidate[]
}

/** 规范简称: short forms in documents and the full forms they stand for; longest first. */
const SHORT_FORMS: readonly (readonly [string, string])[] = [
  ['网络安全和信息化委员会办公室', '网信办'],
  ['网络安全和信息化领导小组办公室', '网信办'],
  ['人力资源和社会保障', '人社'],
  ['文化广电和旅游', '文旅'],
  ['文化体育和旅游', '文旅'],
  ['文化广电旅游', '文旅'],
  ['文化和旅游', '文旅'],
  ['文体和旅游', '文旅'],
  ['文体旅游', '文旅'],
  ['文广旅', '文旅'],
  ['文体旅', '文旅'],
  ['文体广旅', '文旅'],
  ['工业和信息化', '工信'],
  ['经济和信息化', '工信'],
  ['经信', '工信'],
  ['发展和改革', '发改'],
  ['发展改革', '发改'],
  ['市场监督管理', '市场监管'],
  ['市监', '市场监管'],
  ['住房和城乡建设', '住建'],
  ['住房城乡建设', '住建'],
  ['自然资源和规划', '自然资源'],
  ['卫生健康', '卫健'],
  ['生态环境', '环境'],
  ['应急管理', '应急'],
  ['行政审批服务', '审批'],
  ['行政审批', '审批'],
  ['政务服务和大数据管理', '政务服务大数据'],
  ['政务服务数据管理', '政务服务大数据'],
  ['城市管理和综合执法', '城管'],
  ['城市综合执法', '城管'],
  ['综合行政执法', '城管'],
  ['城市管理', '城管'],
  ['地方金融监督管理', '金融'],
  ['金融工作', '金融'],
  ['科学技术', '科技'],
  ['教育体育', '教体'],
  ['农业农村', '农业农村'],
  ['退役军人事务', '退役军人'],
  ['供销合作社联合社', '供销社'],
  ['供销合作社', '供销社'],
  ['供销合作联社', '供销社'],
  ['邮政管理', '邮政'],
  ['通信管理', '通信'],
  ['交通运输', '交通'],
  ['统计调查', '统计'],
  ['人民检察院', '检察院'],
  ['人民法院', '法院'],
  ['人民政府办公室', '政府办'],
  ['人民政府办公厅', '政府办'],
  ['政府办公室', '政府办'],
  ['中国人民银行', '人行'],
  ['人民银行', '人行'],
  ['共产主义青年团', '共青团'],
  ['共青团', '团'],
  ['妇女联合会', '妇联'],
  ['工商业联合会', '工商联'],
  ['消费者权益保护委员会', '消委会'],
  ['消费者委员会', '消委会'],
  ['消保委', '消委会'],
  ['管理委员会', '管委会'],
  ['委员会', '委'],
  ['办公室', '办'],
]

/** 机构沿革: authorities that were merged or renamed; both names of a line stand for one authority. */
const LINEAGES: readonly (readonly [string, RegExp])[] = [
  ['金融监管', /银保监|银监|保监|金融监督管理|金融监管/u],
  [
    '市场监管',
    /市场监督管理局|市场监管局|工商(?:行政管理)?局|质监局|质量技术监督局|食药监局|食品药品监督管理局/u,
  ],
  ['税务', /税务局|国税局|地税局/u],
  ['自然资源', /自然资源|国土(?:资源)?局/u],
  ['生态环境', /生态环境局|环保局|环境保护局/u],
  ['农业农村', /农业农村局|农业局/u],
  ['文旅', /文化.*旅游局|文旅局|文广局|旅游局|文化局/u],
  ['卫健', /卫生健康|卫健|卫计|卫生局/u],
  ['通信管理', /通[信讯](?:发展)?管理/u],
  ['大数据', /大数据|数据管理局|数据局|数字中心/u],
]

const WORDS: Readonly<Record<UnitMatchReason, Bilingual>> = {
  same_name: { zh: '名称相同', en: 'same name' },
  prefix: { zh: '补上或去掉地名、层级前缀后相同', en: 'same but for the prefix of place or level' },
  short_name: { zh: '规范简称与全称相同', en: 'the usual short form of the full name' },
  merged: { zh: '合署或挂牌机构的名称之一相同', en: 'one of the names of a merged bureau' },
  successor: { zh: '机构改革后的承接单位', en: 'the authority that took over its duties' },
  contained: { zh: '一个名称包含另一个', en: 'one name contains the other' },
  similar: { zh: '名称相近', en: 'similar names' },
}

const CHOSEN_MIN = 0.8
const CANDIDATE_MIN = 0.5

/** Maps each printed name; names that belong to no unit (各成员单位) have no candidates that score high. */
export function matchUnits(printed: readonly string[], known: readonly KnownUnit[]): UnitMatch[] {
  return printed.map((name) => {
    const candidates = known
      .map((unit) => bestOf(name, unit))
      .filter((candidate) => candidate !== undefined)
      .sort((a, b) => b.score - a.score)
      .slice(0, 5)
    const [first, second] = candidates
    const sure = first && first.score >= CHOSEN_MIN && first.score - (second?.score ?? 0) >= 0.02
    return { printed: name, chosen: sure ? first : undefined, candidates }
  })
}

function bestOf(printed: string, unit: KnownUnit): UnitCandidate | undefined {
  const names = [unit.name, unit.shortName ?? '', ...(unit.aliases ?? [])].filter((name) => name !== '')
  let best: { score: number; reason: UnitMatchReason } | undefined
  for (const name of names) {
    const found = compareUnits(printed, name)
    if (found && (!best || found.score > best.score)) best = found
  }
  if (!best || best.score < CANDIDATE_MIN) return undefined
  return { unitId: unit.id, name: unit.name, ...best, explanation: WORDS[best.reason] }
}

/** How well two names fit, and why. */
function compareUnits(a: string, b: string): { score: number; reason: UnitMatchReason } | undefined {
  const [x, y] = [plain(a), plain(b)]
  if (x === y) return { score: 1, reason: 'same_name' }
  const level = levelOf(x) !== '' && levelOf(y) !== '' && levelOf(x) !== levelOf(y) ? 0.15 : 0
  if (bare(x) === bare(y)) return { score: 0.97 - level, reason: 'prefix' }
  const [xs, ys] = [parts(x), parts(y)]
  if (canonical(x) === canonical(y)) return { score: 0.93 - level, reason: 'short_name' }
  const shared = xs.some((p) => ys.some((q) => canonical(p) === canonical(q)))
  if (shared && (xs.length > 1 || ys.length > 1)) return { score: 0.9 - level, reason: 'merged' }
  const lineage = lineageOf(x)
  if (lineage !== undefined && lineage === lineageOf(y)) return { score: 0.82 - level, reason: 'successor' }
  const [short, long] = [canonical(x), canonical(y)].sort((p, q) => p.length - q.length)
  if (short && long && short.length >= 3 && long.includes(short.replace(/[局委办]$/u, ''))) {
    return { score: 0.6 + (0.15 * short.length) / long.length - level, reason: 'contained' }
  }
  const likeness = dice(canonical(x), canonical(y))
  return likeness >= 0.5 ? { score: likeness * 0.7 - level, reason: 'similar' } : undefined
}

function plain(name: string): string {
  return fold(squeeze(name))
}

/** 县 of 县商务局 and of 明溪县商务局; 市场监管局 alone has none. */
function levelOf(name: string): string {
  return (
    /^(?:[\p{Script=Han}]{2,8}?)?(省|市(?!场)|州|盟|县|区|旗)(?=[\p{Script=Han}]{2,})/u.exec(
      name.slice(0, 10),
    )?.[1] ?? ''
  )
}

/** Without place and level: 福建省明溪县商务局, 县商务局 and 商务局 are one. */
function bare(name: string): string {
  let rest = name.replace(/^国家税务总局(?=.*税务局)/u, '').replace(/^中共/u, '')
  for (let i = 0; i < 3; i += 1) {
    const cut = rest.replace(
      /^(?:[\p{Script=Han}]{2,7}?)?(?:省|自治区|自治州|市(?!场)|州|盟|自治县|县|区|旗)(?=[\p{Script=Han}]{2,})/u,
      '',
    )
    if (cut.length < 2) break
    rest = cut
  }
  return rest.replace(/^(?:委)(?=[\p{Script=Han}]{2,})/u, '').replace(/^人民政府(?=办)/u, '政府')
}

/** The names of a merged bureau: 工信局（商务局）, 发展和改革局（粮食和物资储备局）. */
function parts(name: string): string[] {
  const match = /^([^()]+)\(([^()]+)\)/u.exec(name)
  return match
    ? [match[1] ?? '', ...(match[2] ?? '').split(/[、,]/u)].map((part) => part.replace(/^挂/u, ''))
    : [name]
}

function canonical(name: string): string {
  let text = bare(parts(name)[0] ?? name)
  for (const [long, short] of SHORT_FORMS) text = text.replaceAll(long, short)
  return text.replace(/^(发改|工信|卫健|住建|经信)(?:委|局)$/u, '$1局').replace(/和|与/gu, '')
}

/** The authority that a name stands for through mergers; stations below a bureau are not the bureau. */
function lineageOf(name: string): string | undefined {
  if (/(?:所|站|大队|支队)$/u.test(name)) return undefined
  return LINEAGES.find(([, pattern]) => pattern.test(name))?.[0]
}

function dice(a: string, b: string): number {
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
  const [x, y] = [pairs(a), pairs(b)]
  if (x.length === 0 || y.length === 0) return 0
  const left = [...y]
  let same = 0
  for (const pair of x) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    same += 1
  }
  return (2 * same) / (x.length + y.length)
}
