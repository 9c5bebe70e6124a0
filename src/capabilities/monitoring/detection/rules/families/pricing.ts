/** 明码标价、赠品、先提后折 (明码标价和禁止价格欺诈规定第七条、第十七条、第十八条、第二十条). What its rules have in common. */
import { law } from '../../rule.ts'

export const penalty = law('price-penalties-2010', '第七条')
