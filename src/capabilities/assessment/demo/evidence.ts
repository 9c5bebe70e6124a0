/** Measures and judgements of the demo: a city a little below the pass line. All values are made up. */

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
