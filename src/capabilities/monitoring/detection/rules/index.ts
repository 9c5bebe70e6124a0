/** 规则目录: every rule of the product, in the order in which the handbook lists them. */
import type { Rule } from '../rule.ts'
import { absoluteTerms } from './absolute-terms.ts'
import { adMarking } from './ad-marking.ts'
import { alcohol } from './alcohol.ts'
import { autoRenewal } from './auto-renewal.ts'
import { bannedGoods } from './banned-goods.ts'
import { breastMilk } from './breast-milk-substitute.ts'
import { citationSource } from './citation-source.ts'
import { closingNotice } from './closing-notice.ts'
import { comparedPrice } from './compared-price.ts'
import { declaration } from './declaration.ts'
import { deviceStatement } from './device-statement.ts'
import { disparagement } from './disparagement.ts'
import { drugClaims } from './drug-claims.ts'
import { educationPromise } from './education-promise.ts'
import { fakeSales } from './fake-sales.ts'
import { falseScarcity } from './false-scarcity.ts'
import { forbiddenDrugs } from './forbidden-drugs.ts'
import { giftUnspecified } from './gift-unspecified.ts'
import { healthFoodClaims } from './health-food-claims.ts'
import { healthFoodStatement } from './health-food-statement.ts'
import { imitation } from './imitation.ts'
import { investmentPromise } from './investment-promise.ts'
import { licenceCode } from './licence-code.ts'
import { licenceDisplay } from './licence-display.ts'
import { listedPrice } from './listed-price.ts'
import { liveArtificial } from './live-artificial.ts'
import { liveComparison } from './live-comparison.ts'
import { liveConduct } from './live-conduct.ts'
import { liveLicence } from './live-licence.ts'
import { liveSeller } from './live-seller.ts'
import { medicalClaims } from './medical-claims.ts'
import { overCounterStatement } from './otc-statement.ts'
import { patentNumber } from './patent-number.ts'
import { devicePermit } from './permit-device.ts'
import { drugPermit } from './permit-drug.ts'
import { foodPermit } from './permit-food.ts'
import { publicationPermit } from './permit-publication.ts'
import { tradePermit } from './permit-trade.ts'
import { platformAdmission } from './platform-admission.ts'
import { platformRestraint } from './platform-restraint.ts'
import { platformRules } from './platform-rules.ts'
import { popupClose } from './popup-close.ts'
import { praiseForCash } from './praise-for-cash.ts'
import { prescriptionAdvertising } from './prescription-advertising.ts'
import { prescriptionNotice } from './prescription-notice.ts'
import { presetTicks } from './preset-ticks.ts'
import { priceMissing } from './price-missing.ts'
import { propertyPromise } from './property-promise.ts'
import { pyramid } from './pyramid.ts'
import { raisedBeforeDiscount } from './raised-before-discount.ts'
import { reviewEntry } from './review-entry.ts'
import { reviewAnomalies } from './reviews.ts'
import { ruleChange } from './rule-change.ts'
import { selfOperatedMark } from './self-operated-mark.ts'
import { stateNames } from './state-names.ts'
import { surcharge } from './surcharge.ts'
import { tobacco } from './tobacco.ts'
import { unfairTerms } from './unfair-terms.ts'

export const RULES: readonly Rule[] = [
  licenceDisplay,
  licenceCode,
  declaration,
  foodPermit,
  drugPermit,
  devicePermit,
  publicationPermit,
  tradePermit,
  absoluteTerms,
  medicalClaims,
  healthFoodClaims,
  healthFoodStatement,
  drugClaims,
  forbiddenDrugs,
  overCounterStatement,
  deviceStatement,
  prescriptionNotice,
  prescriptionAdvertising,
  citationSource,
  patentNumber,
  disparagement,
  educationPromise,
  investmentPromise,
  propertyPromise,
  alcohol,
  tobacco,
  breastMilk,
  stateNames,
  priceMissing,
  raisedBeforeDiscount,
  listedPrice,
  giftUnspecified,
  surcharge,
  comparedPrice,
  fakeSales,
  falseScarcity,
  presetTicks,
  autoRenewal,
  adMarking,
  popupClose,
  praiseForCash,
  reviewAnomalies,
  unfairTerms,
  pyramid,
  imitation,
  bannedGoods,
  liveLicence,
  liveSeller,
  liveArtificial,
  liveComparison,
  liveConduct,
  platformRules,
  platformRestraint,
  platformAdmission,
  selfOperatedMark,
  reviewEntry,
  ruleChange,
  closingNotice,
]
