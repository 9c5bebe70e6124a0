/** 虚假宣传、默认勾选、自动续费 (反不正当竞争法第九条, 网络交易监督管理办法第十四条、第十七条、第十八条). What its rules have in common. */
import { law } from '../../rule.ts'

export const competition = law('competition-2025', '第九条')

export const penalty = law('competition-2025', '第二十五条第一款')
