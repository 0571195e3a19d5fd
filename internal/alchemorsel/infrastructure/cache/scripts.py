"""What has to happen in Redis at once. Each script touches one slot: an answer's key and the lease named after it."""

PURGED = "alchemorsel:v1:purged"
NEWS = "alchemorsel:v1:news"
PROBE = "alchemorsel:v1:probe"


def lease_of(key: str) -> str:
    """Braces put it into the slot of the key itself."""
    return f"{{{key}}}:lease"


_HEAD = """\
local line = redis.pcall('GETRANGE', KEYS[1], 0, 127)
if type(line) ~= 'string' then line = '' end
local rung, till, etag = string.match(line, '^AM1 (%d+) ([%d.]+) (%x+) ')
local holder = redis.pcall('GET', KEYS[2])
if type(holder) ~= 'string' then holder = false end
"""

TAKE = (
    _HEAD
    + """\
if etag and etag ~= ARGV[3] then return {2, redis.call('GET', KEYS[1])} end
if holder and holder ~= ARGV[1] then return {0, ''} end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return {1, ''}
"""
)
"""token, milliseconds, etag that is no news: {2, another answer}, {1} taken, or {0} held by another."""

RENEW = """\
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0
"""

WRITE = (
    _HEAD
    + """\
local ours = holder == ARGV[1]
local untouched = (etag or '') == ARGV[6]
if not ours and (holder or not untouched) then return 0 end
local kept = 1
if rung and tonumber(rung) < tonumber(ARGV[4]) and tonumber(till) > tonumber(ARGV[5]) then kept = 2 end
if kept == 1 then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
if ours then redis.call('DEL', KEYS[2]) end
redis.call('PUBLISH', ARGV[7], ARGV[8])
return kept
"""
)
"""token, value, milliseconds, rung, now, etag seen, channel, news: 1 written, 2 an earlier rung's stays, 0 fenced off.

A holder whose lease ran out may still write where nobody took it over and nobody wrote since it looked.
"""

RELEASE = """\
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 1
"""

PURGE = """\
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
  if tonumber(all[at + 1]) < now - ARGV[2] * 1000 then redis.call('HDEL', KEYS[1], all[at]) end
end
local number = string.format('%.0f', now)
redis.call('HSET', KEYS[1], ARGV[1], number)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return number
"""
"""scope, milliseconds to keep it, channel, news: the number of the purge."""
