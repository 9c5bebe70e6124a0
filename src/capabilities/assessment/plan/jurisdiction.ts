/** 辖区: the place that the name of an authority begins with. Pure. */
import { fold } from './fold.ts'

/** 州 and 市 also stand inside names: 福州市, 禹州市, 青岛市市北区, 荆州市沙市区, 津市市. */
const PLACE = '[^省市县区旗盟委室“”《》,。:]'
const COUNTY_NAME = `(?:市[中南北]|沙市|津市|红旗|${PLACE}{1,10}?)`
const AREA = new RegExp(
  `^((?:${PLACE}{2,4}(?:省|自治区))?(?:${PLACE}{1,10}?(?:自治州|州|盟|地区|市))?(?:${COUNTY_NAME}(?:自治县|县|区|旗|市))?)(?=人民政府|政府|行政公署|行署|办公|市场监|市监|创建|落实|委|党|关于|全国|国家|省级|争创|建设|开展|推进|深入|深化|网络|实施|贯彻|管理|管委|工作|商务|“|联合|迎接|申报)`,
  'u',
)

/** 辖区: the place that the issuer's name begins with, else the place of the title. */
export function jurisdictionOf(names: readonly (string | undefined)[]): string {
  for (const name of names) {
    const text = (name ?? '').replace(/^(?:中共|共青团|关于印发|印发|《)/u, '')
    const place = AREA.exec(fold(text))?.[1]
    // 片区创建办公室 says a kind of place and not which.
    if (place && place.length >= 2 && !/^(?:[本我全片新园城郊]|市|县)[市县区]$/u.test(place))
      return text.slice(0, place.length)
  }
  return ''
}
