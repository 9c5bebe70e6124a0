/** 评估指标体系各版: the editions that the product brings along, and the words for reading one. Pure. */
import { edition2022 } from './edition-2022/index.ts'
import { edition2026 } from './edition-2026.ts'
import type { Edition, EditionOutline } from './schema.ts'

export { checkEdition, type EditionFault } from './check.ts'
export {
  areOnlyWordings,
  diffEditions,
  type EditionChange,
  itemTest,
  ruleText,
} from './diff.ts'
export { edition2022 } from './edition-2022/index.ts'
export {
  editionSheets,
  type Judged,
  judgeDocument,
  type RawDocument,
  readSheets,
} from './exchange/index.ts'
export { type ItemNeed, type ItemPlace, listIndicators, listItems } from './items.ts'
export { type FigureNeed, listFiguresNeeded, listLevelsNeeded, listMeasuresNeeded } from './needs.ts'
export {
  type Comparison,
  type Dimension,
  type Edition,
  type EditionGroup,
  type EditionOutline,
  type EditionSubgroup,
  editionOutlineSchema,
  editionSchema,
  type Indicator,
  type Item,
  type MeasureNeed,
  type PassRule,
  type Proof,
  type Quantity,
  type Rule,
  type Series,
  type Where,
  type Zone,
} from './schema.ts'
export { findUnit, listUnits, type Unit } from './units.ts'

/** Every edition, oldest first; one whose `table` is `to_import` cannot be scored. */
export const EDITIONS: readonly (Edition | EditionOutline)[] = [edition2022, edition2026]

/** The edition of that id, complete or not. */
export function findEdition(id: string): Edition | EditionOutline | undefined {
  return EDITIONS.find((edition) => edition.id === id)
}
