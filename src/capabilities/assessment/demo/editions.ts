/** 演示本地表述: one condition worded as a local plan would, and one item of the city's own, beside the official table. */
import type { World } from '../../../platform/world.ts'
import { demoOfficer } from '../../organisation/index.ts'
import { edition2022 } from '../edition/index.ts'
import * as additions from '../service/edition-additions.ts'
import { must } from './world.ts'

export async function writeEditionsDemo(world: World): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  must(
    await additions.addToEdition(world, officer, edition2022.id, {
      kind: 'reword',
      subject: '34.1',
      field: 'condition',
      wording: {
        zh: '落实上级制定的网络市场监管与服务法规、规章、规范性文件或标准，按件计分',
        en: 'Points by the rules, normative documents and standards of higher levels that are carried out',
      },
      reason: '市级方案第六部分：县（区）以落实上级制度和标准为主。',
    }),
  )
  must(
    await additions.addToEdition(world, officer, edition2022.id, {
      kind: 'item',
      subject: '34',
      wording: {
        zh: '建立本市直播基地合规辅导制度',
        en: 'The city coaches its livestream bases in compliance by a written rule',
      },
      points: '2',
      reason: '市创建工作领导小组会议议定事项。',
    }),
  )
}
