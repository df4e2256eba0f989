#!/usr/bin/env bash
# Restores the newest snapshot of the cache to a replication group of its own, and counts its keys.
#
#   restore-cache.sh <name>-<environment>
#
# Makes one group <name>-<environment>-drill-cache of one node, with the cache's own token, and removes it at the end, and runs one
# task of a release that runs. Nothing that serves is touched. Ends with 0 when the restored keys were counted.
# Rights: elasticache:Describe*, CreateReplicationGroup, DeleteReplicationGroup and AddTagsToResource on names with -drill-,
# secretsmanager:GetSecretValue on <name>-<environment>/redis-token, and those for the task as in restore-database.sh.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=drill.bash
source "$here/drill.bash"

[ $# -eq 1 ] || stop "Usage: $0 <name>-<environment>, for example: $0 shop-production"
made=""

group_status() {
  aws elasticache describe-replication-groups --replication-group-id "$1" --query 'ReplicationGroups[0].Status' --output text 2>&1 ||
    true
}

drill_of() {
  local arn
  arn=$(aws elasticache describe-replication-groups --replication-group-id "$1" --query 'ReplicationGroups[0].ARN' --output text) &&
    aws elasticache list-tags-for-resource --resource-name "$arn" --query "TagList[?Key=='flipgate:drill'] | [0].Value" --output text
}

gone() {
  local drill
  case "$(group_status "$1")" in
    *ReplicationGroupNotFoundFault*) echo gone ;;
    deleting) echo deleting ;;
    *)
      drill=$(drill_of "$1")
      [ "$drill" = "$prefix" ] || {
        echo "not a drill's: $drill"
        return
      }
      aws elasticache delete-replication-group --replication-group-id "$1" --query ReplicationGroup.Status --output text
      ;;
  esac
}

clean_up() {
  stop_task
  remove_made group "$target"
}

open_drill "$1"
find_color
target="$prefix-drill-cache"

[ "$(group_status "$prefix")" = available ] ||
  stop "There is no cache $prefix that is available here: $(group_status "$prefix"). One that was given to shared has snapshots of its owner's."
newest=$(aws elasticache describe-snapshots --replication-group-id "$prefix" --query \
  "sort_by(Snapshots[?SnapshotStatus=='available'], &NodeSnapshots[0].SnapshotCreateTime)[-1].[SnapshotName, NodeSnapshots[0].SnapshotCreateTime]" \
  --output text)
[ "$newest" != None ] ||
  stop "The cache $prefix has no snapshot: set cache_snapshot_days of shared, or make one with aws elasticache create-snapshot."
read -r snapshot taken <<<"$newest"
age=$(seconds_since "$taken")
node=$(aws elasticache describe-replication-groups --replication-group-id "$prefix" --query 'ReplicationGroups[0].MemberClusters[0]' --output text)
fact() {
  aws elasticache describe-cache-clusters --cache-cluster-id "$node" --query "CacheClusters[0].$1" --output "${2:-text}"
}
type=$(fact CacheNodeType)
token=$(aws secretsmanager get-secret-value --secret-id "$prefix/redis-token" --query SecretString --output text) ||
  stop "The cache's token cannot be read: the restored group is to be as closed as the cache itself."

cat <<WORDS
Restores $snapshot, taken $taken, $(hours "$age") ago, to $target.
Makes one node ($type) and one Fargate task, for about twenty minutes on AWS: less than an hour's price of that type
(about 0.03 \$ for cache.t4g.small, us-east-1), the task less than a cent. Both are removed at the end.

WORDS

left=""
if there aws elasticache describe-replication-groups --replication-group-id "$target"; then
  left=$(drill_of "$target") || stop "The tags of $target cannot be read."
  [ "$left" = "$prefix" ] ||
    stop "There is a replication group $target that no drill made: it has no tag flipgate:drill. Give it another name."
fi

start_drill
remove_left "$target"

begin "restore the snapshot"
made=yes
# By a file that only we can read: arguments can be seen by everybody on this machine.
(
  umask 077
  cat >"$work/group.json" <<GROUP
{
  "ReplicationGroupId": "$target", "ReplicationGroupDescription": "A drill of $prefix",
  "SnapshotName": "$snapshot", "CacheNodeType": "$type", "Engine": "$(fact Engine)",
  "CacheParameterGroupName": "$(fact CacheParameterGroup.CacheParameterGroupName)",
  "CacheSubnetGroupName": "$(fact CacheSubnetGroupName)",
  "SecurityGroupIds": $(fact 'SecurityGroups[].SecurityGroupId' json),
  "NumCacheClusters": 1, "AutomaticFailoverEnabled": false,
  "AtRestEncryptionEnabled": true, "TransitEncryptionEnabled": true, "AuthToken": "$token",
  "Tags": [{"Key": "flipgate:drill", "Value": "$prefix"}]
}
GROUP
)
aws elasticache create-replication-group --cli-input-json "file://$work/group.json" \
  --query ReplicationGroup.Status --output text >/dev/null 2>"$work/said" || refused ElastiCache
rm -f "$work/group.json"
until_says available 3600 group_status "$target" || fail "not available within an hour"
end ok "$target is available"

begin "count it, in a task of $color"
host=$(aws elasticache describe-replication-groups --replication-group-id "$target" \
  --query "ReplicationGroups[0].NodeGroups[0].PrimaryEndpoint.[Address, to_string(Port)] | join(':', @)" --output text)
run_task "$here/restored_cache.py" "HOST=$host"
[ "$(said total)" != 0 ] || fail "the restored cache is empty; the one that serves has: $(said live)"
end ok "keys: $(said restored); serving now: $(said live)"

verdict=ok
summary="what a restore of this snapshot would lose now: $(hours "$age")"
