# The environment's bucket: what lies in it, its lock, its end. Sourced after drill.bash, not run.
# shellcheck disable=SC2154 # bucket, prefix, person, work and begun are the script's

in_bucket() {
  there aws s3api head-object --bucket "$bucket" --key "$1"
}

# A state that cannot be read as one, such as an encrypted one, counts as one that holds something.
holds_resources() {
  local state="$work/looked-at.tfstate"
  aws s3 cp --only-show-errors "s3://$bucket/$1" "$state" || stop "$bucket/$1 cannot be read."
  ! grep '"resources":' "$state" >/dev/null || grep '"mode": *"managed"' "$state" >/dev/null
}

# The states that still hold resources, one a line in $work/in-use, without those whose keys match the pattern.
find_in_use() {
  local key
  aws s3api list-objects-v2 --bucket "$bucket" --query "Contents[?ends_with(Key, '.tfstate')].[Key]" --output text >"$work/states" ||
    stop "$bucket cannot be listed."
  : >"$work/in-use"
  while IFS= read -r key; do
    # shellcheck disable=SC2254 # it is to be a pattern
    case "$key" in None | $1) continue ;; esac
    ! holds_resources "$key" || echo "$key" >>"$work/in-use"
  done <"$work/states"
}

in_use_words() {
  echo "$bucket holds states that still have resources: $(paste -s -d ' ' "$work/in-use"). Without them nobody can change or remove those: move each to another bucket (terraform init -migrate-state), or destroy it first"
}

copy_bucket() {
  aws s3 cp --recursive --only-show-errors "s3://$bucket" "./$prefix-last"
}

empty_bucket() {
  local objects="$work/objects.json"
  while :; do
    # shellcheck disable=SC2016 # JMESPath's quotes, not the shell's
    aws s3api list-object-versions --bucket "$1" --max-items 500 \
      --query '{Objects: [Versions, DeleteMarkers][] | [?Key].{Key: Key, VersionId: VersionId}, Quiet: `true`}' >"$objects" || return 1
    grep -q '"Key"' "$objects" || return 0
    # A quiet answer names only what was refused.
    aws s3api delete-objects --bucket "$1" --delete "file://$objects" >"$work/refused.json" || return 1
    ! grep -q '"Key"' "$work/refused.json" || return 1
  done
}

# --- The lock of the action's runs: an object that is renewed every ten seconds and free 90 seconds after the last time

locker=""

held_words() {
  echo "A run holds the environment ($bucket/lock.json): wait for it. When it has ended and left that behind: aws s3 rm s3://$bucket/lock.json"
}

write_lock() {
  # As src/model/lock.ts has it.
  printf '{"owner":"%s","command":"tear-down","by":"%s","attempt":1,"startedAt":%s000,"renewals":%s}' \
    "tear-down $begun $$" "$person" "$begun" "$1" >"$work/lock.json"
  aws s3api put-object --bucket "$bucket" --key lock.json --body "$work/lock.json" "$2" "$3" --query ETag --output text
}

take_lock() {
  local etag
  etag=$(write_lock 0 --if-none-match '*' 2>"$work/said") || {
    case "$(cat "$work/said")" in
      *PreconditionFailed* | *ConditionalRequestConflict*) fail "$(held_words)" ;;
      *) fail "the lock cannot be written: $(tail -n 1 "$work/said")" ;;
    esac
  }
  echo "$etag" >"$work/lock.etag"
  date +%s >"$work/lock.at"
  renew_lock "$etag" >/dev/null 2>&1 &
  locker=$!
}

# In the background, for as long as the script lives: one that was killed must not hold the environment for ever.
renew_lock() {
  local etag="$1" renewals=0 seconds=0 said
  while kill -0 $$ && [ ! -e "$work/lock.end" ]; do
    sleep 1
    seconds=$((seconds + 1))
    [ $((seconds % 10)) -eq 0 ] || continue
    if said=$(write_lock $((renewals + 1)) --if-match "$etag" 2>&1); then
      etag="$said"
      renewals=$((renewals + 1))
      echo "$etag" >"$work/lock.etag"
      date +%s >"$work/lock.at"
    fi
  done
}

# Before whatever removes something.
keep_lock() {
  [ -z "$locker" ] || [ $(($(date +%s) - $(cat "$work/lock.at"))) -lt 60 ] ||
    fail "the lock could not be renewed for a minute: a run may have the environment. Look at $bucket/lock.json, then run this again"
}

stop_renewing() {
  touch "$work/lock.end"
  wait "$locker" || true
  locker=""
}

end_lock() {
  [ -n "$locker" ] || return 0
  stop_renewing
  # Nobody else's.
  aws s3api delete-object --bucket "$bucket" --key lock.json --if-match "$(cat "$work/lock.etag")" >/dev/null 2>&1
}
