-- 发现清单: groups stand by level and newest, which these tell without the rows themselves.
drop index monitoring.finding_list;
drop index monitoring.finding_open;
create index finding_list on monitoring.finding (region, subject, rank, first_seen_at);
create index finding_open on monitoring.finding (region, subject, rank, first_seen_at) where state in ('new', 'asked');
create index finding_subject on monitoring.finding (subject, rank, id);
