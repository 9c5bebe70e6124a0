import { expect, test } from 'vitest'
import { leadsOf } from '../domain/links.ts'
import { readPage } from './read.ts'

const wordsOf = (body: string) => {
  const page = readPage({
    content: `<!doctype html><html><body>${body}</body></html>`,
    url: 'http://a.example/s/1/g/1',
  })
  return page.recommended.map(({ start, end }) => page.text.slice(start, end).replace(/\s+/g, ' ').trim())
}

test.each([
  [
    'a box with its name',
    '<div><h1>竹篮</h1></div><div><div><h3>猜你喜欢</h3><a>换一批</a></div><ul><li><a href="/x">甲</a></li><li>乙</li></ul></div><div>备案</div>',
    '猜你喜欢 换一批 甲 乙',
  ],
  [
    'a name with a list beside it',
    '<h1>竹篮</h1><h2>为您推荐</h2><ul><li>甲</li><li>乙</li></ul><p>最终解释权归本店</p>',
    '为您推荐 甲 乙',
  ],
  [
    'a name with goods beside it',
    '<h1>竹篮</h1><p>同类热销：</p><a href="/x">甲</a> <a href="/y">乙</a><footer>备案</footer>',
    '同类热销： 甲 乙',
  ],
  ['words before a list', '<p>竹篮</p><div>看了又看<ul><li>甲</li></ul></div><div>详情</div>', '看了又看 甲'],
])('%s is where goods of others may stand', (_, body, words) => {
  expect(wordsOf(body)).toEqual([words])
})

test.each([
  [
    'a class',
    '<h1>竹篮</h1><p>竹编的篮子，细密结实，可以盛米</p><div class="guess-like"><a href="/x">甲</a></div>',
    '甲',
  ],
  [
    'a class in one word',
    '<h1>竹篮</h1><p>竹编的篮子，细密结实，可以盛米</p><ul class="youMayLike clearfix"><li>甲</li></ul>',
    '甲',
  ],
  [
    'data of the box',
    '<h1>竹篮</h1><p>竹编的篮子，细密结实，可以盛米</p><section data-module="recommend-list"><p>甲</p></section>',
    '甲',
  ],
  [
    'its label',
    '<h1>竹篮</h1><p>竹编的篮子，细密结实，可以盛米</p><aside aria-label="猜你喜欢"><p>甲</p></aside>',
    '甲',
  ],
])('a box is named by %s alone', (_, body, words) => {
  expect(wordsOf(body)).toEqual([words])
})

test.each([
  [
    'a box of the shop by its class',
    '<h1>竹篮</h1><p>竹编的篮子，细密结实</p><div class="shop-recommend"><p>甲</p></div>',
  ],
  ['a reason', '<h1>竹篮</h1><p>竹编的篮子，细密结实</p><div class="recommend-reason">轻</div>'],
  ['the whole page under such a class', '<div class="recommend"><h1>竹篮</h1><p>全网最好</p></div>'],
  ['what a shop recommends of its own', '<h2>店长推荐</h2><ul><li>甲</li></ul>'],
  ['a tab', '<ul><li>商品详情</li><li>相关推荐</li></ul><div>全网最好</div>'],
  ['a sentence with these words', '<p>猜你喜欢的竹篮到货了，为您推荐新款</p><ul><li>甲</li></ul>'],
])('%s is none', (_, body) => {
  expect(wordsOf(body)).toEqual([])
})

test('a link among recommended goods leads to what may be of another', () => {
  const content =
    '<html><body><a href="/s/1/g/2">本店竹椅</a><section><h2>猜你喜欢</h2><a href="/s/9/g/1">别店竹椅</a></section></body></html>'
  const leads = leadsOf(readPage({ content, url: 'http://a.example/s/1/g/1' }), 'http://a.example/s/1/g/1')
  expect(leads.map(({ url, isOfOthers }) => [url, isOfOthers])).toEqual([
    ['http://a.example/s/1/g/2', false],
    ['http://a.example/s/9/g/1', true],
  ])
})
