/**
 * A register and queries made by number, so that any of them can be made again: names, codes and addresses of one
 * province with its real counties, brands as unevenly spread as in life, and shops that write them in their own ways.
 */
import { chinaRegions } from '../../src/kernel/china-regions.ts'
import { descendantsOf } from '../../src/kernel/region.ts'
import { parseRegionCode } from '../../src/kernel/region-code.ts'
import { shortName } from '../../src/kernel/region-name.ts'
import { usccCheckCharacter } from '../../src/kernel/uscc.ts'

/** A sequence of its own for each number. */
function dice(seed: number): (below: number) => number {
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
const words = (text: string) => text.split(' ')
const pick = <T>(roll: (below: number) => number, list: readonly T[]): T => list[roll(list.length)] as T

const tree = chinaRegions()
const province = parseRegionCode('350000')
const counties = descendantsOf(tree, province as NonNullable<typeof province>).filter(
  ({ level }) => level === 'county',
)
const cityOf = new Map(
  counties.map((county) => [
    county.code,
    tree.byCode.get(county.parent as typeof county.code)?.[0]?.name ?? '',
  ]),
)

const CHARACTERS = [
  ...'安柏宝北碧博彩苍岑澄初川春翠丹稻德东朵恩帆芳枫福富港歌谷光桂海航禾荷恒弘湖花华怀辉惠吉佳嘉江杰锦晶景静九聚康可坤兰朗乐黎里力莲良林灵龙路绿美梦米妙茗木牧南宁诺鹏品平朴麒千乾巧青清晴泉然仁荣瑞润森沙山尚深升圣石时舒顺思松泰棠桃腾天田万望巍微温闻梧希溪熙喜霞贤祥象晓欣新星兴秀轩雪雅言艳阳瑶野叶依怡宜逸银盈永优友余屿雨玉裕元园远悦云韵泽展章兆珍真正知志致智中舟竹卓子紫梓祖',
]
const WORN = words(
  '金鑫 宏盛 永发 兴旺达 顺心 福满 瑞丰源 天意 大旺 好味 老陈 老黄 阿明 阿芳 小燕 郑记 林记 美佳 美味 万利 永利 日升 旺旺 恒丰 中源 华盛 百信 康乐 喜洋洋 新概念 新起点 聚福 聚贤 佰佳 佳惠',
)
const COMPANY_TRADES = words(
  '食品 茶业 贸易 商贸 电子商务 网络科技 信息技术 服饰 鞋业 农业发展 生态农业 生物科技 文化传媒 家居用品 建材 五金制品 机械设备 医疗器械 医药连锁 餐饮管理 物流 汽车销售 珠宝 体育用品 化妆品 日用品 供应链管理 环保科技 酒业 水产品 包装材料 玩具 宠物用品 母婴用品 电器 照明 教育咨询 旅游开发 装饰工程 纺织',
)
const SINGLE_TRADES = words(
  '食杂店 小吃店 服装店 水果店 茶叶店 鞋店 五金店 建材店 理发店 便利店 奶茶店 烧烤店 快餐店 蔬菜摊 海鲜店 手机店 电器行 文具店 药店 花店 宠物店 母婴店 化妆品店 饰品店 蛋糕店 面馆 早餐店 汽修店 窗帘店 玩具店 商行 经营部 批发部 工作室 商店',
)
const STREETS = words(
  '解放路 民主路 中山路 和平街 建设路 新华街 工业路 滨河路 朝阳路 文化街 人民路 东街 西街 南大街 学府路 迎宾大道 朝晖路 育才路 环城路 胜利街',
)
const TOWNS = words('城关镇 东溪镇 北山乡 石桥镇 上坪乡 下洋镇 龙门镇 白石镇 大岭乡 南坑镇')

export interface MadeEntity {
  readonly name: string
  readonly code: string
  readonly address: string
  readonly county: number
  readonly brand: string
  readonly trade: string
  readonly form: string
}

/** Few brands are borne by thousands, most by one or two. */
function brandOf(roll: (below: number) => number): string {
  if (roll(100) < 6) return pick(roll, WORN)
  const length = [2, 2, 2, 3, 3, 4][roll(6)] ?? 2
  // The square makes the first characters far commoner than the last.
  const character = () =>
    CHARACTERS[Math.floor(CHARACTERS.length * (roll(1_000_000) / 1_000_000) ** 1.6)] ?? '安'
  return Array.from({ length }, character).join('')
}

export function makeEntity(number: number): MadeEntity {
  const roll = dice(number)
  const county = roll(counties.length)
  const { name: region = '', code: regionCode } = counties[county] ?? {}
  const city = regionCode === undefined ? '' : (cityOf.get(regionCode) ?? '')
  const brand = brandOf(roll)
  const address = `${city}${region}${pick(roll, STREETS)}${1 + roll(400)}号`
  const kind = roll(100)
  const body = `${String(number).padStart(9, '0')}`
  const codeOf = (head: string) => {
    const first = `${head}${regionCode}${body}`
    return roll(10) === 0 ? '' : first + (usccCheckCharacter(first) ?? '0')
  }
  if (kind < 42) {
    const trade = pick(roll, COMPANY_TRADES)
    const form = roll(12) === 0 ? '有限责任公司' : '有限公司'
    const front = roll(4) === 0 ? city : roll(8) === 0 ? '福建' : region
    const name =
      roll(15) === 0 ? `${brand}（${shortName(front)}）${trade}${form}` : `${front}${brand}${trade}${form}`
    if (kind >= 40)
      return {
        name: `${name}${shortName(region)}分公司`,
        code: codeOf('91'),
        address,
        county,
        brand,
        trade,
        form: '分公司',
      }
    return { name, code: codeOf('91'), address, county, brand, trade, form }
  }
  if (kind < 45)
    return {
      name: `${region}${brand}农民专业合作社`,
      code: codeOf('93'),
      address,
      county,
      brand,
      trade: '',
      form: '合作社',
    }
  const trade = pick(roll, SINGLE_TRADES)
  const town = roll(3) === 0 ? pick(roll, TOWNS) : ''
  return {
    name: `${region}${town}${brand}${trade}`,
    code: codeOf('92'),
    address,
    county,
    brand,
    trade,
    form: '',
  }
}

export interface MadeQuery {
  readonly entity: number
  readonly kind: string
  readonly name: string
  readonly code: string
  readonly address: string
}

const TRADITIONAL: Readonly<Record<string, string>> = {
  华: '華',
  云: '雲',
  业: '業',
  茶: '茶',
  东: '東',
  龙: '龍',
  兰: '蘭',
  乐: '樂',
  丰: '豐',
  万: '萬',
  宝: '寶',
  国: '國',
  电: '電',
  县: '縣',
  贸: '貿',
  网: '網',
  饰: '飾',
  鞋: '鞋',
  优: '優',
  远: '遠',
  园: '園',
  绿: '綠',
  农: '農',
}
const ALIKE = words(
  '华花 佳嘉 康坤 林琳 清青 新欣 祥翔 园源 海海 宏弘 辉晖 惠慧 锦景 丽莉 美镁 明铭 荣容 润闰 山杉 盛圣 泰太 望旺 玉裕 云芸 志智 中忠 子梓 叶业 元源 福富',
)

function misspelled(text: string, roll: (below: number) => number, isSound: boolean): string {
  const at = roll(text.length)
  if (isSound) {
    for (const [index, character] of [...text].entries()) {
      const group = ALIKE.find((each) => each.includes(character))
      if (group !== undefined)
        return text.slice(0, index) + (group.replace(character, '')[0] ?? character) + text.slice(index + 1)
    }
    return text
  }
  const slip = roll(3)
  if (slip === 0 && text.length > 2) return text.slice(0, at) + text.slice(at + 1)
  if (slip === 1 && at + 1 < text.length)
    return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
  return text.slice(0, at) + pick(roll, CHARACTERS) + text.slice(at + 1)
}

const goods = (trade: string) =>
  trade.replace(/(?:店|行|摊|馆)$/, '').replace(/(?:管理|发展|制品|工程|连锁|销售|开发|咨询)$/, '')
const wide = (text: string) =>
  text.replaceAll(/[0-9A-Za-z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
const SUFFIXES = words('旗舰店 官方旗舰店 专营店 企业店 官方店 店铺 工厂店 直营店')

/** What a shop calls itself, of an entity of the register or, for one in five, of none. */
export function makeQuery(number: number, entities: number): MadeQuery {
  const roll = dice(number + 0x40000000)
  const entity = roll(entities)
  const made = makeEntity(entity)
  const region = counties[made.county]?.name ?? ''
  const brief = shortName(region)
  const plain = { entity, code: '', address: '' }
  const shop = made.trade === '' ? made.brand : made.brand + goods(made.trade)
  switch (roll(15)) {
    case 0:
      return { ...plain, kind: 'name as registered', name: made.name }
    case 1:
      return {
        ...plain,
        kind: 'credit code, another name',
        name: pick(roll, WORN) + pick(roll, SUFFIXES),
        code: roll(2) === 0 ? wide(made.code) : made.code,
        entity: made.code === '' ? -1 : entity,
      }
    case 2:
      return { ...plain, kind: 'region, brand, goods, suffix', name: brief + shop + pick(roll, SUFFIXES) }
    case 3:
      return { ...plain, kind: 'brand, goods, suffix', name: shop + pick(roll, SUFFIXES) }
    case 4:
      return { ...plain, kind: 'brand, goods, address', name: shop, address: made.address }
    case 5:
      return {
        ...plain,
        kind: 'traditional characters',
        name: [...made.name].map((each) => TRADITIONAL[each] ?? each).join(''),
      }
    case 6:
      return {
        ...plain,
        kind: 'slip in the brand',
        name: made.name.replace(made.brand, misspelled(made.brand, roll, false)),
      }
    case 7:
      return {
        ...plain,
        kind: 'homophone in the brand',
        name: made.name.replace(made.brand, misspelled(made.brand, roll, true)),
      }
    case 8:
      return {
        ...plain,
        kind: 'slip and the address',
        name: brief + misspelled(shop, roll, false),
        address: made.address,
      }
    case 9:
      return {
        ...plain,
        kind: 'province and city written out',
        name: `福建省${made.name.startsWith(region) ? (cityOf.get(counties[made.county]?.code as never) ?? '') : ''}${made.name.replace(/^福建/, '')}`,
      }
    case 10:
      return {
        ...plain,
        kind: 'blanks and stars between',
        name: `【${brief}】 ${shop}★${pick(roll, SUFFIXES)}`,
      }
    case 11: {
      const other = counties[(made.county + 7) % counties.length]?.name ?? ''
      return {
        ...plain,
        kind: 'none: brand of another county',
        name: `${other}${made.brand}${made.trade}${made.form}`,
        entity: -1,
      }
    }
    case 12: {
      const absent = makeEntity(entities + number)
      return { ...plain, kind: 'none: not in the register', name: absent.name, entity: -1 }
    }
    case 13:
      return {
        ...plain,
        kind: 'none: an unknown branch',
        name: `${region}${made.brand}${made.trade}有限公司漠河分公司`,
        entity: -1,
      }
    default: {
      const absent = makeEntity(entities + number)
      return {
        ...plain,
        kind: 'none: a shop from elsewhere',
        name: absent.brand + goods(absent.trade) + pick(roll, SUFFIXES),
        entity: -1,
      }
    }
  }
}
