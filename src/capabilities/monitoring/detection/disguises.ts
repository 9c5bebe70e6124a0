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

/**
 * Characters and letters that sound like one, or begin its sound. They are ordinary by themselves, so a word of a
 * list is read into them only when one of its characters is replaced and the rest stands.
 */
export const SOUNDALIKES: Readonly<Record<string, readonly string[]>> = {
  最: ['醉', '罪', '嘴', '菌', '嶊', 'zui', 'z'],
  佳: ['加', '嘉', '隹', 'jia', '茄', '咖'],
  好: ['hao', '郝', '毫'],
  国: ['g', 'guo', '郭', '果', '幗'],
  家: ['j', 'jia', '加', '嘉', '佳', '假'],
  级: ['j', 'ji', '极', '及', '集', '吉'],
  极: ['ji', '级', '及'],
  第: ['地', '帝', '弟', '娣', 'di', 'd', '苐'],
  '1': ['一', 'yi', 'one', '依'],
  顶: ['鼎', 'ding', '丁'],
  唯: ['惟', '维', 'wei'],
  首: ['手', 'shou', '守'],
  选: ['xuan', '悬'],
  独: ['毒', 'du'],
  疗: ['廖', 'liao', '聊', '撩'],
  治: ['智', 'zhi', '致', '制', '冶'],
  愈: ['遇', 'yu', '俞', '育'],
  癌: ['ai', '岩', '碍'],
  病: ['饼', 'bing', '并', '氷'],
  症: ['正', '政', 'zheng'],
  药: ['要', 'yao', '葯'],
  效: ['笑', 'xiao'],
  返: ['反', '饭', 'fan', '翻'],
  现: ['线', 'xian', '献', '陷'],
  评: ['平', 'ping', '坪', '苹'],
  烟: ['咽', 'yan', '胭', '㷑', '菸'],
  赚: ['zhuan', '转', '攥'],
  保: ['宝', 'bao', '堡'],
  稳: ['wen', '吻'],
  包: ['bao', '苞'],
  过: ['guo', '锅'],
}

/** Whole words that stand for another. */
export const STAND_INS: readonly (readonly [string, string])[] = [
  ['菌佳', '最佳'],
  ['墜佳', '最佳'],
  ['zui佳', '最佳'],
  ['醉加', '最佳'],
  ['最+', '最佳'],
  ['女子评', '好评'],
  ['女子平', '好评'],
  ['五心好评', '五星好评'],
  ['wx好评', '五星好评'],
  ['返线', '返现'],
  ['饭馅', '返现'],
  ['弓虽', '强'],
  ['弟1', '第一'],
  ['地1', '第一'],
  ['帝1', '第一'],
  ['no1', '第一'],
  ['top1', '第一'],
  ['numberone', '第一'],
  ['全网no1', '全网第一'],
  ['世界no1', '世界第一'],
  ['国j级', '国家级'],
  ['guojia级', '国家级'],
  ['gj级', '国家级'],
  ['抗ai', '抗癌'],
  ['高xy', '高血压'],
  ['降xt', '降血糖'],
  ['gao血压', '高血压'],
  ['雾化弹', '烟弹'],
]

/** Readings of a replaced character that are words of their own: 首加 of 首加热 is not 首佳. */
export const HARMLESS: ReadonlySet<string> = new Set([
  '国加级',
  '加级',
  '最加',
  '嘴好',
  '罪好',
  '郭家级',
  '第依',
  '守选',
  '手选',
  '毒家',
  '维1',
  '惟1',
  '地1',
  '反现',
  '保过',
  '正状',
  '并症',
  '果家级',
  '饼症',
  '平返现',
  '治遇',
  '聊效',
  '要效',
  '病症',
  '转钱',
  '不ji',
  '宝过',
  '顶极',
  'z好',
  '制疗',
  '醉好',
  '致愈',
  '好平',
  '丁级',
  '首悬',
])

/** 拼音: characters of words that sellers hide, by their syllable: 治liao, 三gao, 消yan. */
const SYLLABLES: Readonly<Record<string, string>> = {
  ai: '癌爱',
  bao: '保包宝爆',
  bing: '病冰',
  bu: '补',
  chao: '超',
  ci: '刺',
  dai: '代袋',
  dan: '单弹蛋胆',
  di: '第低敌',
  ding: '顶',
  du: '毒独',
  fa: '发',
  fan: '返',
  feng: '风疯',
  fen: '粉分',
  fu: '腹肤复',
  gan: '肝',
  gao: '高膏',
  gen: '根',
  gu: '骨',
  guan: '管冠',
  guo: '国过',
  hao: '好',
  hong: '红',
  huan: '患缓',
  huo: '活',
  ji: '级极疾肌',
  jia: '家佳假价',
  jian: '减健',
  jiao: '胶',
  jie: '结解',
  jiu: '酒灸',
  juan: '卷',
  kang: '抗康',
  ke: '咳',
  liao: '疗',
  liu: '瘤',
  mai: '买卖',
  mian: '眠免',
  nao: '脑',
  niao: '尿',
  pei: '赔',
  pian: '骗片',
  ping: '评',
  pin: '品',
  qi: '气',
  qian: '钱',
  qiang: '枪强',
  qu: '祛去',
  quan: '全痊券',
  re: '热',
  sha: '杀',
  sheng: '升生',
  shi: '湿食',
  shou: '首售',
  shua: '刷',
  si: '死',
  song: '送',
  tang: '糖',
  ti: '提',
  tong: '痛通',
  tou: '投头',
  tui: '退',
  wei: '唯胃',
  wen: '稳',
  wu: '无',
  xi: '吸',
  xian: '现腺线',
  xiang: '香',
  xiao: '消效销',
  xing: '星',
  xue: '血',
  xuan: '选',
  ya: '压押',
  yan: '烟炎',
  yang: '痒阳',
  yao: '药',
  ye: '液',
  yi: '一医益',
  ying: '赢盈',
  yong: '永',
  you: '优',
  yu: '愈预郁瘀育',
  zeng: '增',
  zhen: '诊',
  zheng: '症证',
  zhi: '治止质值脂痔',
  zhong: '肿中',
  zhuan: '赚专',
  zui: '最',
  zun: '尊',
}

const SYLLABLE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(SYLLABLES).flatMap(([syllable, characters]) =>
    [...characters].map((character) => [character === '一' ? '1' : character, syllable] as const),
  ),
)

/**
 * How a folded word is spelled to be read by people alone: one character by its sound or by its syllable, or the whole
 * by syllables.
 */
export function spellingsOf(word: string): readonly string[] {
  const characters = [...word]
  const spellings: string[] = []
  for (const [at, character] of characters.entries()) {
    const syllable = SYLLABLE_OF.get(character)
    for (const other of [...(SOUNDALIKES[character] ?? []), ...(syllable === undefined ? [] : [syllable])])
      spellings.push([...characters.slice(0, at), other, ...characters.slice(at + 1)].join(''))
  }
  const syllables = characters.map((character) => SYLLABLE_OF.get(character))
  if (syllables.every((each) => each !== undefined) && syllables.join('').length >= 6)
    spellings.push(syllables.join(''))
  return spellings
}

/**
 * 关键词: what patterns are made of and sellers hide most. Read through their disguises even where no rule lists them
 * by themselves.
 */
export const KEYS: readonly string[] =
  '治疗 治愈 根治 疗效 药效 痊愈 主治 专治 医治 消炎 消肿 止痛 止痒 止咳 杀菌 抗癌 防癌 癌症 肿瘤 糖尿病 高血压 高血脂 高血糖 血压 血糖 血脂 三高 失眠 便秘 痛风 风湿 类风湿 关节炎 颈椎病 鼻炎 湿疹 胃病 胃炎 痔疮 前列腺 早泄 阳痿 妇科病 抑郁症 结节 心脏病 脑梗 中风 近视 好评 差评 返现 红包 五星好评 刷单 刷粉 销量 微信 加微信 稳赚 保本 包过 保过 必过 押题 提分 升值 回本 赚钱 躺赚 日赚 月入 香烟 电子烟 卷烟 烟弹 雪茄 处方药 枪支 仿真枪 发票 假证 最好 最佳 最低价 最高级 第一 唯一 首选 顶级 国家级 世界级 最强 最大 最优 冠军 特供 专供 拉人头 下线 返利 退款 包治 断根 除根 祛湿 减肥 丰胸 壮阳 补肾 增高 祛斑 特效 无效退款 副作用'.split(
    ' ',
  )

/** 表情: pictures that stand for a character beside another: 血🍬, 外🚬. */
const PICTURES: Readonly<Record<string, { readonly means: string; readonly after?: string; readonly before?: string }>> = {
  '🍬': { means: '糖', after: '血降控' },
  '🍭': { means: '糖', after: '血降控' },
  '💊': { means: '药', after: '吃停西中服', before: '效品到' },
  '🚬': { means: '烟', after: '外香卷子雾口华支小' },
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
