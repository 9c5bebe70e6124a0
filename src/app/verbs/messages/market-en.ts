/** Words of the verb `market`. */
import type { zh } from './market-zh.ts'

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'market.opt.port': 'port of the first platform, the others follow; 0 takes any that are free',
  'market.opt.seed': 'seed: the same seed makes the same market',
  'market.opt.from': 'first day of the market (today by default)',
  'market.opt.day': 'days gone since the first: prices change with them',
  'market.opt.truth': 'write what was planted, faults and look-alikes, to a file (JSON)',
  'market.bad_port': 'a port is a whole number from 0 to 65000',
  'market.bad_day': 'no such day: {{value}}, it should be YYYY-MM-DD',
  'market.bad_offset': 'days are a whole number',
  'market.port_taken': 'port {{port}} is taken, name another: --port',
  'market.truth_unwritable': 'cannot write {{file}} ({{cause}})',
  'market.stand': '{{name}}  {{origin}}/',
  'market.ready':
    'The practice market is open: {{shops}} shops, {{pages}} pages, {{faults}} planted faults, {{lookAlikes}} innocent look-alikes. Ctrl-C closes it.',
  'market.listed': 'List these hosts before you watch them: SISHI_FETCH_HOSTS="{{hosts}}"',
  'market.closed': 'Closed.',
}
