-- Counts how often the draft was saved, so that two officers who mend it do not overwrite each other.
alter table assessment.plan add column version integer not null default 1;
