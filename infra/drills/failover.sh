#!/usr/bin/env bash
# Makes the standby of the database, or the replica of the cache, take over, and measures for how long nothing could be written.
#
#   failover.sh <name>-<environment> database|cache --interrupt
#
# THIS INTERRUPTS WHAT SERVES: requests that need the database fail until the standby has taken over, and the last writes
# to a cache may be lost, since its replica is asynchronous. Makes nothing but one task of a release that runs, which
# writes twice a second. Ends with 0 when the interruption was seen and was over within 180 s.
# Rights: rds:DescribeDBInstances and RebootDBInstance, elasticache:DescribeReplicationGroups and TestFailover,
# and those for the task as in restore-database.sh.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=drill.bash
source "$here/drill.bash"

[ $# -eq 3 ] && [ "$3" = --interrupt ] ||
  stop "Usage: $0 <name>-<environment> database|cache --interrupt. It interrupts what serves, for a minute or two: choose a quiet hour, and tell people."
what="$2"
limit=180

clean_up() {
  stop_task
}

# Where it is now, which the failover changes.
place() {
  if [ "$what" = database ]; then
    aws rds describe-db-instances --db-instance-identifier "$prefix" --query 'DBInstances[0].AvailabilityZone' --output text
  else
    aws elasticache describe-replication-groups --replication-group-id "$prefix" \
      --query "ReplicationGroups[0].NodeGroups[0].NodeGroupMembers[?CurrentRole=='primary'] | [0].CacheClusterId" --output text
  fi
}

ready() {
  local state
  if [ "$what" = database ]; then
    state=$(aws rds describe-db-instances --db-instance-identifier "$prefix" \
      --query "DBInstances[0].[DBInstanceStatus, to_string(MultiAZ)] | join(' ', @)" --output text) ||
      stop "There is no database $prefix here. One that was given to shared fails over as its owner says."
    [ "$state" = "available true" ] ||
      stop "The database $prefix has nothing to fail over to, or is busy (status and Multi-AZ: $state): set size = production or database_multi_az = true of shared."
  else
    state=$(aws elasticache describe-replication-groups --replication-group-id "$prefix" \
      --query "ReplicationGroups[0].[Status, AutomaticFailover] | join(' ', @)" --output text) ||
      stop "There is no cache $prefix here. One that was given to shared fails over as its owner says."
    [ "$state" = "available enabled" ] ||
      stop "The cache $prefix has nothing to fail over to, or is busy (status and failover: $state): set size = production or cache_nodes = 2 of shared."
  fi
}

again() {
  (ready) 2>/dev/null && echo "$what ready"
}

case "$what" in database | cache) ;; *) stop "\"$what\" is neither database nor cache." ;; esac
open_drill "$1"
find_color
ready
before=$(place)
echo "Fails the $what $prefix over, now in $before. One Fargate task, less than a cent; nothing else is made."
echo

start_drill
begin "watch it, in a task of $color"
start_task "$here/watch.py" "WHAT=$what" "SECONDS=900"
wait_for_line watching 300 || fail "the task could not write within five minutes: $(tail -n 1 <<<"$lines")"
end ok "writes twice a second"

begin "fail over"
if [ "$what" = database ]; then
  aws rds reboot-db-instance --db-instance-identifier "$prefix" --force-failover >/dev/null || fail "RDS refused"
else
  aws elasticache test-failover --replication-group-id "$prefix" --node-group-id 0001 >/dev/null || fail "ElastiCache refused"
fi
until_says STOPPED 1200 task_status || fail "the task did not end"
wait_for_line end 60 || fail "the task ended without a word: $(tail -n 1 <<<"$lines")"
task=""
gap=$(said gap)
[ "$(said failures)" != 0 ] || fail "no write failed within 15 minutes: it did not fail over"
[ "$gap" != open ] || fail "writes did not work again within 15 minutes"
end ok "$(said failures) writes failed"

begin "see that all is well again"
until_says "$what ready" 1200 again || fail "not ready 20 minutes later"
end ok "was in $before, is in $(place)"

[ "${gap%.*}" -le "$limit" ] || {
  summary="interrupted for $gap s, more than $limit s"
  exit 1
}
verdict=ok
summary="interrupted for $gap s"
