/** 评价: what buyers write, and what is written for money. Pure. */
import { addDays, type Day } from '../../kernel/day.ts'
import type { Random } from '../random.ts'

export interface Review {
  readonly account: string
  readonly on: Day
  readonly words: string
}

const NATURAL = `
收到了，包装没破，就是快递慢了两天
比想象的小一点，不过做工还行
给爸妈买的，他们说好用，我自己还没试
第二次买了，这次颜色比上次深
还可以吧，对得起这个价
客服回得慢，东西没问题
孩子很喜欢，天天抱着
有一点味道，放了一晚上散了
朋友推荐来的，暂时没发现缺点
说明书字太小了，差评给说明书，东西给四分
发错了一个，联系后补发了，态度不错
跟楼下超市比便宜几块钱
做饭的时候用了一次，挺顺手
不太适合我，转给同事了
好评
不错
收货时少了一包，拍了照片，老板马上补了
颜色和图片有点差别，可以接受
老顾客了，一年买三四回
包装能不能别用那么多胶带，拆半天
物流三天，冰袋化了一半，东西没坏
想要的规格没货了，等了一周
用了半个月来评价，没有变形
邻居看见也要了链接
味道偏淡，我家人口味重，自己又加了点盐
厚度刚刚好，夏天也能用
安装花了一个小时，螺丝多了两颗
退过一次货，运费是店家出的，挺爽快
中规中矩
冲着离得近买的，第二天就到
比实体店的新鲜
盖子有点紧，女生拧不开
送给老师的，老师说喜欢
双十一买的，现在才想起来评
有个角磕了，不影响，懒得换
分量足，称了一下还多了二十克
洗过三次，没掉色
看评论买的，没踩雷
希望出个大号的
一般般，不会再买了
`
  .trim()
  .split('\n')

const AUTOMATIC = '此用户没有填写评价内容，系统默认好评'
const LETTERS = [...'abcdefhkmnrstuwxyz']

const account = (random: Random) =>
  random.chance(0.8)
    ? `${random.pick(LETTERS)}***${random.between(0, 9)}`
    : `${random.pick(LETTERS)}${random.pick(LETTERS)}${random.between(1980, 2012)}`

export function naturalReviews(random: Random, count: number, before: Day): readonly Review[] {
  return random.sample(NATURAL, count).map((words) => ({
    account: account(random),
    on: addDays(before, -random.between(1, 120)),
    words,
  }))
}

/** 买来的评价: one text in many hands, with a word changed here and there. */
export function boughtReviews(random: Random, text: string, count: number, before: Day): readonly Review[] {
  const marks = ['', '！', '～', '。', '!!', ' 👍']
  const fillers = ['真的', '确实', '特别', '']
  return Array.from({ length: count }, () => ({
    account: account(random),
    on: addDays(before, -random.between(3, 40)),
    words: `${text.replace('〇', random.pick(fillers))}${random.pick(marks)}`,
  }))
}

/** 同一账号多次: one account that cannot stop praising. */
export function oneHand(random: Random, count: number, before: Day): readonly Review[] {
  const name = `${random.pick(LETTERS)}${random.pick(LETTERS)}lianxi${random.between(10, 99)}`
  return naturalReviews(random, count, before).map((review) => ({ ...review, account: name }))
}

/** 集中一天: a day on which everybody writes, among quiet weeks. */
export function burst(random: Random, count: number, before: Day): readonly Review[] {
  const on = addDays(before, -random.between(5, 20))
  return naturalReviews(random, count, before).map((review, index) =>
    index % 6 === 5 ? review : { ...review, on },
  )
}

/** 默认好评: the platform's own words for those who write nothing. */
export function automaticReviews(random: Random, count: number, before: Day): readonly Review[] {
  return Array.from({ length: count }, () => ({
    account: account(random),
    on: addDays(before, -random.between(1, 90)),
    words: AUTOMATIC,
  }))
}
