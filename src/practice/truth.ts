/** 真值: what was planted where. Written for people and for the tool that measures; no detector ever reads it. */

/** How a finding of the rule should come out: surely, or as something for a person to look at. */
export type Expected = 'violation' | 'look'

/** 预埋问题: a fault that was planted. */
export interface Fault {
  readonly rule: string
  /** What the regulations call it. */
  readonly name: string
  readonly law: string
  /** Path on the platform, and the whole address once the market is served. */
  readonly page: string
  /** Other pages of the same shop that show the same fault. */
  readonly alsoOn: readonly string[]
  readonly shop: string
  readonly platform: string
  /** The wording that breaches; empty where something is missing. */
  readonly text: string
  readonly expected: Expected
  /** No rule was ever mended by it. */
  readonly isHeldOut: boolean
  /** Other rules that may rightly speak of the same words. */
  readonly also: readonly string[]
  /** A page that its script writes: an HTTP request alone sees none of it. */
  readonly needsBrowser: boolean
}

/** 相似的合法内容: innocent, and likely to be taken for a fault of the rule. */
export interface LookAlike {
  readonly rule: string
  readonly name: string
  readonly page: string
  readonly shop: string
  readonly platform: string
  readonly text: string
  /** What a rule may say at most without being wrong: a class of the guide asks a person, the rest nothing. */
  readonly most: 'note' | 'look'
  readonly needsBrowser: boolean
}

/** 因人定价: an article whose price depends on who looks, and what a comparison should say of it. */
export interface PricingTruth {
  readonly name: string
  readonly law: string
  readonly page: string
  readonly shop: string
  readonly platform: string
  readonly expected: Expected | 'note' | 'none'
}

/** 抓取结果: pages whose fetch must end by name. */
export interface ExpectedOutcome {
  readonly page: string
  readonly platform: string
  readonly outcome: string
}

export interface Truth {
  readonly seed: string
  readonly day: string
  readonly shops: number
  readonly pages: readonly string[]
  readonly faults: readonly Fault[]
  readonly lookAlikes: readonly LookAlike[]
  readonly pricings: readonly PricingTruth[]
  readonly outcomes: readonly ExpectedOutcome[]
}
