/** 知名名称: made-up names with some influence in the made-up city, and who holds them. Data. */
export interface Brand {
  readonly name: string
  readonly holder: string
}

export const BRANDS: readonly Brand[] = [
  { name: '云岭山茶', holder: '甲州市云岭山茶有限公司' },
  { name: '石渡布衣', holder: '甲州市石渡布衣服饰有限公司' },
  { name: '白鹿洲', holder: '甲州市白鹿洲食品有限公司' },
  { name: '松桥电器', holder: '甲州市松桥电器有限公司' },
  { name: '南坪果业', holder: '子丘县南坪果业专业合作社' },
  { name: '青禾母婴', holder: '甲州市青禾母婴用品有限公司' },
]
