/** 导入字段: what a file of operators may tell, by which headings it is recognised, and what each kind must tell. Pure. */
import type { Bilingual } from '../../../kernel/text.ts'

export const IMPORT_KINDS = ['registration', 'platformReport', 'distributed'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

interface Field {
  readonly title: Bilingual
  /** Other headings that mean it; compared without blanks, brackets and marks. */
  readonly also: readonly string[]
}

const field = (zh: string, en: string, ...also: readonly string[]): Field => ({ title: { zh, en }, also })

/** In the order of the template. */
export const FIELDS = {
  name: field(
    '名称',
    'Name',
    '主体名称',
    '企业名称',
    '经营者名称',
    '名称姓名',
    '姓名',
    '市场主体名称',
    '商家名称',
  ),
  uscc: field(
    '统一社会信用代码',
    'Credit code',
    '信用代码',
    '社会信用代码',
    '营业执照号',
    '统一社会信用代码注册号',
    '注册号',
  ),
  identityNumber: field('身份证件号码', 'Identity number', '身份证号', '身份证号码', '证件号码'),
  kind: field('经营者类型', 'Kind', '网络经营者类型'),
  entity: field('主体类型', 'Entity', '市场主体类型', '企业类型'),
  representative: field('法定代表人', 'Representative', '法定代表人负责人', '负责人', '经营者', '经营者姓名'),
  address: field('地址', 'Address', '实际经营地址', '经营地址', '住所', '经营场所', '住所经营场所'),
  region: field('行政区划', 'Region', '属地', '所属区域', '区县', '行政区划代码', '管辖地区'),
  contactName: field('联系人', 'Contact', '联系人姓名'),
  phone: field('联系方式', 'Phone', '联系电话', '电话', '手机', '手机号'),
  email: field('电子邮箱', 'E-mail', '邮箱'),
  trade: field('行业', 'Trade', '行业代码', '所属行业', '国民经济行业'),
  establishedOn: field('成立日期', 'Registered on', '注册日期', '登记日期', '核准日期'),
  platform: field('平台名称', 'Platform', '平台', '所在平台', '交易平台'),
  shopName: field('网店名称', 'Shop', '店铺名称', '网站名称', '直播间名称'),
  shopAddress: field(
    '网址链接',
    'Address of the shop',
    '网址',
    '网店网址',
    '网店链接',
    '店铺链接',
    '网站地址',
    '网站网址',
  ),
  declaration: field(
    '免登记情形声明',
    'Declaration',
    '自我声明',
    '免登记声明',
    '声明',
    '声明内容',
    '不需要办理登记情形',
    '无须登记情形',
    '免登记情形',
    '免于登记情形',
    '不需要办理市场主体登记的具体情形',
  ),
  salesYear: field('交易额年度', 'Year of sales', '年度'),
  sales: field('年交易额', 'Yearly sales', '交易额', '年销售额', '交易额元'),
  agency: field(
    '直播营销人员服务机构',
    'Agency (MCN)',
    'MCN机构',
    'MCN',
    'MCN机构名称',
    '所属MCN机构',
    '所属机构',
    '签约机构',
    '服务机构',
    '直播服务机构',
  ),
  licenceKind: field('许可类型', 'Licence kind', '行政许可', '许可证类型'),
  licenceNumber: field('许可证号', 'Licence number', '许可编号', '许可证编号', '备案编号'),
  licenceValidTo: field('许可有效期至', 'Licence valid to', '有效期至', '许可证有效期'),
} as const satisfies Record<string, Field>
export type FieldKey = keyof typeof FIELDS
export const FIELD_KEYS = Object.keys(FIELDS) as FieldKey[]

/** Fields whose column a file cannot do without; what a row cannot do without is judged row by row. */
export const FIELDS_NEEDED: Readonly<Record<ImportKind, readonly FieldKey[]>> = {
  registration: ['name', 'uscc'],
  // 网络交易监督管理办法第二十五条.
  platformReport: ['name', 'uscc', 'address', 'phone', 'shopName', 'shopAddress'],
  distributed: ['name'],
}

/** What the template of each kind asks for. */
export const TEMPLATE_FIELDS: Readonly<Record<ImportKind, readonly FieldKey[]>> = {
  registration: ['name', 'uscc', 'entity', 'representative', 'address', 'trade', 'establishedOn', 'phone'],
  platformReport: [
    'name',
    'uscc',
    'identityNumber',
    'address',
    'phone',
    'platform',
    'shopName',
    'shopAddress',
    'declaration',
    'salesYear',
    'sales',
  ],
  distributed: ['name', 'uscc', 'address', 'phone', 'platform', 'shopName', 'shopAddress'],
}

/** Which column of the file tells which field. */
export type Mapping = Partial<Record<FieldKey, number>>

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s*()（）、/:：_-]/g, '')
    .toLowerCase()

export const isSameHeading = (left: string, right: string): boolean => plain(left) === plain(right)

/** The field that a heading means. */
export function fieldOfHeading(heading: string): FieldKey | undefined {
  const said = plain(heading)
  return FIELD_KEYS.find((key) =>
    [FIELDS[key].title.zh, FIELDS[key].title.en, ...FIELDS[key].also].some((word) => plain(word) === said),
  )
}

/** What the sender's files were read as before, where the heading stands here too; else by the headings' own words, simplified. */
export function proposeMapping(
  headings: readonly string[],
  remembered: Readonly<Partial<Record<string, string>>>,
  simplified: (heading: string) => string,
): Mapping {
  const mapping: Mapping = {}
  const isTaken = (place: number) => Object.values(mapping).includes(place)
  for (const key of FIELD_KEYS) {
    const heading = remembered[key]
    const place = heading === undefined ? -1 : headings.findIndex((each) => isSameHeading(each, heading))
    if (place >= 0 && !isTaken(place)) mapping[key] = place
  }
  for (const [place, heading] of headings.entries()) {
    const key = fieldOfHeading(simplified(heading))
    if (key !== undefined && mapping[key] === undefined && !isTaken(place)) mapping[key] = place
  }
  return mapping
}
