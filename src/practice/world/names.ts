/** 名称与登记: shops, their holders, addresses and credit codes. Everything lies in a province that does not exist. */
import { organisationCheckCharacter, usccCheckCharacter } from '../../kernel/uscc.ts'
import type { Random } from '../random.ts'

/** Province 99 stands in no register: nobody real is named. */
const COUNTIES = [
  { code: '990121', name: '示例省甲州市子丘县' },
  { code: '990122', name: '示例省甲州市丑陵县' },
  { code: '990123', name: '示例省甲州市寅川县' },
] as const

const FIRST = [...'云溪松桥石竹南柳青禾望渡半鹿白井旧墨']
const SECOND = [...'岭湾坡口塘沟坪尾岸洲台墩里屋垄渡']
const SURNAMES = [...'某甲乙丙丁戊己庚']
const STREETS = ['演练路', '示范街', '样板巷', '练习大道', '试点路']

/** 登记信息: one row of the register that belongs to the market. */
export interface Holder {
  readonly uscc: string
  readonly name: string
  readonly kind: '企业' | '个体工商户'
  readonly legalPerson: string
  readonly address: string
  readonly phone: string
  readonly region: string
  readonly status: '存续' | '注销' | '吊销'
}

const digits = (value: number, width: number) => String(value).padStart(width, '0')

/** A valid code whose body counts up from zero: none that a registrar gives out. */
export function usccOf(region: string, kind: '企业' | '个体工商户', serial: number): string {
  const eight = digits(serial, 8)
  const body = `${kind === '企业' ? '91' : '92'}${region}${eight}${organisationCheckCharacter(eight)}`
  return `${body}${usccCheckCharacter(body)}`
}

export const brandOf = (random: Random) => `${random.pick(FIRST)}${random.pick(SECOND)}`

export function holderOf(random: Random, serial: number, brand: string, line: string): Holder {
  const county = random.pick(COUNTIES)
  const kind = random.chance(0.4) ? '企业' : '个体工商户'
  const place = county.name.slice(-3)
  const name = kind === '企业' ? `${place}${brand}${line}有限公司` : `${place}${brand}${line}商行`
  return {
    uscc: usccOf(county.code, kind, serial),
    name,
    kind,
    legalPerson: `${random.pick(SURNAMES)}某某`,
    address: `${county.name}${random.pick(STREETS)}${random.between(1, 320)}号`,
    phone: `1990000${digits(serial, 4)}`,
    region: county.code,
    status: '存续',
  }
}
