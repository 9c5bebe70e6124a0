/** Import of operators: what may be wrong with a file and with a row, and how to mend it. */
import type { importZh } from './import-zh.ts'

export const importEn: Record<keyof typeof importZh, string> = {
  'operators.import_kind_registration': 'Registration data',
  'operators.import_kind_platformReport': 'Platform report',
  'operators.import_kind_distributed': 'Distributed list',
  'operators.letter_title': 'On the quality of the data sent',
  'operators.letter_file': 'quality',
  'operators.letter_summary':
    'Your file “{{fileName}}” (data of {{day}}) has been checked: {{rows}} rows, of which {{fresh}} are new, {{changed}} change what is known, {{same}} say nothing new, and {{bad}} have faults.',
  'operators.letter_all_good': 'Every row is as it should be; nothing is to be mended.',
  'operators.letter_kinds': 'Kinds of faults',
  'operators.letter_rows': 'The faults',
  'operators.letter_column_kind': 'Fault',
  'operators.letter_column_count': 'Times',
  'operators.letter_column_row': 'Row',
  'operators.letter_column_name': 'Name',
  'operators.letter_column_column': 'Column',
  'operators.letter_column_printed': 'As printed',
  'operators.letter_column_reason': 'What is wrong, and how to mend it',
  'operators.letter_mend':
    'Please mend these and send the file again; rows already taken over are not doubled.',
  'operators.letter_mend_first':
    'These are the first {{count}}; all rows with faults stand in the report that goes with this letter. Please mend them and send the file again; rows already taken over are not doubled.',
  'operators.report_title': 'Quality report',
  'operators.report_row': 'Row',
  'operators.report_name': 'Name',
  'operators.report_column': 'Column',
  'operators.report_printed': 'As sent',
  'operators.report_reason': 'What is wrong, and how to mend it',
  'operators.file_needed': 'Choose a file.',
  'operators.no_such_import': 'There is no such import, or it is not yours.',
  'operators.import_locked': 'The file is under a password: open it first.',
  'operators.import_not_locked': 'The file is open already.',
  'operators.import_wrong_password': 'This is not its password; the file stays closed.',
  'operators.import_other_key':
    'The file was not encrypted for this platform’s certificate of today: the sender takes the certificate and encrypts it anew.',
  'operators.import_unknown_lock':
    'This kind of lock cannot be opened: use a password of xlsx, xls or zip, or a CMS file for this platform’s certificate.',
  'operators.import_damaged':
    'The file is damaged or was changed, and stays closed: save it anew and send that.',
  'operators.import_no_single_table': 'The archive must hold exactly one xlsx, xls or csv.',
  'operators.import_too_large_to_open':
    'Packed and encrypted files and xls may have {{sizeMax}} MB at most: send several, or a csv.',
  'operators.import_web_page':
    'This is a web page saved under another name: open it in a spreadsheet, save it as xlsx and send that.',
  'operators.import_no_table': 'The file is no table of xlsx, xls or csv that could be read.',
  'operators.import_empty':
    'The file has no rows: the first row names the columns, the data stands below it.',
  'operators.import_too_many': 'More than {{max}} rows: send several files.',
  'operators.import_stopped': 'The import was stopped; rows that were done are kept, and none is done twice.',
  'operators.import_running': 'It is being worked on; wait for its end.',
  'operators.import_applied': 'This import is done; send a mended file anew.',
  'operators.import_columns': 'No column is chosen yet for: {{columns}}.',
  'operators.import_unclosed_quote':
    'A quotation mark behind row {{after}} is never closed, and nothing behind it is a table: mend it and send the file again.',
  'operators.import_not_checked': 'Check it first, then import it.',
  'operators.import_bad_rows':
    '{{bad}} rows have faults: mend the file and send it again, or import the good rows only.',
  'operators.import_nothing_good': 'No row is good.',
  'operators.import_missing': 'It must be given and is empty.',
  'operators.import_missing.short': 'Missing field',
  'operators.import_missing_unregistered':
    'Must be reported of operators without registration (Measures on online trading, article 25).',
  'operators.import_missing_unregistered.short': 'Missing of an unregistered operator',
  'operators.import_missing_any': 'Give a credit code, a shop or its address at least.',
  'operators.import_missing_any.short': 'Nothing to know it by',
  'operators.import_too_long': 'Longer than {{max}} characters.',
  'operators.import_too_long.short': 'Too long',
  'operators.import_identity': 'An identity number has 6 to 20 digits or letters.',
  'operators.import_identity.short': 'Identity number wrong',
  'operators.import_declaration':
    'The declaration names none of the four grounds: own farm produce, home crafts, small services, occasional small sales.',
  'operators.import_declaration.short': 'Declaration in other words',
  'operators.import_region_unknown': 'There is no such region: give its full name or its six digits.',
  'operators.import_region_unknown.short': 'Unknown region',
  'operators.import_region_untold': 'The address does not tell its county: give it in full, or add a rule.',
  'operators.import_region_untold.short': 'Address tells no region',
  'operators.import_region_outside': 'It lies in {{region}}, outside your regions; report it there.',
  'operators.import_region_outside.short': 'Of another region',
  'operators.import_day_to_come': 'The day has not come yet: compare it with the original.',
  'operators.import_day_to_come.short': 'Day to come',
  'operators.import_day': 'No date that could be read: write 2024-03-05.',
  'operators.import_day.short': 'Date wrong',
  'operators.import_trade': 'The classification of trades does not know it: give a code or a full name.',
  'operators.import_trade.short': 'Unknown trade',
  'operators.import_number': 'No number: write digits only, in yuan.',
  'operators.import_number.short': 'Sales wrong',
  'operators.import_year': 'Four digits of a year that is not to come.',
  'operators.import_year.short': 'Year wrong',
  'operators.import_twice': 'The same as row {{row}}.',
  'operators.import_twice.short': 'Twice in the file',
  'operators.import_conflict_other_name': 'The register knows this code as “{{known}}”: check name and code.',
  'operators.import_conflict_other_name.short': 'Same code, other name',
  'operators.import_conflict_other_owner': 'The register has this shop as one of “{{known}}”: check it.',
  'operators.import_conflict_other_owner.short': 'Shop of another',
  'operators.import_conflict_other_code': 'The register has this shop under the code {{known}}: check it.',
  'operators.import_conflict_other_code.short': 'Shop under another code',
  'operators.import_code_around': 'Other signs stand around the code. It may be meant as: {{suggestion}}',
  'operators.import_code_around.short': 'Other signs around a code',
  'operators.import_code_empty': 'The credit code is empty.',
  'operators.import_code_empty.short': 'Empty credit code',
  'operators.import_code_full_width':
    'Character {{at}}, “{{found}}”, is full-width. It may be meant as: {{suggestion}}',
  'operators.import_code_full_width.short': 'Full-width characters in a code',
  'operators.import_code_blank': 'Character {{at}} is a blank. It may be meant as: {{suggestion}}',
  'operators.import_code_blank.short': 'Blanks in a code',
  'operators.import_code_lower_case':
    'Character {{at}}, “{{found}}”, is a small letter. It may be meant as: {{suggestion}}',
  'operators.import_code_lower_case.short': 'Small letters in a code',
  'operators.import_code_mistaken':
    'Character {{at}}, “{{found}}”, is none of a code; perhaps {{meant}}. It may be meant as: {{suggestion}}',
  'operators.import_code_mistaken.short': 'Mistaken characters in a code',
  'operators.import_code_foreign': 'Character {{at}}, “{{found}}”, is none of a code.',
  'operators.import_code_foreign.short': 'Foreign characters in a code',
  'operators.import_code_length': 'It has 18 characters, not {{length}}.',
  'operators.import_code_length.short': 'Length of a code',
  'operators.import_code_check':
    'The check character is {{found}} and should be {{expected}}; one of the others may be wrong.',
  'operators.import_code_check.short': 'Check character wrong',
  'operators.import_code_old_number':
    'This is an old registration number of 15 digits: give the credit code of 18 characters.',
  'operators.import_code_old_number.short': 'Old registration number',
  'operators.import_code_older_number':
    'This is an early registration number of 13 digits: give the credit code of 18 characters.',
  'operators.import_code_older_number.short': 'Early registration number',
  'operators.import_code_tax_number':
    'This is a tax number of 15 characters: give the credit code of 18 characters.',
  'operators.import_code_tax_number.short': 'Tax number',
  'operators.import_code_identity_number':
    'This is the identity number of a person: it belongs into the column of identity numbers.',
  'operators.import_code_identity_number.short': 'Identity number in place of a code',
  'operators.import_code_rounded':
    'A spreadsheet rounded the code and its last digits are lost: export the column as text.',
  'operators.import_code_rounded.short': 'Code rounded by a spreadsheet',
  'operators.import_code_filling': 'Zeros throughout are no code: leave the cell empty where there is none.',
  'operators.import_code_filling.short': 'Filled with zeros',
  'operators.import_code_organisation_code':
    'This is an organisation code: give the credit code of 18 characters.',
  'operators.import_code_organisation_code.short': 'Organisation code',
}
