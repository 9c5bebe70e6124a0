-- Room on each page for the newer version of a row, which then needs no entry in any index: a report of progress changes
-- no indexed column, and the index of searched words alone has a hundred entries a task.
alter table assessment.task set (fillfactor = 80);
