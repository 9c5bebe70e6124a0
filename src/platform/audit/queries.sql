-- Every statement that the tests of audit sent, written by tools/queries.ts; not edited by hand.

-- checkpoint-store.ts findCheckpoint
select c.seq, encode(c.sha256, 'hex') as sha256, encode(c.sm3, 'hex') as sm3, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.key_id as "keyId", c.algorithm, translate(encode(c.signature, 'base64'), e'\n', '') as signature from audit.checkpoint c where c.seq = $1 and c.key_id = $2;

-- checkpoint-store.ts findCoveringCheckpoint
select c.seq, encode(c.sha256, 'hex') as sha256, encode(c.sm3, 'hex') as sm3, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.key_id as "keyId", c.algorithm, translate(encode(c.signature, 'base64'), e'\n', '') as signature from audit.checkpoint c where c.seq >= $1 order by c.seq, c.algorithm limit 1;

-- checkpoint-store.ts insertCheckpoint
insert into audit.checkpoint (seq, sha256, sm3, at, key_id, algorithm, signature) values ($1, decode($2, 'hex'), decode($3, 'hex'), $4, $5, $6, decode($7, 'base64')) on conflict (seq, key_id) do nothing;

-- checkpoint-store.ts listCheckpoints
select c.seq, encode(c.sha256, 'hex') as sha256, encode(c.sm3, 'hex') as sm3, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.key_id as "keyId", c.algorithm, translate(encode(c.signature, 'base64'), e'\n', '') as signature from audit.checkpoint c where true order by c.seq desc, c.key_id desc limit $1;

-- checkpoint-store.ts readCheckpoints
select c.seq, encode(c.sha256, 'hex') as sha256, encode(c.sm3, 'hex') as sm3, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.key_id as "keyId", c.algorithm, translate(encode(c.signature, 'base64'), e'\n', '') as signature from audit.checkpoint c order by c.seq, c.key_id;
