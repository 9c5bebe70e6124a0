-- Open matters of one procedure in a region, where those of another are many: supervisions among tasks.
create index matter_region_procedure on matters.matter (region, procedure, due_on) where closed_at is null;
