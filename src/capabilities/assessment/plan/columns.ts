/** 表头: what the columns of a table hold, by the words of its head. Pure. */
import { fold, squeeze } from './fold.ts'

export type ColumnKey =
  | 'group'
  | 'subgroup'
  | 'name'
  | 'number'
  | 'kind'
  | 'criteria'
  | 'points'
  | 'source'
  | 'lead'
  | 'responsible'
  | 'cooperating'
  | 'guiding'
  | 'refs'
  | 'task'
  | 'measure'
  | 'section'
  | 'deadline'
  | 'stage'
  | 'period'
  | 'content'
  | 'role'
  | 'person'
  | 'position'
  | 'other'

const NAMES: readonly (readonly [ColumnKey, RegExp])[] = [
  ['group', /^(?:一级指标|一级|类别指标|指标类别)$/u],
  ['subgroup', /^(?:二级指标|二级)$/u],
  ['name', /^(?:三级指标|三级|指标名称|评估指标|考核指标|具体指标|评价指标|指标|指标内容|考评指标|指标项)$/u],
  ['number', /^(?:编号|序号|指标编号|指标序号|号)$/u],
  ['kind', /^(?:变量性质|指标性质|性质|指标类型|变量类型|指标属性|属性|定性\/?定量|变量)$/u],
  [
    'criteria',
    /^(?:指标说明及(?:打分|评分)标准|指标(?:说明|解释|释义)(?:及.*标准)?|(?:评分|打分|计分|评价|考核|评估|考评|赋分|得分)(?:标准|细则|办法|方法|说明|要求|内容|要点|依据)(?:及.*)?|.*(?:打分|评分|计分)标准.*)$/u,
  ],
  ['points', /^(?:分值|分数|赋分|赋值|权重|满分|标准分|分值权重|分值\(分\))$/u],
  [
    'source',
    /^(?:评估方式.*来源|评估方式|评价方式|考核方式|评估方法|数据(?:或资料|及资料|资料)?来源|资料来源|数据来源.*|.*(?:数据|资料)来源|(?:佐证|证明|印证|支撑|备查)(?:材料|资料))$/u,
  ],
  ['lead', /^(?:总?牵头(?:责任)?(?:单位|部门)|主责(?:单位|部门)|主办(?:单位|部门)|第一责任单位|牵头)$/u],
  ['cooperating', /^(?:(?:配合|协办|参与|协同|协作|协助|支持)(?:责任)?(?:单位|部门)|配合)$/u],
  ['guiding', /^(?:(?:业务)?(?:指导|督导)(?:单位|部门)|(?:市级|省级|上级)指导(?:单位|部门)?)$/u],
  [
    'responsible',
    /^(?:责任(?:单位|部门|主体|分工)|负责(?:单位|部门)|承办(?:单位|部门)|实施(?:单位|部门)|落实(?:单位|部门)|责任(?:单位|部门)及分工|完成单位|任务分工)$/u,
  ],
  [
    'refs',
    /^(?:(?:涉及|对应|相关|关联)?(?:的)?具体任务(?:编号|序号)?|(?:涉及|对应|相关|关联)(?:的)?(?:主要|重点|工作)?任务(?:编号|序号)?|任务编号)$/u,
  ],
  ['section', /^(?:类别|任务类别|工作类别|领域|项目类别|分类|任务大项|一级任务|方面)$/u],
  [
    'task',
    /^(?:(?:主要|重点|工作|创建|具体|目标)?任务|任务名称|(?:主要|重点|工作|具体)?(?:任务|工作)(?:事项|项目)|事项|项目|工作项目|重点工作|二级任务|任务清单)$/u,
  ],
  [
    'measure',
    /^(?:(?:主要|重点|具体|工作|落实)?(?:措施|举措)(?:内容)?|(?:任务|具体)内容|(?:目标|工作)要求|任务要求|内容|(?:主要|具体)?工作(?:内容|措施)(?:及要求)?|主要内容|(?:主要|具体)工作)$/u,
  ],
  ['deadline', /^(?:完成|办结)?(?:时限|时间|期限)(?:要求|节点)?$|^完成时间$/u],
  ['stage', /^(?:阶段|实施阶段|工作阶段|阶段名称|步骤|创建阶段)$/u],
  ['period', /^(?:起止(?:时间|日期)|时间(?:安排|节点|段)|实施时间|工作时间)$/u],
  ['role', /^(?:(?:小组|组内|领导小组|拟任|担任)?(?:职务|角色)|职责|小组职务|领导小组职务)$/u],
  ['person', /^(?:姓名|成员姓名|人员)$/u],
  [
    'position',
    /^(?:(?:工作)?单位(?:及|和|与)?职务|单位职务|现任职务|行政职务|所在单位(?:及职务)?|工作单位|职务\/单位|单位、职务|单位)$/u,
  ],
  [
    'other',
    /^(?:备注|得分|自评(?:得)?分|考核得分|说明|完成情况|责任人|联系人|联系电话|联络员|责任领导|分管领导|进展|自评情况)$/u,
  ],
]

/** The column that a head cell names. */
export function columnOf(cell: string): ColumnKey | undefined {
  const text = fold(squeeze(cell))
    .replace(/[:*]/gu, '')
    .replace(/\((?:\d+分?|分|共?\d+项)\)$/u, '')
  if (text === '' || text.length > 24) return undefined
  return NAMES.find(([, pattern]) => pattern.test(text))?.[0]
}

/** The columns of a row that is a head: most of its cells are names of columns, three of them different. */
export function headOf(cells: readonly string[]): (ColumnKey | undefined)[] | undefined {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const keys = cells.map(columnOf)
  const known = keys.filter((key) => key !== undefined)
  const different = new Set(known).size
  return different >= Math.min(3, Math.max(2, filled.length)) && known.length >= filled.length * 0.6
    ? keys
    : undefined
}
