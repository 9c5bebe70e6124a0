import { expect, test } from 'vitest'
import { brandKey } from './keys.ts'
import { Register, RegisterBuilder } from './register.ts'
import { EMPTY_SUBJECT } from './subject.ts'

test('the rows of a key are its own: neighbours in its bucket do not make a brand common', () => {
  const builder = new RegisterBuilder()
  const letters = [
    ...'安百邦宝昌诚驰春翠达德鼎东芳飞丰凤福富冠光贵海汉昊恒弘辉慧吉佳嘉健锦晶聚君凯康乐蕾丽力凌露绿茂铭宁',
  ]
  const brandOf = (number: number) =>
    `岫${letters[number % letters.length]}${letters[Math.floor(number / letters.length) % letters.length]}`
  for (let number = 0; number < 2000; number += 1)
    builder.add({ ...EMPTY_SUBJECT, id: String(number), name: `${brandOf(number)}有限公司` })
  const register = new Register(builder.build())
  const counts = Array.from(
    { length: 2000 },
    (_, number) => register.rowsOf(brandKey(brandOf(number))).length,
  )
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1990)
  expect(counts.filter((count) => count > 1).length).toBeLessThan(20)
  const foreign = Array.from({ length: 2000 }, (_, number) => register.rowsOf(brandKey(`外${number}`)).length)
  expect(foreign.filter((count) => count > 0).length).toBeLessThan(20)
})
