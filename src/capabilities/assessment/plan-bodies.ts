/** 由方案成员组建领导小组: the bodies and seats that a plan's annex amounts to, proposed for the officer to mend. Pure. */
import type { PlanDraft, ProposedBody, ProposedSeat, SeatRole, UnitMapping } from './contract.ts'
import { type KnownUnit, matchUnits } from './plan/index.ts'

interface PlanSource {
  readonly draft: PlanDraft
  readonly lines: readonly { readonly text: string }[]
  readonly mapping: readonly UnitMapping[]
  /** 办公室主任, where a sentence names one. */
  readonly offices: readonly { readonly name: string; readonly position: string }[]
}

const GROUP_HEADING =
  /^(?:附件\d*[:：]?)?(?:\d+[.、])?(\p{Script=Han}[\p{Script=Han}“”"《》]{2,100}领导小组)$/u
const GROUP_FOUNDED = /成立(\p{Script=Han}[\p{Script=Han}“”"《》]{2,100}?领导小组)/u
const OFFICE_AT = /办公室设在([\p{Script=Han}()（）]{2,40}?)(?=[,，。.;；、]|$)/u
const OFFICE = /下设办公室|领导小组办公室|办公室设在/u

const NAME_MAX = 120

/** 职务 at the end of a person's position; what stands before it is the unit. Longest first where one ends in another. */
const POST =
  /(?:党[组委](?:副书记|书记|成员|委员)|(?:常务|第一|执行)?副?(?:总经理|董事长|秘书长|检察长|[总支大中]队长|[省市县区州盟旗镇乡局部厅处科院校社站组所行关会队台馆署]长|主任|书记|主席|经理|负责人|总工程师|总会计师|总经济师)|[一二三四]级\p{Script=Han}{1,4}|主?监管员|调研员|专员|委员|干部)$/u

/** 明溪银保监管组主监管员 is unit and post; a further post after 、 belongs to the post. */
export function splitPosition(position: string): { readonly unit: string; readonly post: string } {
  const text = position.replace(/\s/gu, '')
  const [first = '', ...further] = text.split('、')
  const at = POST.exec(first)?.index ?? (further.length > 0 ? first.length : -1)
  if (at <= 0) return { unit: '', post: text }
  return { unit: first.slice(0, at), post: [first.slice(at), ...further].filter(Boolean).join('、') }
}

/** 组内职务 as the plan prints it; whoever is none of the known is a member. */
export function seatRoleOf(printed: string): SeatRole {
  const role = printed.replace(/\s/gu, '')
  if (/办公室副主任$/u.test(role)) return 'officeDeputy'
  if (/办公室主任$/u.test(role)) return 'officeDirector'
  if (/联络员$/u.test(role)) return 'liaison'
  if (!/(?:组长|召集人|指挥长?|主任)$/u.test(role)) return 'member'
  if (/(?:常务|执行).*副/u.test(role)) return 'executiveDeputy'
  return /副/u.test(role) ? 'deputy' : 'head'
}

const OF_OFFICE: ReadonlySet<SeatRole> = new Set(['officeDirector', 'officeDeputy', 'staff'])

/** Seats for every member, matched to units; the office only where the plan speaks of one. */
export function proposeBodies(source: PlanSource, known: readonly KnownUnit[]): ProposedBody[] {
  const { draft, offices } = source
  const unitOf = unitFinder(source, known)
  const seatOf = (role: SeatRole, name: string, position: string): ProposedSeat => {
    const { unit, post } = splitPosition(position)
    const unitId = unit === '' ? null : unitOf(unit)
    return { role, name, unitId, unitWords: unitId === null ? unit : '', post, printed: position }
  }
  const seats = draft.members.map((member) => seatOf(seatRoleOf(member.role), member.name, member.position))
  const staff = [
    ...seats.filter((seat) => OF_OFFICE.has(seat.role)),
    ...offices.map((director) => seatOf('officeDirector', director.name, director.position)),
  ]
  const text = source.lines.map((line) => line.text.replace(/\s/gu, '')).join('')
  const name = groupName(source, text)
  const group: ProposedBody = {
    kind: 'leadingGroup',
    name,
    unitId: null,
    seats: seats.filter((seat) => !OF_OFFICE.has(seat.role)),
  }
  if (staff.length === 0 && !OFFICE.test(text)) return [group]
  const seat = OFFICE_AT.exec(text)?.[1]
  return [
    group,
    {
      kind: 'office',
      name: `${name}办公室`.slice(0, NAME_MAX),
      unitId: seat === undefined ? null : unitOf(seat),
      seats: [...new Map(staff.map((each) => [`${each.role} ${each.name}`, each])).values()],
    },
  ]
}

/** The heading of the annex, else the sentence that founds it, else what such groups are called. */
function groupName({ draft, lines }: PlanSource, text: string): string {
  const headings = lines.map((line) => GROUP_HEADING.exec(line.text.replace(/[\s-]/gu, ''))?.[1])
  const name = headings.find((each) => each !== undefined) ?? GROUP_FOUNDED.exec(text)?.[1]
  return (name ?? `${draft.jurisdiction}创建全国网络市场监管与服务示范区工作领导小组`).slice(0, NAME_MAX)
}

/** What the officer decided of a printed name counts first; then the name itself, short or with its prefix restored. */
function unitFinder({ draft, mapping }: PlanSource, known: readonly KnownUnit[]) {
  const decided = new Map(
    mapping.flatMap((each) =>
      each.action === 'use' && each.unitId !== null ? [[each.printed, each.unitId] as const] : [],
    ),
  )
  const words = new Set(draft.members.map((member) => splitPosition(member.position).unit))
  const found = new Map(
    matchUnits([...words], known).map((match) => [match.printed, match.chosen?.unitId] as const),
  )
  return (unit: string): string | null =>
    decided.get(unit) ?? found.get(unit) ?? matchUnits([unit], known)[0]?.chosen?.unitId ?? null
}
