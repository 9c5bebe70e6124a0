import { describe, expect, test } from 'vitest'
import { detect } from '../detection/detect.ts'
import { EXAMPLE_DAY } from '../detection/price-history.ts'
import { readPage } from './read.ts'

const CLAIM = '这款蜂蜜能治疗胃炎'
const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>山货小铺</title>${head}</head><body><h1>山货</h1>${body}<p>¥39/袋</p></body></html>`
const found = (content: string) =>
  detect(readPage({ content }), { on: EXAMPLE_DAY }).filter(({ rule }) => rule === 'medical-claims')

const WAYS: Readonly<Record<string, string>> = {
  'a description for searchers': page('', `<meta name="description" content="${CLAIM}">`),
  'a description for sharing': page('', `<meta property="og:description" content="${CLAIM}">`),
  'a title of an element': page(`<div title="${CLAIM}">图</div>`),
  'a label for readers': page(`<button aria-label="${CLAIM}">看</button>`),
  'a hidden layer': page(`<div style="display:none"><p>${CLAIM}</p></div>`),
  'a template': page(`<template><p>${CLAIM}</p></template>`),
  'a drawing': page(`<svg><text>${CLAIM}</text></svg>`),
  'a frame': page(`<iframe srcdoc="<p>${CLAIM}</p>"></iframe>`),
  'a field': page(`<input type="text" readonly value="${CLAIM}">`),
  'linked data': page(`<script type="application/ld+json">{"name":"山货","description":"${CLAIM}"}</script>`),
  'the data of a script': page(`<script>window.data={item:{title:'山货',desc:'${CLAIM}'}}</script>`),
  'what a script writes': page(`<script>document.write("<p>${CLAIM}</p>")</script>`),
  'a style sheet': page('<p class="a"></p>', `<style>.a::after{content:"${CLAIM}"}</style>`),
  'lines of one character': page(`<p>${[...CLAIM].join('<br>')}</p>`),
  'cells of a row': page(`<table><tr>${[...CLAIM].map((each) => `<td>${each}</td>`).join('')}</tr></table>`),
}

describe.each(Object.entries(WAYS))('%s', (_, content) => {
  test('holds words that are read, and says where they stand', () => {
    const [first] = found(content)
    expect(first?.level).toMatch(/violation|look/)
    expect(first?.text).toContain('治疗')
    expect(first?.position).toBeUndefined()
    expect(first?.reason.zh).toMatch(/（.*）$/)
  })
})

test('what a script holds or cells deal out asks only for a look', () => {
  for (const way of ['linked data', 'the data of a script', 'cells of a row'])
    expect(found(WAYS[way] ?? '').map(({ level }) => level)).toEqual(['look'])
})

test('what is shown anyhow is found once', () => {
  const content = page(`<p>${CLAIM}</p>`, `<meta name="description" content="${CLAIM}">`)
  expect(found(content)).toHaveLength(1)
})

test('reviews, hidden menus and the words of the program are nobody’s advertisement', () => {
  const unseen = readPage({
    content: page(
      '<div class="comment-list" style="display:none">喝了治好了胃炎</div><nav style="display:none"><a>处方药</a></nav>',
      '<script>var code = "治疗胃炎".length</script>',
    ),
  }).unseen
  expect(unseen).toEqual([])
})
