-- 加密文件: an import whose file is under a password waits for it; xls of Excel 97 to 2003 is read as it is.
alter table operators.import drop constraint import_format_check, drop constraint import_state_check,
  alter column format drop not null,
  add check (format in ('xlsx', 'xls', 'csv')),
  add check (state in ('locked', 'mapping', 'checking', 'checked', 'applying', 'applied')),
  add check ((state = 'locked') = (format is null));
