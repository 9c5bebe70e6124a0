/** 会议通知 and 会议纪要 as documents that are printed and kept. Always in Chinese: they are official papers. */
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, timeOf } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import {
  chineseDate,
  chineseNumber,
  DOCX_MEDIA_TYPE,
  type OfficialBlock,
  officialDocument,
} from '../../../platform/documents/official-document.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import type { AttendanceRow, MeetingDetail } from '../contract.ts'
import { getMeeting } from './meetings.ts'

export async function downloadMeetingDocument(
  world: World,
  actor: Actor,
  meetingId: string,
  document: 'notice' | 'minutes',
): Promise<Result<Download>> {
  const found = await getMeeting(world, actor, meetingId)
  if (!found.ok) return found
  const meeting = found.value
  if (document === 'minutes' && meeting.minutes === '')
    return refuse('conflict', 'organisation.minutes_missing')
  const today = chineseDate(dayOf(world.clock.now()))
  const bytes = await officialDocument(
    document === 'notice' ? noticeOf(meeting, today) : minutesOf(meeting, today),
  )
  const name = document === 'notice' ? '会议通知' : '会议纪要'
  return ok(new Download(`${name}-${meeting.title}.docx`, DOCX_MEDIA_TYPE, bytes))
}

const whenOf = ({ startsAt, endsAt }: MeetingDetail): string => {
  const [from, to] = [new Date(startsAt), new Date(endsAt)]
  return `${chineseDate(dayOf(from))}${timeOf(from).slice(0, 5)}至${timeOf(to).slice(0, 5)}`
}

const personOf = (row: AttendanceRow): string =>
  [row.holderName, `${row.unitName}${row.post}`].filter((part) => part !== '').join('，')

const text = (words: string): OfficialBlock => ({ kind: 'text', text: words })
const heading = (words: string): OfficialBlock => ({ kind: 'heading', level: 1, text: words })

function agendaBlocks(meeting: MeetingDetail): OfficialBlock[] {
  return meeting.agenda.flatMap((item): OfficialBlock[] => [
    {
      kind: 'heading',
      level: 2,
      text: item.reporter === '' ? item.title : `${item.title}（${item.reporter}）`,
    },
    ...(item.content === '' ? [] : [text(item.content)]),
  ])
}

function noticeOf(meeting: MeetingDetail, today: string) {
  const chair = meeting.attendance.find((row) => row.seatId === meeting.chairSeatId)
  return {
    title: `关于召开${meeting.title}的通知`,
    addressee: '各成员单位',
    blocks: [
      text(
        `经研究，定于${chineseDate(dayOf(new Date(meeting.startsAt)))}召开${meeting.title}。现将有关事项通知如下：`,
      ),
      heading('会议时间'),
      text(`${whenOf(meeting)}。`),
      heading('会议地点'),
      text(`${meeting.place}。`),
      ...(chair === undefined ? [] : [heading('主持人'), text(`${personOf(chair)}。`)]),
      ...(meeting.agenda.length === 0 ? [] : [heading('会议议题'), ...agendaBlocks(meeting)]),
      heading('参会人员'),
      text(`${meeting.bodyName}全体成员、联络员。因故不能参会的，请委托熟悉情况的同志代为参会，并提前报告。`),
    ],
    signer: meeting.bodyName,
    date: today,
  }
}

const ATTENDANCE: readonly (readonly [NonNullable<AttendanceRow['state']>, string])[] = [
  ['present', '出席'],
  ['deputy', '委托参会'],
  ['leave', '请假'],
  ['absent', '缺席'],
]

function minutesOf(meeting: MeetingDetail, today: string) {
  const people = ATTENDANCE.flatMap(([state, word]) => {
    const rows = meeting.attendance.filter((row) => row.state === state)
    if (rows.length === 0) return []
    const names = rows.map((row) =>
      state === 'deputy' ? `${row.deputyName}（代${row.holderName}，${row.unitName}）` : personOf(row),
    )
    return [text(`${word}：${names.join('；')}。`)]
  })
  return {
    letterhead: '会议纪要',
    number: `${meeting.bodyName}　第${chineseNumber(meeting.number)}次会议`,
    title: meeting.title,
    blocks: [
      text(`时间：${whenOf(meeting)}`),
      text(`地点：${meeting.place}`),
      ...(meeting.agenda.length === 0 ? [] : [heading('会议议题'), ...agendaBlocks(meeting)]),
      heading('会议情况'),
      text(meeting.minutes),
      ...(meeting.resolutionList.length === 0
        ? []
        : [
            heading('议定事项'),
            {
              kind: 'table' as const,
              headings: ['序号', '议定事项', '牵头单位', '配合单位', '完成时限'],
              widths: [2, 9, 5, 6, 5],
              rows: meeting.resolutionList.map((row, place) => [
                String(place + 1),
                row.text,
                row.leadUnitName,
                row.supportingUnitNames.join('、'),
                chineseDate(row.dueOn),
              ]),
            },
          ]),
      heading('参会人员'),
      ...people,
    ],
    signer: meeting.bodyName,
    date: today,
  }
}
