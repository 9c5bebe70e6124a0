/** 样式目录: which look a platform has. Pure. */
import type { Platform } from '../world/platforms.ts'
import { MOBILE } from './mobile.ts'
import { MODERN } from './modern.ts'
import { OLD } from './old.ts'
import type { Skin } from './skin.ts'

const LOOKS: Readonly<Record<Platform['skin'], Skin>> = { modern: MODERN, old: OLD, mobile: MOBILE }

export const skinOf = ({ skin }: Platform): Skin => LOOKS[skin]
