-- Lists read these by the thousand.
select platform.hash_regions('matters.matter');
select platform.hash_regions('matters.share');
