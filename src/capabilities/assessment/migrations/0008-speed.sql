-- Lists read this by the thousand.
select platform.hash_regions('assessment.task');
