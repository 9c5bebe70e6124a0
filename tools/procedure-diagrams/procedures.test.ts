import { describe, expect, test } from 'vitest'
import { capabilities } from '../../src/capabilities/registry.ts'
import { checkProcedure } from '../../src/kernel/procedure/check.ts'
import { aReportProcedure } from '../../src/kernel/procedure/testing.ts'
import { findText } from '../../src/kernel/provisions/catalogue.ts'
import { procedurePages } from './pages.ts'

const registered = capabilities.flatMap((capability) => capability.procedures ?? [])
const permissions = new Set(
  capabilities.flatMap((capability) => capability.permissions.map((each) => each.permission)),
)

describe('every registered procedure', () => {
  test('is sound', () => {
    expect(registered.flatMap(({ procedure }) => checkProcedure(procedure))).toEqual([])
  })

  test('asks for permissions that some capability declares', () => {
    const asked = registered.flatMap(({ procedure, readPermission }) => [
      readPermission,
      ...procedure.steps.map((step) => step.who),
    ])
    expect(asked.filter((permission) => !permissions.has(permission))).toEqual([])
  })

  test('has someone who answers the facts that it declares', () => {
    const unanswered = registered.filter(({ procedure, facts }) => procedure.facts?.length && !facts)
    expect(unanswered.map(({ procedure }) => procedure.id)).toEqual([])
  })

  test('is told apart by id and version, and belongs to its capability by name', () => {
    const keys = registered.map(({ procedure }) => `${procedure.id} ${procedure.version}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { name, procedures = [] } of capabilities) {
      for (const { procedure } of procedures) expect(procedure.id.startsWith(`${name}.`)).toBe(true)
    }
  })
})

describe('every registered measure', () => {
  test('has a name of its capability, used once, and cites a text that the catalogue knows', () => {
    const names = capabilities.flatMap(({ measures = [] }) =>
      measures.map(({ declaration }) => declaration.name),
    )
    expect(new Set(names).size).toBe(names.length)
    for (const { name, measures = [] } of capabilities) {
      for (const { declaration: measure } of measures) {
        expect(measure.name.startsWith(`${name}.`)).toBe(true)
        const { source } = measure
        if (source.kind === 'law') expect(findText(source.text)?.id).toBe(source.text)
      }
    }
  })
})

test('a procedure has a page in each language and a line in the list', () => {
  const pages = procedurePages([aReportProcedure()])
  expect([...pages.keys()]).toEqual(['README.md', 'clues.report.1.zh.md', 'clues.report.1.en.md'])
  expect(pages.get('README.md')).toContain('[线索核查](clues.report.1.zh.md)')
  expect(pages.get('clues.report.1.zh.md')).toContain('《市场监督管理行政处罚程序规定》第十八条')
})
