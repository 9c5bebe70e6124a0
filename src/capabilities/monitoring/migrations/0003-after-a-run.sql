-- 送达与自动取证 are settings of a plan, in its document like the others.
update monitoring.plan set settings = '{"tell": {"level": "violation", "units": [], "persons": []},
  "capture": {"level": "violation", "when": "accepted", "officers": []}}'::jsonb || settings;
update monitoring.run set settings = '{"tell": {"level": "violation", "units": [], "persons": []},
  "capture": {"level": "violation", "when": "accepted", "officers": []}}'::jsonb || settings;
alter table monitoring.plan drop column recipients;
