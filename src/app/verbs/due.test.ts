import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { run } from '../../platform/cli.ts'
import { verbs } from './index.ts'

async function due(argv: string, chunks: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(
    {
      language: 'en',
      stdin: Readable.from(chunks),
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      env,
    },
    verbs,
    ['due', ...argv.split(' ')],
  )
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const objects = (out: string) => out.split('\n').map((line) => JSON.parse(line))

describe('one question', () => {
  test('is answered with the due day and how every day counted', async () => {
    const { code, out } = await due('2026-09-25 7 workingDay')
    expect(code).toBe(0)
    expect(out).toContain('Due: 2026-10-12 (Monday)')
    expect(out).toContain('2026-10-10              counted  1 d  make-up working day (National Day)')
  })

  test('is answered in Chinese', async () => {
    expect((await due('2026-09-25 7 workingDay --lang zh')).out).toContain('届满日：2026-10-12（星期一）')
  })

  test('is one object with --json', async () => {
    const { out } = await due('2026-09-26 5 day --json --days')
    expect(JSON.parse(out)).toMatchObject({
      start: '2026-09-26',
      amount: 5,
      unit: 'day',
      roll: 'holiday',
      due: '2026-10-08',
      rolledFrom: '2026-10-01',
      provisional: false,
      note: expect.stringContaining('rolled to 2026-10-08'),
      days: expect.arrayContaining([
        expect.objectContaining({ day: '2026-10-01', counted: true, number: 5 }),
      ]),
    })
  })

  test('says whether statutory holidays cover weekends, which the office may decide', async () => {
    const asked = '2026-09-26 21 day --json'
    const narrow = JSON.parse((await due(asked)).out)
    expect(narrow).toMatchObject({ due: '2026-10-17', holidayCoversWeekends: false })
    expect(narrow.note).toContain('do not cover ordinary weekends')
    const wide = { due: '2026-10-19', holidayCoversWeekends: true }
    expect(JSON.parse((await due(`${asked} --weekends-are-holidays`)).out)).toMatchObject(wide)
    const env = { SISHI_HOLIDAY_COVERS_WEEKENDS: 'yes' }
    expect(JSON.parse((await due(asked, [], env)).out)).toMatchObject(wide)
  })

  test('takes suspensions, extensions and the present day', async () => {
    const asked =
      '2026-09-25 10 workingDay --suspend 2026-09-29..2026-10-09 --extend 5:complex --today 2026-10-20 --json'
    expect(JSON.parse((await due(asked)).out)).toMatchObject({
      due: '2026-10-28',
      suspendedDays: 11,
      extensions: [{ amount: 5, reason: 'complex' }],
      workingDaysLeft: 6,
      state: 'running',
    })
  })

  test('hours run from an instant, in Beijing time', async () => {
    expect(JSON.parse((await due('2026-09-25T16:30 24 hour --json')).out)).toMatchObject({
      due: '2026-09-26T16:30:00+08:00',
      dueDay: '2026-09-26',
    })
    expect(JSON.parse((await due('2026-09-25T16:30Z 1 workingDay --json')).out).due).toBe('2026-09-28')
  })

  test('reaches to the last day of the calendar', async () => {
    expect(JSON.parse((await due('9999-12-30 1 workingDay --json')).out).due).toBe('9999-12-31')
    expect(JSON.parse((await due('2026-01-01 1000000 workingDay --json')).out)).toMatchObject({
      due: '5923-11-06',
      counting: null,
    })
  })

  test.each([
    ['9999-12-31 1 workingDay', 'amount'],
    ['2025-02-30 1 day', 'start'],
    ['2026-09-25 1 hour', 'start'],
    ['2026-09-25T25:00 1 hour', 'start'],
    ['2026-09-25 0 day', 'amount'],
    ['2026-09-25 1.5 day', 'amount'],
    ['2026-09-25 1 week', 'unit'],
    ['2026-09-25 9000 year', 'amount'],
  ])('%s is refused for its %s with 1', async (asked, field) => {
    const { code, out } = await due(`${asked} --json`)
    expect(code).toBe(1)
    expect(JSON.parse(out).error).toMatchObject({ field, reason: expect.stringMatching(/.+/) })
    expect((await due(asked)).err).toMatch(new RegExp(`^${field}: `))
  })

  test.each([
    '2026-09-25',
    '2026-09-25 7',
    '2026-09-25 7 day --suspend 2026-10-02..2026-10-01',
    '2026-09-25 7 day --extend 0',
    '2026-09-25 7 day --suspend 2026-10-02..',
    '2026-09-25 7 day --roll x',
  ])('%s is a mistake in use and ends with 2', async (asked) => {
    expect(await due(asked)).toMatchObject({ code: 2, out: '' })
  })
})

describe('lines of questions', () => {
  test('are answered one object a line, however the input is cut', async () => {
    const input = '\uFEFF2026-09-25 7 workingDay\r\n\n  2027-03-01\t5   workingDay\n2024-02-29 1 year'
    const whole = await due('- --json', [input])
    const cut = await due('- --json', [...input])
    expect(cut.out).toBe(whole.out)
    expect(whole.code).toBe(0)
    expect(objects(whole.out)).toMatchObject([
      { line: 1, due: '2026-10-12', provisional: false },
      { line: 3, due: '2027-03-08', provisional: true },
      { line: 4, due: '2025-02-28', provisional: false },
    ])
  })

  test('a bad line is told with its number, field and reason, and the rest goes on', async () => {
    const { code, out } = await due('- --json', [
      '2026-09-25 7 workingDay\nx\n2025-02-30 1 day\n2026-09-25 1 day\n',
    ])
    expect(code).toBe(1)
    expect(objects(out)).toMatchObject([
      { line: 1, due: '2026-10-12' },
      { error: { line: 2, field: 'line', reason: 'expected three fields "start amount unit", found 1' } },
      { error: { line: 3, field: 'start', reason: 'the calendar has no such day: 2025-02-30' } },
      { line: 4, due: '2026-09-28' },
    ])
  })

  test('no line is no answer', async () => {
    expect(await due('- --json', [])).toEqual({ code: 0, out: '', err: '' })
  })

  test('a plain line says start, amount, unit and due day, where it rolled from, and ? when provisional', async () => {
    const { out } = await due('-', ['2026-09-26 5 day\n2027-03-01 5 workingDay\n'])
    expect(out).toBe(
      '2026-09-26\t5\tday\t2026-10-08\t<- 2026-10-01\n2027-03-01\t5\tworkingDay\t2027-03-08\t\t?',
    )
  })
})
