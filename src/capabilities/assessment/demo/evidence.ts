/** Figures, measures and judgements of the demo: a city a little below the pass line. All values are made up. */

/** `[local, national]` of a series for the three years before the current one, oldest first. */
export const DEMO_FIGURES: Readonly<Record<string, readonly (readonly [string | null, string | null])[]>> = {
  onlineRetail: [
    ['182.4', '120000'],
    ['210.6', '131000'],
    ['241.3', '142500'],
  ],
  totalRetail: [
    ['640.0', '450000'],
    ['692.5', '468000'],
    ['742.0', '485000'],
  ],
  parcels: [
    ['9120', '13200000'],
    ['10860', '15100000'],
    ['12310', '17400000'],
  ],
  onlineOperators: [
    [null, null],
    [null, null],
    ['22420', null],
  ],
  marketEntities: [
    [null, null],
    [null, null],
    ['148000', null],
  ],
  newAboveScaleOperators: [
    [null, null],
    ['0', null],
    ['1', null],
  ],
  onlineEmployment: [
    [null, null],
    [null, null],
    ['39800', null],
  ],
  totalEmployment: [
    [null, null],
    [null, null],
    ['905000', null],
  ],
  ecommerceTax: [
    [null, null],
    [null, null],
    ['38600', null],
  ],
  operatorsAtLeastTwoYears: [
    [null, null],
    [null, null],
    ['9870', null],
  ],
  platformUsers: [
    [null, null],
    [null, null],
    ['61', null],
  ],
  supervisors: [
    [null, null],
    [null, null],
    ['104', null],
  ],
  mediationSuccessRate: [
    [null, null],
    [null, null],
    [null, '52.0'],
  ],
  consumerSatisfaction: [
    [null, null],
    [null, null],
    [null, '88.5'],
  ],
  odrOnTimeRate: [
    [null, null],
    [null, null],
    [null, '93.0'],
  ],
  odrSettlementRate: [
    [null, null],
    [null, null],
    [null, '46.0'],
  ],
}

/** Parts of a share, or one amount. Court cases: none yet, so that item stays open until the office settles it. */
export const DEMO_MEASURES: Readonly<Record<string, readonly [string, string] | string>> = {
  'operators.identityClaimed': ['1836', '1842'],
  'clues.verifiedOnTime': ['412', '421'],
  'clues.assignedOnTime': ['37', '39'],
  'clues.assignedCompleted': ['38', '39'],
  'cases.upheldOnReview': ['6', '6'],
  'cases.wonInCourt': ['0', '0'],
  'cases.proceduralFaults': '0',
  'monitoring.verifiedOnTime': ['2210', '2304'],
  'monitoring.verified': ['2291', '2304'],
  'complaints.firstCheckOnTime': ['8122', '8204'],
  'complaints.closedOnTime': ['8040', '8204'],
  'complaints.mediated': ['2480', '4410'],
  'complaints.satisfied': ['3630', '4020'],
  'complaints.odrClosedOnTime': ['905', '960'],
  'complaints.odrSettled': ['451', '960'],
  'services.supervisorsTrained': ['101', '104'],
}

/** Full points for every reviewed item but these: `'0'` judged not met, `null` not judged yet. */
export const DEMO_JUDGEMENTS: Readonly<Record<string, string | null>> = {
  '10.1': '1.5',
  '11.3': null,
  '12.2': '0',
  '13.3': null,
  '16.1': '2.5',
  '20.3': '0',
  '22.3': null,
  '23.2': null,
  '28.2': null,
  '28.3': null,
  '29.2': null,
  '29.3': null,
  '30.2': null,
  '30.3': null,
  '31.2': null,
  '31.3': null,
  '36.3': null,
  '40.2': null,
}
