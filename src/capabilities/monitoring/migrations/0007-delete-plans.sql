-- 删除计划: one that never ran; what ran is kept with its runs.
grant delete on monitoring.plan to sishi_app;
