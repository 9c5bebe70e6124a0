/** 评分 and 评分说明: scores a jurisdiction by an edition, and says why. Pure and browser-safe. */
export { canonicalInputs, canonicalText } from './canonical.ts'
export { checkInputs, type InputFault } from './check-inputs.ts'
export { type ExplanationLink, type ExplanationNode, explain } from './explain.ts'
export { fitInputs } from './fitting.ts'
export {
  type Decision,
  type FigureValue,
  type Inputs,
  type Judgement,
  type Material,
  type MeasureEvidence,
  noInputs,
  type PieceCount,
  type ScoringOptions,
  type SetAside,
  yearKey,
} from './inputs.ts'
export { isScoreInSteps } from './items.ts'
export type {
  Check,
  ComparisonTrace,
  FigureTrace,
  GroupScore,
  IndicatorScore,
  ItemScore,
  ItemState,
  ItemTrace,
  MeasureTrace,
  Missing,
  Points,
  QuantityTrace,
  Score,
  SubgroupScore,
  Verdict,
} from './score.ts'
export { completeYearsBefore, listItemScores, scoreJurisdiction, yearsOf } from './score-jurisdiction.ts'
