/** The table that a benchmark prints: figure, limit, whether it holds, and the machine that it was measured on. */
import { cpus, loadavg, totalmem } from 'node:os'

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Without a limit the figure stands for comparison only. */
  readonly limit?: { readonly atMost: number } | { readonly atLeast: number }
}

const round = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })

function holds({ value, limit }: Figure): boolean {
  if (limit === undefined) return true
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast
}

function lineOf(figure: Figure): string {
  const { name, value, unit, limit } = figure
  const bound = limit === undefined ? '' : 'atMost' in limit ? `<= ${limit.atMost}` : `>= ${limit.atLeast}`
  const verdict = limit === undefined ? '' : holds(figure) ? 'ok' : 'NOT OK'
  return `${name.padEnd(62)} ${round(value).padStart(9)} ${unit.padEnd(10)} ${bound.padEnd(10)} ${verdict}`
}

/** Prints the table; a figure outside its limit makes the program end with 1. */
export function report(title: string, figures: readonly Figure[]): void {
  const load = loadavg().map((each) => each.toFixed(1))
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  process.stdout.write(`\n${title}\n${machine}, load ${load.join(' ')}\n${figures.map(lineOf).join('\n')}\n`)
  if (!figures.every(holds)) process.exitCode = 1
}

/** The value below which this share of the measured values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
