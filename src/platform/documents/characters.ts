/** 字符清理: characters that stand for the printed one, or for nothing. Pure. */

/** CJK Radicals Supplement: two of each, the radical and the character that it is printed as. */
const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺈刀 ⺉刂 ⺊卜 ⺋卩 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢',
    '⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歹 ⺟母 ⺠民 ⺡氵 ⺢氺',
    '⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺲罒 ⺳网',
    '⺵网 ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺼月 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西',
    '⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门',
    '⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼',
    '⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟',
  ]
    .flatMap((row) => row.split(' '))
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

/** Wider than any page: longer runs are the work of a converter. */
const BLANKS = ' '.repeat(120)

/**
 * Takes out zero-width characters and puts the unified character in place of Kangxi radicals and compatibility
 * ideographs, which text layers of pdf files hold for the character that is printed (⾸ for 首).
 */
export function cleanCharacters(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\ufffe]|(?![\t\n\r\f\v])\p{Cc}/gu, '')
    .replace(/[\u2e80-\u2eff]/gu, (c) => RADICALS[c] ?? c.normalize('NFKC'))
    .replace(/[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/gu, (c) => c.normalize('NFKC'))
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu, ' ')
    .replace(/[ \u3000\t]{120,}/gu, BLANKS)
}
