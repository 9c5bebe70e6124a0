-- 相似材料: sketches of the texts of materials, and the bands by which an index finds like ones.
create table assessment.material_sketch (
  material_id uuid primary key references assessment.material,
  region text collate "C" not null,
  version integer not null,
  -- Null: the file has no text that can be compared.
  sketch integer[]
);
select platform.guard_table('assessment.material_sketch');

create table assessment.material_band (
  material_id uuid not null references assessment.material,
  place smallint not null,
  band integer not null,
  region text collate "C" not null,
  primary key (material_id, place)
);
create index material_band_like on assessment.material_band (region, place, band) include (material_id);
select platform.guard_table('assessment.material_band');

grant select, insert, update on assessment.material_sketch to sishi_app;
grant select, insert, delete on assessment.material_band to sishi_app;
