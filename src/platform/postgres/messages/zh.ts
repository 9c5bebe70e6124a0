/** 内置数据库: words told at start and when something is refused. */
export const zh = {
  'config.port': 'PORT={{value}} 不是端口号。',
  'postgres.copying_binaries': '数据库用户无法读取程序所在目录，正在把 PostgreSQL 程序复制到 {{folder}}。',
  'postgres.creating': '首次启动：正在 {{folder}} 创建数据库……',
  'postgres.ended_leftovers': '上次未正常退出，已结束遗留的 {{processes}} 个数据库进程。',
  'postgres.recovering': '数据库正在从上次的中断中恢复，请稍候……',
  'postgres.restarting': '数据库意外退出（代码 {{code}}），正在重新启动。',
  'postgres.gave_up':
    '数据库多次意外退出（代码 {{code}}），不再自动重启。请查看数据目录中的 postgres/server.log。',
  'postgres.placed_elsewhere':
    '数据库须由普通用户运行，而该用户无法进入 {{unreachable}}，因此数据与数据库程序放在 {{folder}}（可用 SISHI_DATA 另行指定）。',
  'postgres.no_os_user':
    'PostgreSQL 不能以 root 身份运行，而系统用户 {{user}} 又无法创建：{{reason}}。请改以普通用户运行，或设置 DATABASE_URL 使用已有的 PostgreSQL。',
  'postgres.no_binaries':
    '没有适用于 {{platform}} 的内置 PostgreSQL。请执行 npm install --ignore-scripts，或设置 DATABASE_URL 使用已有的 PostgreSQL（15 或更高版本）。',
  'postgres.binaries_do_not_run':
    '内置 PostgreSQL 无法运行：{{reason}}。可设置 DATABASE_URL 使用已有的 PostgreSQL。',
  'postgres.folder_not_ours': '{{folder}} 属于其他用户。请以该用户运行，或用 SISHI_DATA 指定别的数据目录。',
  'postgres.folder_not_writable':
    '无法使用 {{folder}}：{{reason}}。请检查权限与磁盘空间，或设置 SISHI_DATA。',
  'postgres.restore_unfinished':
    '{{folder}} 是一次未完成的恢复。请重新执行 sishi restore --force，或删除该目录。',
  'postgres.could_not_create': '无法创建数据库：{{reason}}',
  'postgres.already_running':
    '另一个 sishi 正在使用 {{folder}}。请先停止它，或用 SISHI_DATA 指定别的数据目录。',
  'postgres.leftover_stays': '遗留的数据库进程（{{processes}}）无法结束，请手工结束后再启动。',
  'postgres.did_not_start': '数据库未能启动。日志末尾：\n{{log}}',
  'postgres.never_ready': '{{folder}} 中的数据库迟迟未就绪，请查看 server.log。',
  'postgres.url_invalid': 'DATABASE_URL 不是有效的 PostgreSQL 地址。',
  'postgres.not_reachable': '无法连接 DATABASE_URL 指定的数据库：{{reason}}',
  'postgres.too_old':
    'DATABASE_URL 指向 PostgreSQL {{version}}，需要 {{required}} 或更高版本。请升级，或去掉 DATABASE_URL 使用内置数据库。',
  'postgres.not_utf8': 'DATABASE_URL 指向的数据库编码是 {{encoding}}，需要 UTF8。',
  'postgres.not_answering': '数据库没有应答：{{reason}}',
  'backup.external':
    'DATABASE_URL 指向外部数据库：请用它自己的工具（如 pg_basebackup、pg_dump）备份，并另行复制 {{folder}} 中的文件。',
  'backup.no_manifest': '{{folder}} 不是完整的备份：没有 manifest.json。',
  'backup.manifest_damaged': '{{folder}} 中的 manifest.json 已损坏，或来自其他版本。',
  'backup.file_missing': '备份不完整：缺少 {{file}}。数据目录未作任何改动。',
  'backup.file_damaged': '备份已损坏：{{file}} 与清单不符。数据目录未作任何改动。',
  'backup.other_postgres':
    '备份出自 PostgreSQL {{backup}}，本程序自带的是 PostgreSQL {{server}}，打不开它的文件。请用自带 PostgreSQL {{backup}} 的版本恢复。数据目录未作任何改动。',
  'backup.disk': '无法写入 {{folder}}：{{reason}}。请检查磁盘空间和权限；没有留下半份数据。',
  'backup.inside_data': '{{folder}} 位于数据目录之内，请把备份放到别处。',
  'backup.not_empty': '{{folder}} 不是空目录，请指定新目录。',
  'backup.target_not_empty': '{{folder}} 中已有数据。如确需替换，请加 --force（原有内容会移到旁边的目录）。',
} as const
