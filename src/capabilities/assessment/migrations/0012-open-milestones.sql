-- Open milestones of a region, for what stands before each stage.
create index milestone_region on assessment.milestone (region) where done_on is null;
