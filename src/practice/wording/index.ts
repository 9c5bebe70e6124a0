/** 用语目录: every wording that is planted. */
import type { Wording } from '../wording.ts'
import { CLAIMS } from './claims.ts'
import { CONDUCT } from './conduct.ts'
import { FORBIDDEN } from './goods.ts'
import { HELD_OUT } from './held-out.ts'
import { MEDICAL } from './medical.ts'
import { MORE } from './more.ts'
import { PROMISES } from './promises.ts'

export const WORDINGS: readonly Wording[] = [
  ...CLAIMS,
  ...MEDICAL,
  ...PROMISES,
  ...CONDUCT,
  ...FORBIDDEN,
  ...MORE,
  ...HELD_OUT,
]
