-- 价格比对的发现: a comparison that judges "look" or more is a finding, which no plan and no run has made.
alter table monitoring.finding
  alter column plan_id drop not null,
  alter column first_run_id drop not null,
  alter column last_run_id drop not null;
alter table monitoring.price_probe add column finding_id uuid references monitoring.finding;
create index price_probe_finding on monitoring.price_probe (finding_id, ordered_at) where finding_id is not null;
