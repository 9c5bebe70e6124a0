/** 登记管理部门代码 and 机构类别代码: the first two characters of a credit code (GB 32100-2015, tables 1 and 2). Pure. */
import type { Bilingual } from './text.ts'

interface Department {
  readonly title: Bilingual
  readonly kinds: Readonly<Record<string, Bilingual>>
}

const OTHER: Bilingual = { zh: '其他', en: 'other' }

const DEPARTMENTS: Readonly<Record<string, Department>> = {
  '1': {
    title: { zh: '机构编制', en: 'public institution registration' },
    kinds: {
      '1': { zh: '机关', en: 'state organ' },
      '2': { zh: '事业单位', en: 'public institution' },
      '3': { zh: '中央编办直接管理机构编制的群众团体', en: 'mass organisation on the central establishment' },
      '9': OTHER,
    },
  },
  '2': {
    title: { zh: '外交', en: 'foreign affairs' },
    kinds: { '1': { zh: '外国常驻新闻机构', en: 'resident foreign news agency' }, '9': OTHER },
  },
  '3': {
    title: { zh: '司法行政', en: 'justice administration' },
    kinds: {
      '1': { zh: '律师执业机构', en: 'law firm' },
      '2': { zh: '公证处', en: 'notary office' },
      '3': { zh: '基层法律服务所', en: 'grass-roots legal service' },
      '4': { zh: '司法鉴定机构', en: 'forensic institution' },
      '5': { zh: '仲裁委员会', en: 'arbitration commission' },
      '9': OTHER,
    },
  },
  '4': {
    title: { zh: '文化', en: 'culture' },
    kinds: { '1': { zh: '外国在华文化中心', en: 'foreign cultural centre' }, '9': OTHER },
  },
  '5': {
    title: { zh: '民政', en: 'civil affairs' },
    kinds: {
      '1': { zh: '社会团体', en: 'association' },
      '2': { zh: '民办非企业单位', en: 'private non-enterprise unit' },
      '3': { zh: '基金会', en: 'foundation' },
      '9': OTHER,
    },
  },
  '6': {
    title: { zh: '旅游', en: 'tourism' },
    kinds: {
      '1': { zh: '外国旅游部门常驻代表机构', en: 'resident office of a foreign tourism authority' },
      '2': {
        zh: '港澳台地区旅游部门常驻内地（大陆）代表机构',
        en: 'resident tourism office of Hong Kong, Macao or Taiwan',
      },
      '9': OTHER,
    },
  },
  '7': {
    title: { zh: '宗教', en: 'religion' },
    kinds: {
      '1': { zh: '宗教活动场所', en: 'place of religious activity' },
      '2': { zh: '宗教院校', en: 'religious school' },
      '9': OTHER,
    },
  },
  '8': {
    title: { zh: '工会', en: 'trade union' },
    kinds: { '1': { zh: '基层工会', en: 'grass-roots union' }, '9': OTHER },
  },
  '9': {
    title: { zh: '工商（市场监管）', en: 'market regulation' },
    kinds: {
      '1': { zh: '企业', en: 'enterprise' },
      '2': { zh: '个体工商户', en: 'individual business' },
      '3': { zh: '农民专业合作社', en: 'farmers\u2019 cooperative' },
      '9': OTHER,
    },
  },
  A: {
    title: { zh: '中央军委改革和编制办公室', en: 'military establishment office' },
    kinds: { '1': { zh: '军队事业单位', en: 'military institution' }, '9': OTHER },
  },
  N: {
    title: { zh: '农业', en: 'agriculture' },
    kinds: {
      '1': { zh: '组级集体经济组织', en: 'collective of a group' },
      '2': { zh: '村级集体经济组织', en: 'collective of a village' },
      '3': { zh: '乡镇级集体经济组织', en: 'collective of a township' },
      '9': OTHER,
    },
  },
  Y: { title: OTHER, kinds: { '1': OTHER } },
}

/** 登记管理部门 of the first character. */
export function departmentTitle(department: string): Bilingual | undefined {
  return DEPARTMENTS[department]?.title
}

/** 机构类别 of the second character under the first. */
export function kindTitle(department: string, kind: string): Bilingual | undefined {
  return DEPARTMENTS[department]?.kinds[kind]
}
