/** 规则目录: every rule of the product, in the order in which the handbook lists them. */
import type { Rule } from '../rule.ts'
import { absoluteTerms } from './absolute-terms.ts'
import { alcohol, breastMilk, stateNames, tobacco } from './alcohol-tobacco.ts'
import { bannedGoods } from './banned-goods.ts'
import { comparedPrice } from './compared-price.ts'
import { adMarking, autoRenewal, fakeSales, falseScarcity, popupClose, presetTicks } from './conduct.ts'
import { declaration } from './declaration.ts'
import {
  deviceStatement,
  drugClaims,
  forbiddenDrugs,
  overCounterStatement,
  prescriptionAdvertising,
  prescriptionNotice,
} from './drugs.ts'
import { citationSource, disparagement, patentNumber } from './evidence-of-claims.ts'
import { healthFoodClaims, healthFoodStatement } from './health-food.ts'
import { imitation } from './imitation.ts'
import { licenceCode, licenceDisplay } from './licence-display.ts'
import { liveArtificial, liveComparison, liveLicence, liveSeller } from './live.ts'
import { medicalClaims } from './medical-claims.ts'
import { devicePermit, drugPermit, foodPermit, publicationPermit } from './permits.ts'
import { closingNotice, platformRules, reviewEntry, ruleChange, selfOperatedMark } from './platform.ts'
import { praiseForCash } from './praise-for-cash.ts'
import { giftUnspecified, listedPrice, priceMissing, raisedBeforeDiscount, surcharge } from './pricing.ts'
import { educationPromise, investmentPromise, propertyPromise } from './promises.ts'
import { pyramid } from './pyramid.ts'
import { reviewAnomalies } from './reviews.ts'
import { unfairTerms } from './unfair-terms.ts'

export const RULES: readonly Rule[] = [
  licenceDisplay,
  licenceCode,
  declaration,
  foodPermit,
  drugPermit,
  devicePermit,
  publicationPermit,
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
  platformRules,
  selfOperatedMark,
  reviewEntry,
  ruleChange,
  closingNotice,
]
