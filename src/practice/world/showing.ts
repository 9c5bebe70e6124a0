/** 亮照、亮证、自我声明、信用代码、仿冒名称: what a shop shows of itself, rightly and wrongly planted. Pure. */
import type { TradeId } from '../goods/trade.ts'
import { BRANDS } from './brands.ts'
import type { Ground } from './found.ts'
import { usccOf } from './names.ts'
import type { Cause, Planter } from './plant.ts'
import { platformOf } from './platforms.ts'
import { DECLARATIONS, type LicenceStyle, type Shop, shopPath } from './shop.ts'

const DISPLAY: Cause = { rule: 'licence-display', name: '未亮照', law: '电子商务法第十五条' }
const CODE: Cause = {
  rule: 'licence-code',
  name: '公示的统一社会信用代码不正确',
  law: '网络交易监督管理办法第十二条',
}
const DECLARED: Cause = {
  rule: 'declaration',
  name: '免登记自我声明不全',
  law: '网络交易监督管理办法第十二条',
}
const IMITATION: Cause = {
  rule: 'imitation',
  name: '仿冒他人名称',
  law: '反不正当竞争法第七条',
  expected: 'look',
}

/** What stands where a licence should stand. */
const ABSENT = [
  '',
  '本店诚信经营，正品保障，假一赔十',
  '演ICP备99000001号',
  '证照齐全，放心选购',
  '营业执照办理中',
  '本人开的小店，不用办执照，放心买',
  '客服微信同手机号',
  '荣誉：重合同守信用单位',
] as const

const SHOWN: readonly LicenceStyle[] = [
  { kind: 'link', words: '主体资质' },
  { kind: 'link', words: '企业档案' },
  { kind: 'link', words: '执照' },
  { kind: 'picture', words: '亮照' },
  { kind: 'picture', words: '工商网监' },
  { kind: 'link', words: '店铺资质' },
  { kind: 'system' },
  { kind: 'link', words: '商家信息公示' },
]

/** A shop of its own for a plant that all its pages show. */
class ShopPicker {
  readonly #taken = new Set<string>()
  readonly #ground: Ground

  constructor(ground: Ground) {
    this.#ground = ground
  }

  take(trades?: readonly TradeId[]): Shop {
    const { random, shops } = this.#ground
    const open = shops.filter(
      ({ id, trade, platform }) =>
        !this.#taken.has(id) &&
        platformOf(platform).weight > 0 &&
        (trades === undefined || trades.includes(trade)),
    )
    const shop = random.pick(open)
    this.#taken.add(shop.id)
    return shop
  }
}

const DRY: readonly TradeId[] = [
  'clothes',
  'shoes',
  'phone',
  'furniture',
  'toy',
  'kitchen',
  'car',
  'clean',
  'paper',
  'pet',
  'jewel',
]

export function plantShowing(ground: Ground, planter: Planter): void {
  const picker = new ShopPicker(ground)
  const onShop = (cause: Cause, shop: Shop, text: string, most?: 'note' | 'look') =>
    planter.note({ cause, shop, page: shopPath(shop), wholeShop: true, text, most })

  for (const instead of ABSENT) {
    const shop = picker.take(DRY)
    shop.licence = { kind: 'absent', instead }
    onShop(DISPLAY, shop, '')
  }
  for (const licence of SHOWN) {
    const shop = picker.take(DRY)
    shop.licence = licence
    onShop(DISPLAY, shop, '', 'note')
  }
  plantCodes(picker, onShop)
  plantDeclarations(ground, picker, onShop)
  plantPermits(picker, onShop)
  plantImitations(picker, onShop)
}

type OnShop = (cause: Cause, shop: Shop, text: string, most?: 'note' | 'look') => void

function plantCodes(picker: ShopPicker, onShop: OnShop): void {
  const wrong: readonly ((code: string) => string)[] = [
    (code) => `${code.slice(0, -1)}${code.endsWith('1') ? '2' : '1'}`,
    (code) => code.slice(0, -1),
    (code) => `${code.slice(0, 9)}${code[10]}${code[9]}${code.slice(11)}`,
    (code) => code.replace('0', 'O'),
    (code) => `${code}0`,
    (code) => `${code.slice(0, 10)}********`,
  ]
  for (const spoil of wrong) {
    const shop = picker.take(DRY)
    const spoilt = spoil(shop.holder.uscc)
    // Two digits that are the same change nothing when they change places.
    const code = spoilt === shop.holder.uscc ? usccOf('990121', '企业', 99).slice(0, 17) : spoilt
    shop.licence = { kind: 'code', code, name: shop.holder.name }
    onShop(CODE, shop, code)
  }
  const right: readonly ((code: string) => string)[] = [
    (code) => code,
    (code) => `${code.slice(0, 4)} ${code.slice(4, 10)} ${code.slice(10)}`,
    (code) => code.toLowerCase(),
    (code) => `${code}（三证合一）`,
    (code) => code,
    (code) => code,
  ]
  for (const write of right) {
    const shop = picker.take(DRY)
    const code = write(shop.holder.uscc)
    shop.licence = { kind: 'code', code, name: shop.holder.name }
    onShop(CODE, shop, code, 'note')
  }
}

function plantDeclarations(ground: Ground, picker: ShopPicker, onShop: OnShop): void {
  const wordsOf = (shop: Shop): string =>
    shop.trade === 'produce'
      ? DECLARATIONS.farm
      : shop.trade === 'craft'
        ? DECLARATIONS.craft
        : shop.trade === 'service'
          ? DECLARATIONS.service
          : DECLARATIONS.small
  const faults = [
    ['no address', '19900000001'],
    ['no contact', undefined],
    ['neither', undefined],
  ] as const
  const trades: readonly TradeId[] = ['produce', 'craft', 'service']
  for (let round = 0; round < 2; round += 1)
    for (const [kind, contact] of faults) {
      const shop = picker.take(trades)
      const address = kind === 'no contact' ? shop.holder.address : undefined
      shop.licence = { kind: 'declared', words: wordsOf(shop), address, contact }
      onShop(DECLARED, shop, wordsOf(shop))
    }
  const contacts = [
    '19900000002',
    '0999-1234567',
    '微信号 yanlian_0001',
    '邮箱 shop@example.cn',
    '400-000-0001',
    '座机 0999-7654321',
  ]
  for (const contact of contacts) {
    const shop = picker.take(trades)
    shop.licence = { kind: 'declared', words: wordsOf(shop), address: shop.holder.address, contact }
    onShop(DECLARED, shop, wordsOf(shop), 'note')
  }
  // 零星小额, and one article alone sells for more than the year allows.
  for (const sales of [6200, 23_000]) {
    const shop = picker.take(['paper', 'jewel', 'toy', 'kitchen'])
    shop.licence = {
      kind: 'declared',
      words: DECLARATIONS.small,
      address: shop.holder.address,
      contact: shop.holder.phone,
    }
    const listing = ground.listing(shop)
    Object.assign(listing, { sales, article: { ...listing.article, yuan: 59 } })
    onShop({ ...DECLARED, name: '声明零星小额与规模不符', expected: 'look' }, shop, DECLARATIONS.small)
  }
}

const PERMITS: readonly (readonly [string, string, string, readonly TradeId[]])[] = [
  [
    'permit-food',
    '未亮食品经营许可或者备案',
    '电子商务法第十五条；食品安全法第三十五条',
    ['tea', 'snack', 'honey', 'liquor'],
  ],
  ['permit-drug', '未亮药品经营许可', '电子商务法第十五条；药品网络销售监督管理办法', ['otc']],
  ['permit-device', '未亮医疗器械经营备案', '电子商务法第十五条', ['device']],
  ['permit-publication', '未亮出版物经营许可', '电子商务法第十五条', ['book']],
  ['permit-trade', '未亮旅游、住宿经营许可', '电子商务法第十五条', ['travel']],
]

function plantPermits(picker: ShopPicker, onShop: OnShop): void {
  for (const [rule, name, law, trades] of PERMITS) {
    const cause: Cause = { rule, name, law, expected: 'look' }
    const count = rule === 'permit-food' ? 6 : 2
    for (let index = 0; index < count; index += 1) {
      const shop = picker.take(trades)
      shop.licence = { kind: 'picture', words: '营业执照' }
      for (const listing of shop.listings) {
        listing.showsPermits = false
        for (const [at, point] of listing.points.entries())
          if (/械注|ISBN/.test(point)) listing.points[at] = '发货前都会检查一遍'
      }
      onShop(cause, shop, '')
    }
    for (let index = 0; index < count; index += 1) {
      const shop = picker.take(trades)
      shop.licence = { kind: 'picture', words: '营业执照' }
      onShop(cause, shop, '', 'note')
    }
  }
}

function plantImitations(picker: ShopPicker, onShop: OnShop): void {
  const near: readonly (readonly [string, Cause['expected']])[] = [
    ['云岭山荼官方旗舰店', 'look'],
    ['石渡布依专卖店', 'look'],
    ['白鹿州食品店', 'look'],
    ['松桥电器官方旗舰店', 'violation'],
    ['南坪果業', 'look'],
    ['青禾母婴官方直营店', 'violation'],
  ]
  for (const [name, expected] of near) {
    const shop = picker.take(DRY)
    shop.name = name
    onShop({ ...IMITATION, ...(expected && { expected }) }, shop, name)
  }
  for (const { name, holder } of BRANDS) {
    const shop = picker.take(DRY)
    shop.name = `${name}旗舰店`
    Object.assign(shop, { holder: { ...shop.holder, name: holder } })
    shop.licence = { kind: 'code', code: shop.holder.uscc, name: holder }
    onShop(IMITATION, shop, shop.name, 'note')
  }
}
