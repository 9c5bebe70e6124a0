/** 导入模板: the sheets and columns of the workbook, and the words in its cells. Pure. */
import type { Reach } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/text.ts'
import type { UnitRow } from '../contract.ts'
import { ROLES, type Role } from '../roles.ts'

export const SHEETS = { units: { zh: '机构', en: 'Units' }, people: { zh: '人员', en: 'People' } } as const

export const UNIT_COLUMNS = {
  name: { zh: '机构名称', en: 'Name' },
  region: { zh: '行政区划代码', en: 'Region code' },
  kind: { zh: '类别', en: 'Kind' },
  shortName: { zh: '简称', en: 'Short name' },
  parent: { zh: '上级机构', en: 'Parent unit' },
  aliases: { zh: '曾用名和别称', en: 'Other names' },
} as const

export const PEOPLE_COLUMNS = {
  name: { zh: '姓名', en: 'Name' },
  account: { zh: '账号', en: 'Account' },
  unit: { zh: '所在机构', en: 'Unit' },
  region: { zh: '行政区划代码', en: 'Region code' },
  title: { zh: '职务', en: 'Position' },
  phone: { zh: '电话', en: 'Phone' },
  email: { zh: '电子邮箱', en: 'E-mail' },
  role: { zh: '角色', en: 'Role' },
  reach: { zh: '角色范围', en: 'Reach of the role' },
} as const

export type UnitColumn = keyof typeof UNIT_COLUMNS
export type PeopleColumn = keyof typeof PEOPLE_COLUMNS

export const KIND_WORDS: Readonly<Record<UnitRow['kind'], { zh: string; en: string }>> = {
  government: { zh: '人民政府', en: 'Government' },
  office: { zh: '办公室', en: 'Office' },
  department: { zh: '党委部门', en: 'Party department' },
  bureau: { zh: '政府部门', en: 'Government department' },
  station: { zh: '市场监管所', en: 'Market supervision station' },
  institution: { zh: '事业单位', en: 'Public institution' },
  vertical: { zh: '垂直管理单位', en: 'Vertically managed unit' },
}

export const REACH_WORDS: Readonly<Record<Reach, { zh: string; en: string }>> = {
  unit: { zh: '本单位', en: 'Own unit' },
  region: { zh: '本地区', en: 'Region' },
  below: { zh: '本地区及下级', en: 'Region and below' },
}

/** The key that a word stands for, in either language or as the key itself. */
export function keyOf<K extends string>(
  words: Readonly<Record<K, { readonly zh: string; readonly en: string }>>,
  text: string,
): K | undefined {
  const wanted = text.toLowerCase()
  return (Object.keys(words) as K[]).find(
    (key) => key.toLowerCase() === wanted || words[key].zh === text || words[key].en.toLowerCase() === wanted,
  )
}

export const roleOf = (text: string): Role | undefined => keyOf(ROLES, text)

/** Example rows, plainly made up, that an import leaves out. */
export const EXAMPLE_MARK = { zh: '示例', en: 'Example' } as const

export function templateSheets(language: Language) {
  const heads = (columns: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.values(columns).map((words) => words[language])
  const example = EXAMPLE_MARK[language]
  return [
    {
      name: SHEETS.units[language],
      headings: heads(UNIT_COLUMNS),
      rows: [[`${example}商务局`, '000000', KIND_WORDS.bureau[language], '', '', '']],
    },
    {
      name: SHEETS.people[language],
      headings: heads(PEOPLE_COLUMNS),
      rows: [
        [
          `${example}人员`,
          'example',
          `${example}商务局`,
          '',
          '',
          '',
          '',
          ROLES.liaison[language],
          REACH_WORDS.unit[language],
        ],
      ],
    },
  ]
}
