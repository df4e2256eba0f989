# What every drill does around its own steps. Sourced, not run.
#
# A drill says what it is going to make and what that costs, makes it under names that hold "-drill-", removes it
# at its end, whatever that end is, and prints a table. Bash 3.2, which macOS has, must do.
export AWS_PAGER=""

stop() {
  echo "$*" >&2
  exit 2
}

# Whether AWS has what the call asks for. Only "not found" means no: an error is no answer, and what follows a wrong "no" deletes things.
there() {
  local answer
  answer=$("$@" 2>&1) && return 0
  case "$answer" in
    *"(404)"* | *"(NoSuchKey)"* | *"(NoSuchBucket)"* | *"NotFound) when"* | *"NotFoundFault) when"*) return 1 ;;
  esac
  stop "AWS gave no answer: $answer"
}

check_name() {
  prefix="$1"
  [[ "$prefix" =~ ^[a-z][a-z0-9]*(-[a-z0-9]+)+$ ]] && [ ${#prefix} -le 28 ] ||
    stop "\"$prefix\" is no <name>-<environment> of at most 28 lower-case letters, digits and single hyphens, for example shop-production."
}

check_aws() {
  command -v aws >/dev/null || stop "The AWS CLI is not on PATH: install it (https://docs.aws.amazon.com/cli/)."
  aws sts get-caller-identity --query Account --output text >/dev/null ||
    stop "AWS does not know who asks: set AWS_PROFILE or the like, and AWS_REGION."
}

# The environment that a drill is about, and that it is there: before anything is made.
open_drill() {
  check_name "$1"
  check_aws
  local status
  status=$(aws ecs describe-clusters --clusters "$prefix" --query 'clusters[0].status' --output text)
  [ "$status" = ACTIVE ] ||
    stop "There is no cluster $prefix here. Deploy first, and look at name, environment, region and account."
}

# From here on something may be made: whatever happens, clean_up removes it and the table is printed.
start_drill() {
  work=$(mktemp -d)
  begun=$(date +%s)
  rows=""
  unfinished=""
  verdict=FAILED
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

# --- Steps, and the table of them

begin() {
  unfinished="$1"
  step_begun=$(date +%s)
  echo "$1 …"
}

# What came of the step that was begun: ok, FAILED or gone, and in words.
end() {
  rows="$rows$(printf '%-36s %7s  %-7s %s' "$unfinished" "$(($(date +%s) - step_begun)) s" "$1" "$2")
"
  unfinished=""
}

fail() {
  end FAILED "$1"
  exit 1
}

finish() {
  local code=$?
  # Nothing may end the removing: what it leaves costs money until somebody sees it.
  trap '' INT TERM
  trap - EXIT
  set +e
  [ -z "$unfinished" ] || end FAILED "ended before it was done"
  # A request that was cut off may still be under way, and make what could not be seen yet.
  [ "$code" -lt 130 ] || sleep 5
  clean_up
  [ "$verdict" = ok ] || [ "$code" -ne 0 ] || code=1
  printf '\n%-36s %7s  %-7s %s\n' step time verdict ""
  printf '%s' "$rows"
  printf '%-36s %7s  %-7s %s\n' "drill of $prefix" "$(($(date +%s) - begun)) s" "$verdict" "${summary:-}"
  rm -rf "$work"
  exit "$code"
}

# A restore was refused, in the words in $work/said. A name that somebody took meanwhile is not ours to remove; it is
# when the answer to our own call was lost, and the call made twice.
refused() {
  case "$(cat "$work/said")" in
    *AlreadyExists*) [ "$(drill_of "$target")" = "$prefix" ] || made="" ;;
  esac
  fail "$1 refused: $(tail -n 1 "$work/said")"
}

# At the end of a drill that has made its target; "gone" is the drill's own, which asks for the removal until it is done.
remove_made() {
  local target="$2"
  [ -n "$made" ] || return 0
  begin "remove the restored $1"
  if until_says gone 2400 gone "$target"; then
    end gone "$target"
  else
    verdict=FAILED
    end FAILED "$target IS STILL THERE and costs money: delete it"
  fi
}

remove_left() {
  local target="$1"
  [ -n "$left" ] || return 0
  begin "remove what an earlier drill left"
  until_says gone 2400 gone "$target" || fail "$target does not go"
  end gone "$target"
}

# Asks until the answer is the one wanted, for so many seconds: soon at first, then every five seconds.
until_says() {
  local wanted="$1" deadline=$(($(date +%s) + $2)) pause=1 said
  shift 2
  until said=$("$@" 2>&1) && [ "$said" = "$wanted" ]; do
    [ "$(date +%s)" -lt "$deadline" ] || {
      echo "Still \"$said\", not \"$wanted\"." >&2
      return 1
    }
    sleep "$pause"
    [ "$pause" -ge 5 ] || pause=$((pause + 1))
  done
}

# Of a date in UTC. GNU's date and BSD's read it differently.
seconds_since() {
  local at="${1%%.*}"
  at="${at%%+*}"
  at="${at%Z}"
  echo $(($(date +%s) - $(date -u -d "$at" +%s 2>/dev/null || date -u -j -f %Y-%m-%dT%H:%M:%S "$at" +%s)))
}

hours() {
  echo "$(($1 / 3600)) h $(($1 % 3600 / 60)) min"
}

# --- Programs in the network of the tasks, where database and cache can be reached

# A colour whose web tasks run, live or kept warm: its image holds Python and the drivers, its definition the URLs.
find_color() {
  local service
  # shellcheck disable=SC2016 # JMESPath's quotes, not the shell's
  service=$(aws ecs describe-services --cluster "$prefix" --services "$prefix-blue-web" "$prefix-green-web" \
    --query 'services[?runningCount>`0`] | [0].serviceName' --output text)
  [ "$service" != None ] || stop "No web task of $prefix runs in either colour: a drill asks from inside a release. Deploy first."
  color="${service#"$prefix"-}"
  color="${color%-web}"
  network=$(aws ecs describe-services --cluster "$prefix" --services "$service" \
    --query 'services[0].networkConfiguration' --output json)
}

# Starts a program as a task of that colour's release; what follows are variables, NAME=value.
start_task() {
  local program variables pair
  program=$(base64 <"$1" | tr -d '\n')
  shift
  variables="{\"name\":\"DRILL\",\"value\":\"$program\"}"
  for pair in "$@"; do
    # As base64, since a query holds quotes.
    variables="$variables,{\"name\":\"DRILL_${pair%%=*}\",\"value\":\"$(printf %s "${pair#*=}" | base64 | tr -d '\n')\"}"
  done
  cat >"$work/task.json" <<TASK
{
  "cluster": "$prefix", "taskDefinition": "$prefix-$color-migrate", "launchType": "FARGATE", "startedBy": "drill",
  "networkConfiguration": $network,
  "tags": [{"key": "flipgate:drill", "value": "$prefix"}],
  "overrides": {"containerOverrides": [{
    "name": "migrate",
    "command": ["python", "-c", "import base64, os; exec(base64.b64decode(os.environ['DRILL']))"],
    "environment": [$variables]
  }]}
}
TASK
  task=$(aws ecs run-task --cli-input-json "file://$work/task.json" --query 'tasks[0].taskArn' --output text)
  [ "$task" != None ] || fail "ECS placed no task: see the quota of Fargate's vCPUs, and the events of the cluster"
}

task_status() {
  aws ecs describe-tasks --cluster "$prefix" --tasks "$task" --query 'tasks[0].lastStatus' --output text
}

task_lines() {
  aws logs get-log-events --log-group-name "/flipgate/$prefix/$color/migrate" --log-stream-name "migrate/migrate/${task##*/}" \
    --start-from-head --query 'events[].[message]' --output text 2>/dev/null
}

# What the program said of one thing: its line "drill <thing> <words>".
said() {
  sed -n "s/^drill $1 //p" <<<"$lines" | tail -n 1
}

# Lines reach CloudWatch late, the last ones after the task has stopped.
wait_for_line() {
  local deadline=$(($(date +%s) + $2))
  until lines=$(task_lines) && [ -n "$(said "$1")" ]; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 2
  done
}

stop_task() {
  [ -z "${task:-}" ] || aws ecs stop-task --cluster "$prefix" --task "$task" --reason drill >/dev/null
}

# Runs a program to its end and leaves what it said in `lines`.
run_task() {
  start_task "$@"
  until_says STOPPED 600 task_status || fail "the task did not end within ten minutes"
  local code
  code=$(aws ecs describe-tasks --cluster "$prefix" --tasks "$task" --query 'tasks[0].containers[0].exitCode' --output text)
  if [ "$code" = 0 ]; then
    wait_for_line end 60 || fail "the task's log says nothing: $task"
  else
    # The last lines come after the end.
    sleep 10
    lines=$(task_lines)
    fail "the task ended with $code: $(grep -v '^ ' <<<"$lines" | tail -n 1)"
  fi
  task=""
}
