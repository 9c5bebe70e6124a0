/** Monitoring: words of refusals in English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'monitoring.no_such_region': 'There is no such region, or it lies outside your scope.',
  'monitoring.no_such_plan': 'There is no such watch plan, or it lies outside your scope.',
  'monitoring.no_such_run': 'There is no such run, or it lies outside your scope.',
  'monitoring.no_such_finding': 'There is no such finding, or it lies outside your scope.',
  'monitoring.no_such_host': 'There is no such host, or it lies outside your scope.',
  'monitoring.no_snapshot': 'There is no such snapshot, or it lies outside your scope.',
  'monitoring.plan_changed': 'Somebody changed the plan after you opened it. Reload it, then change it.',
  'monitoring.plan_not_on': 'The plan is paused or ended; switch it on to run it.',
  'monitoring.already_running': 'The plan is running: it runs once at a time.',
  'monitoring.run_ended': 'The run has ended or is being stopped.',
  'monitoring.reason_needed': 'A dismissal needs a reason.',
  'monitoring.already_judged': 'The finding was judged already; take the judgement back to change it.',
  'monitoring.not_judged': 'The finding has no judgement yet.',
  'monitoring.already_asked': 'The question about this finding stands already.',
  'monitoring.bad_host': '“{{host}}” is not HOST:PORT.',
  'monitoring.host_stands': '{{host}} is listed already.',
  'monitoring.host_withdrawn': 'The host was withdrawn already.',
  'monitoring.no_such_model': 'There is no such model, or it lies outside your scope.',
  'monitoring.model_changed': 'Somebody has just changed the model; reload it and try again.',
  'monitoring.model_untried': 'This version was not tried yet; try it, then switch it on.',
  'monitoring.no_such_rule': 'There is no rule {{rule}}.',
  'monitoring.no_such_probe': 'There is no such probe, or it lies outside your scope.',
  'monitoring.bad_model': 'The model file is wrong: {{field}} {{problem}}',
  'monitoring.model_too_deep': 'Conditions are nested more than {{depthMax}} deep.',
}
