/** 地名简称: the short form of a region's name, by which people and plans call it. Pure. */

/** Nationalities as they stand in names of autonomous regions, with or without 族. */
const NATIONALITIES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各'

const AUTONOMOUS = new RegExp(
  `^(.+?)((${NATIONALITIES})族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)*自治(区|州|县|旗)$`,
)
const PLAIN = /^(.+?)(特别行政区|矿区|林区|特区|新区|地区|街道|省|市|盟|州|县|区|旗|镇|乡)$/

/**
 * 明溪县 -> 明溪, 广西壮族自治区 -> 广西, 延边朝鲜族自治州 -> 延边. A name of which one character would be left
 * keeps its last one (沙县). 内蒙古 is the one name in which the nationality stays.
 */
export function shortName(name: string): string {
  if (name === '内蒙古自治区') return '内蒙古'
  const autonomous = AUTONOMOUS.exec(name)
  if (autonomous?.[1] !== undefined) return autonomous[1].length > 1 ? autonomous[1].replace(/族$/, '') : name
  const plain = PLAIN.exec(name)?.[1]
  return plain !== undefined && plain.length > 1 ? plain : name
}
