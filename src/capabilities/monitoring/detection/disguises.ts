/** 变体: characters and words that sellers write in place of others, as lists. Data. */

/** Rare characters that stand for one common one only; folded everywhere. */
export const LOOKALIKES: Readonly<Record<string, string>> = {
  蕞: '最',
  朂: '最',
  冣: '最',
  樶: '最',
  檌: '最',
  嶵: '最',
  晸: '最',
  囯: '国',
  囶: '国',
  圀: '国',
  氿: '九',
  弌: '一',
  苐: '第',
  珶: '第',
  踘: '第',
  镓: '家',
  傢: '家',
  稼: '家',
  汲: '级',
  岌: '级',
  筊: '级',
  圾: '级',
  巅: '颠',
  葯: '药',
  菿: '到',
  昰: '是',
  恠: '怪',
  涖: '莅',
  烎: '开',
  嚸: '点',
  薇: '微',
  徾: '微',
  亰: '京',
  崬: '东',
  嬡: '爱',
  俽: '欣',
  瘉: '愈',
  癒: '愈',
  療: '疗',
  卟: '不',
  吥: '不',
  芣: '不',
  嘬: '最',
  髙: '高',
  夲: '本',
  囍: '喜',
  効: '效',
  恏: '好',
  沵: '你',
  伱: '你',
  啲: '的',
  噺: '新',
  伩: '信',
  卋: '世',
  銭: '钱',
  亊: '事',
  禸: '肉',
  媞: '是',
  佷: '很',
  叚: '假',
  収: '收',
  対: '对',
  価: '价',
  発: '发',
  売: '卖',
  実: '实',
  験: '验',
  検: '检',
  薬: '药',
  転: '转',
  経: '经',
  済: '济',
  増: '增',
  圧: '压',
  変: '变',
  権: '权',
  単: '单',
  団: '团',
  弾: '弹',
  険: '险',
  悪: '恶',
  気: '气',
  釈: '释',
  満: '满',
  両: '两',
  続: '续',
  総: '总',
}

/** Two parts of one character. The first is a radical that ordinary text does not hold by itself. */
const PARTS: Readonly<Record<string, string>> = {
  亻圭: '佳',
  亻隹: '佳',
  亻介: '价',
  亻呆: '保',
  亻弋: '代',
  亻言: '信',
  亻古: '估',
  亻乍: '作',
  氵台: '治',
  氵肖: '消',
  氵夬: '决',
  氵青: '清',
  氵咸: '减',
  疒丙: '病',
  疒了: '疗',
  疒寮: '疗',
  疒甬: '痛',
  疒正: '症',
  疒峑: '癌',
  疒因: '癌',
  扌丁: '打',
  扌非: '排',
  扌殳: '投',
  讠正: '证',
  讠午: '许',
  讠平: '评',
  讠仑: '论',
  纟及: '级',
  糹及: '级',
  纟充: '统',
  纟吉: '结',
  宀豕: '家',
  囗玉: '国',
  囗王: '国',
  竹弟: '第',
  冫咸: '减',
  冫青: '清',
  辶反: '返',
  辶关: '送',
  走召: '超',
  页丁: '顶',
  艹约: '药',
  饣我: '饿',
  钅失: '铁',
}

/** First part to second part to whole, by UTF-16 unit. */
export const SPLIT: ReadonlyMap<number, ReadonlyMap<number, number>> = (() => {
  const map = new Map<number, Map<number, number>>()
  for (const [parts, whole] of Object.entries(PARTS)) {
    const first = map.get(parts.charCodeAt(0)) ?? new Map<number, number>()
    map.set(parts.charCodeAt(0), first.set(parts.charCodeAt(1), whole.charCodeAt(0)))
  }
  return map
})()

/** 表情: pictures that stand for a character beside another: 血🍬, 外🚬. */
const PICTURES: Readonly<
  Record<string, { readonly means: string; readonly after?: string; readonly before?: string }>
> = {
  '🍬': { means: '糖', after: '血降控' },
  '🍭': { means: '糖', after: '血降控' },
  '💊': { means: '药', after: '吃停西中服', before: '效品到' },
  '🚬': { means: '烟', after: '外香卷子雾口华支小', before: '需友民货单价弹油丝' },
  '🧧': { means: '红包', after: '返领发送换评图星' },
  '💰': { means: '钱', after: '赚挣返来' },
  '🐯': { means: '虎', before: '骨牙鞭皮' },
  '🐘': { means: '象', before: '牙' },
  '🐻': { means: '熊', before: '胆掌' },
  '🔫': { means: '枪', after: '气真弹手火' },
}

export interface Picture {
  readonly means: string
  readonly after: string
  readonly before: string
}

/** By code point. */
export const PICTURE_OF: ReadonlyMap<number, Picture> = new Map(
  Object.entries(PICTURES).map(([picture, { means, after = '', before = '' }]) => [
    picture.codePointAt(0) ?? 0,
    { means, after, before },
  ]),
)
