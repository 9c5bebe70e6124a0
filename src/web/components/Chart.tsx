/** Trends and rankings as a picture, with the same figures as a table behind one click. */
import { useEffect, useRef, useState } from 'react'
import { useFormats, useText } from '../i18n.ts'

export interface ChartSeries {
  readonly name: string
  /** One per category; null where there is no figure. */
  readonly values: readonly (number | null)[]
}

export interface ChartProps {
  /** `rank` is a bar chart lying on its side, for regions and units. */
  readonly kind: 'line' | 'bar' | 'rank'
  readonly title: string
  /** What the categories are, as the table's first heading: year, county. */
  readonly categoryTitle: string
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly unit?: string
  /** Lines to compare with: a floor, the national figure. */
  readonly marks?: readonly { readonly name: string; readonly value: number }[]
  readonly height?: number
  /** Figures are sums of money: the table shows the cents. */
  readonly isMoney?: boolean
}

/** Told apart by lightness too, for print and for colour-blind readers. */
const COLOURS = ['#1d4f91', '#c77d1a', '#3c8c82', '#7a5aa6', '#6b7785']

export function Chart(props: ChartProps) {
  const t = useText()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="chart">
      <figcaption>
        <span>
          {props.title}
          {props.unit && <span className="quiet"> ({props.unit})</span>}
        </span>
        <button type="button" className="text-button no-print" onClick={() => setAsTable(!asTable)}>
          {asTable ? t('web.as_chart') : t('web.as_table')}
        </button>
      </figcaption>
      {asTable ? <ChartTable {...props} /> : <Picture {...props} />}
    </figure>
  )
}

function Picture(props: ChartProps) {
  const { title, height = 280 } = props
  const box = useRef<HTMLDivElement>(null)
  const option = JSON.stringify(optionOf(props))
  const isLying = props.kind === 'rank'
  useEffect(() => {
    const element = box.current
    if (!element) return
    let stop = () => {}
    let isGone = false
    void import('./chart-engine.ts').then(({ init }) => {
      if (isGone) return
      const chart = init(element, null, { renderer: 'svg' })
      // Drawn text is measured outside the page, where a font cannot be inherited.
      const { fontFamily } = getComputedStyle(element)
      chart.setOption({ ...JSON.parse(option), textStyle: { fontFamily, fontSize: 13 } })
      const fit = () => {
        chart.resize()
        if (isLying) chart.setOption({ yAxis: { axisLabel: namesWithin(element.clientWidth) } })
      }
      const observer = new ResizeObserver(fit)
      observer.observe(element)
      stop = () => {
        observer.disconnect()
        chart.dispose()
      }
    })
    return () => {
      isGone = true
      stop()
    }
  }, [option, isLying])
  // The height stands before the drawing does, so that nothing moves.
  return <div ref={box} role="img" aria-label={title} style={{ height }} />
}

const NARROW = 480
/** So many that the names of the first and the last would stand over the edge. */
const MANY = 12

/** Long names of a lying chart leave the bars more than half of the width: broken into lines, or cut on a phone. */
const namesWithin = (width: number) => ({
  width: Math.round(width * 0.42),
  overflow: width < NARROW ? 'truncate' : 'break',
  lineHeight: 14,
})

function optionOf({ kind, categories, series, unit = '', marks = [] }: ChartProps): object {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const isLying = kind === 'rank'
  const axisLabel =
    !isLying && categories.length > MANY ? { alignMinLabel: 'left', alignMaxLabel: 'right' } : {}
  const categoryAxis = { type: 'category', data: categories, axisTick: { show: false }, axisLabel }
  const valueAxis = { type: 'value', axisLabel: { formatter: `{value}${unit === '%' ? '%' : ''}` } }
  const lines = marks.map(({ name, value }) => ({
    name,
    label: { formatter: `${name} ${value}`, position: 'insideEndTop' },
    ...(isLying ? { xAxis: value } : { yAxis: value }),
  }))
  return {
    animation: !isStill,
    color: COLOURS,
    grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
    legend: series.length > 1 ? { top: 0, left: 0 } : undefined,
    tooltip: { trigger: 'axis' },
    xAxis: isLying ? valueAxis : categoryAxis,
    yAxis: isLying ? { ...categoryAxis, inverse: true } : valueAxis,
    series: series.map(({ name, values }, index) => ({
      name,
      type: kind === 'line' ? 'line' : 'bar',
      data: values,
      barMaxWidth: 32,
      symbolSize: 7,
      ...(index === 0 && lines.length > 0
        ? { markLine: { symbol: 'none', silent: true, lineStyle: { color: '#4a5563' }, data: lines } }
        : {}),
    })),
  }
}

function ChartTable({ title, categoryTitle, categories, series, marks = [], isMoney }: ChartProps) {
  const format = useFormats()
  const figure = isMoney ? format.money : format.number
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={title}>
      <table className="table">
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{categoryTitle}</th>
            {[...series, ...marks].map(({ name }) => (
              <th key={name} scope="col" className="end">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, index) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {series.map(({ name, values }) => {
                const value = values[index] ?? null
                return (
                  <td key={name} className="end">
                    {value === null ? '—' : figure(value)}
                  </td>
                )
              })}
              {marks.map(({ name, value }) => (
                <td key={name} className="end">
                  {figure(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
