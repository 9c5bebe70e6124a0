/** `sishi uscc`: 核对统一社会信用代码, with every fault explained; exit 0 when all are valid, 1 otherwise. */
import { createInterface } from 'node:readline'
import { chinaRegions } from '../../kernel/china-regions.ts'
import { findRegion, isRegionCurrent, regionFullName } from '../../kernel/region.ts'
import { parseRegionCode } from '../../kernel/region-code.ts'
import type { Bilingual } from '../../kernel/text.ts'
import { type CodeFault, type CodeReading, type CodeRemark, readCode } from '../../kernel/uscc.ts'
import { type Configure, exitCode, type VerbContext } from '../../platform/cli.ts'
import { type Say, sayIn } from './messages/index.ts'

export const configure: Configure = (command, context) => {
  const say = sayIn(context.language)
  command
    .argument('<code...>', say('uscc.arg.code'))
    .action(async (codes: string[], options: { json?: true }) => {
      let allValid = true
      for await (const input of codes.length === 1 && codes[0] === '-' ? linesOf(context) : codes) {
        const reading = withRegion(readCode(input))
        allValid &&= reading.valid
        context.out(options.json ? JSON.stringify(asAnswer(reading, say)) : asText(reading, context, say))
      }
      return allValid ? exitCode.done : exitCode.refused
    })
}

async function* linesOf(context: VerbContext): AsyncGenerator<string> {
  for await (const line of createInterface({ input: context.stdin })) if (line.trim() !== '') yield line
}

const regions = chinaRegions()

/** The registering region by its code, as it was called last; an abolished one says so. */
function regionOf(code: string) {
  const parsed = parseRegionCode(code)
  const region = parsed && findRegion(regions, parsed)
  if (parsed === undefined || region === undefined) return { code, name: null, abolished: null }
  return { code, name: regionFullName(regions, parsed) || region.name, abolished: !isRegionCurrent(region) }
}

/** Digits that no region has or had are said: offices of registration bear the code of theirs. */
function withRegion(reading: CodeReading): CodeReading {
  const { parts, remarks } = reading
  if (parts === undefined || !/^\d{6}$/.test(parts.region)) return reading
  const isKnown = regionOf(parts.region).name !== null || parts.region === '100000'
  const remark: CodeRemark = { code: 'region_unknown', found: parts.region }
  return isKnown ? reading : { ...reading, remarks: [...remarks, remark] }
}

function asAnswer(reading: CodeReading, say: Say) {
  const { input, kind, valid, faults, remarks, code, parts, suggestion, ownCheck } = reading
  return {
    input,
    valid,
    kind,
    ...(code !== undefined && { code }),
    faults: faults.map((fault) => ({ ...fault, text: faultText(fault, say) })),
    remarks: remarks.map((remark) => ({ ...remark, text: remarkText(remark, say) })),
    ...(parts && { parts: { ...parts, region: regionOf(parts.region) } }),
    ...(suggestion !== undefined && { suggestion }),
    ...(ownCheck !== undefined && { ownCheck }),
  }
}

function faultText(fault: CodeFault, say: Say): string {
  const { code, ...values } = fault
  const words = Object.entries(values).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join('/') : value,
  ])
  return say(`uscc.fault.${code}`, Object.fromEntries(words))
}

function remarkText({ code, ...values }: CodeRemark, say: Say): string {
  return say(`uscc.remark.${code}`, { ...values })
}

function asText(reading: CodeReading, context: VerbContext, say: Say): string {
  const { input, valid, faults, remarks, parts, suggestion, ownCheck } = reading
  const word = (title: Bilingual | undefined) => title?.[context.language] ?? say('uscc.unknown')
  const lines = [say(valid ? 'uscc.valid' : 'uscc.invalid', { input })]
  for (const fault of faults) lines.push(`  - ${faultText(fault, say)}`)
  for (const remark of remarks) lines.push(`  - ${remarkText(remark, say)}`)
  if (ownCheck !== undefined) lines.push(`  ${say(ownCheck ? 'uscc.own_check' : 'uscc.own_check_wrong')}`)
  if (suggestion !== undefined) lines.push(`  ${say('uscc.suggestion', { suggestion })}`)
  if (parts !== undefined) {
    const region = regionOf(parts.region)
    lines.push(
      `  ${say('uscc.parts', {
        department: word(parts.departmentTitle),
        kind: word(parts.kindTitle),
        region: `${region.name ?? say('uscc.unknown')}${region.abolished ? say('uscc.abolished') : ''}`,
      })}`,
    )
  }
  return lines.join('\n')
}
