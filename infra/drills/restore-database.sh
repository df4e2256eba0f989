#!/usr/bin/env bash
# Restores the newest snapshot of the database to an instance of its own, and asks it.
#
#   restore-database.sh <name>-<environment> [a query that gives one row]
#
# Makes one instance <name>-<environment>-drill-database, of the database's class, in one zone, and removes it at the end,
# and runs one task of a release that runs. Nothing that serves is touched. Ends with 0 when the restored database answered.
# Rights: rds:DescribeDB*, RestoreDBInstanceFromDBSnapshot, DeleteDBInstance and AddTagsToResource on names with -drill-,
# ecs:DescribeClusters, DescribeServices, RunTask, DescribeTasks, StopTask, iam:PassRole for the tasks' roles, logs:GetLogEvents.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=drill.bash
source "$here/drill.bash"

[ $# -ge 1 ] && [ $# -le 2 ] || stop "Usage: $0 <name>-<environment> [query], for example: $0 shop-production 'select count(*) from orders_order'"
query="${2:-}"
made=""

instance_status() {
  aws rds describe-db-instances --db-instance-identifier "$1" --query 'DBInstances[0].DBInstanceStatus' --output text 2>&1 ||
    true
}

drill_of() {
  aws rds describe-db-instances --db-instance-identifier "$1" \
    --query "DBInstances[0].TagList[?Key=='flipgate:drill'] | [0].Value" --output text
}

# "gone" once it is; deleting is asked for again, since an instance that is being made refuses.
gone() {
  local drill
  case "$(instance_status "$1")" in
    *DBInstanceNotFound*) echo gone ;;
    deleting) echo deleting ;;
    *)
      drill=$(drill_of "$1")
      [ "$drill" = "$prefix" ] || {
        echo "not a drill's: $drill"
        return
      }
      aws rds delete-db-instance --db-instance-identifier "$1" --skip-final-snapshot --delete-automated-backups \
        --query DBInstance.DBInstanceStatus --output text
      ;;
  esac
}

clean_up() {
  stop_task
  remove_made instance "$target"
}

open_drill "$1"
find_color
target="$prefix-drill-database"

if [ "$(instance_status "$prefix")" != available ]; then
  stop "There is no database $prefix that is available here: $(instance_status "$prefix"). One that was given to shared has backups of its owner's."
fi
fact() {
  aws rds describe-db-instances --db-instance-identifier "$prefix" --query "DBInstances[0].$1" --output text
}
# Oldest first, as text: the dates are of one form.
newest=$(aws rds describe-db-snapshots --db-instance-identifier "$prefix" \
  --query "sort_by(DBSnapshots[?Status=='available'], &SnapshotCreateTime)[-1].[DBSnapshotIdentifier, SnapshotCreateTime]" --output text)
[ "$newest" != None ] || stop "The database $prefix has no snapshot yet: wait for its backup window, or make one with aws rds create-db-snapshot."
read -r snapshot taken <<<"$newest"
age=$(seconds_since "$taken")
class=$(fact DBInstanceClass)
groups=$(fact 'VpcSecurityGroups[].VpcSecurityGroupId')

cat <<WORDS
Restores $snapshot, taken $taken, $(hours "$age") ago, to $target.
Makes one instance ($class, one zone) and one Fargate task, for about half an hour on AWS: less than an hour's price of
that class (about 0.03 \$ for db.t4g.small, us-east-1), the task less than a cent. Both are removed at the end.

WORDS

left=""
if there aws rds describe-db-instances --db-instance-identifier "$target"; then
  left=$(drill_of "$target") || stop "The tags of $target cannot be read."
  [ "$left" = "$prefix" ] ||
    stop "There is an instance $target that no drill made: it has no tag flipgate:drill. Give it another name."
fi

start_drill
remove_left "$target"

begin "restore the snapshot"
# From here on, since an answer may be lost: what is removed at the end is asked for its tag.
made=yes
# shellcheck disable=SC2086 # several groups are several words
aws rds restore-db-instance-from-db-snapshot --db-instance-identifier "$target" --db-snapshot-identifier "$snapshot" \
  --db-instance-class "$class" --db-subnet-group-name "$(fact DBSubnetGroup.DBSubnetGroupName)" \
  ${groups:+--vpc-security-group-ids $groups} --db-parameter-group-name "$(fact 'DBParameterGroups[0].DBParameterGroupName')" \
  --no-multi-az --no-publicly-accessible --no-deletion-protection \
  --tags "Key=flipgate:drill,Value=$prefix" --query DBInstance.DBInstanceStatus --output text >/dev/null 2>"$work/said" ||
  refused RDS
until_says available 3600 instance_status "$target" || fail "not available within an hour"
end ok "$target is available"

begin "ask it, in a task of $color"
host=$(aws rds describe-db-instances --db-instance-identifier "$target" \
  --query "DBInstances[0].Endpoint.[Address, to_string(Port)] | join(':', @)" --output text)
run_task "$here/restored_database.py" "HOST=$host" "QUERY=$query"
end ok "$(said size), $(said migrations)"
if [ -n "$query" ]; then
  begin "your query"
  end ok "$(said row)"
fi

verdict=ok
summary="what a restore of this snapshot would lose now: $(hours "$age")"
