-- 浏览器读页: pages that only a browser can read are read by the capture role; when it last showed itself to a run.
alter table monitoring.run add column browser_seen_at timestamptz;
update monitoring.plan set settings = '{"browser": "auto"}'::jsonb || settings;
update monitoring.run set settings = '{"browser": "auto"}'::jsonb || settings;
update monitoring.visit set by_browser = false where by_browser is null;
alter table monitoring.visit alter column by_browser set default false, alter column by_browser set not null;
