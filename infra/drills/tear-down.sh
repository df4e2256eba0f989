#!/usr/bin/env bash
# Removes an environment in the order that works: colours, shared, the edge's entry (by hand), bootstrap.
#
#   tear-down.sh <name> <environment> [--destroy <name>-<environment>] [-- arguments for terraform, for example -var-file=…]
#
# Without --destroy it rehearses: it plans each removal and changes nothing. With it, what holds the last copy of data stays: the final
# snapshots of database and cache, vaults that hold backups, the image repositories, the account's OIDC provider; a copy of states and ledger is
# left in this folder. Safe to run again: it goes on where it ended.
#
# CODE   the folder with the roots; by default the one beside this script
# TF     terraform or tofu; by default what is on PATH
#
# Rights: those of a person who may apply all stacks.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=drill.bash
source "$here/drill.bash"
# shellcheck source-path=SCRIPTDIR source=state-bucket.bash
source "$here/state-bucket.bash"

usage="Usage: $0 <name> <environment> [--destroy <name>-<environment>] [-- arguments for terraform]"
[ $# -ge 2 ] || stop "$usage"
check_name "$1-$2"
name="$1"
environment="$2"
shift 2
mode=rehearse
if [ "${1:-}" = --destroy ]; then
  [ "${2:-}" = "$prefix" ] || stop "--destroy is followed by the environment once more: --destroy $prefix"
  mode=destroy
  shift 2
fi
[ "${1:---}" = -- ] || stop "$usage"
[ $# -eq 0 ] || shift

check_aws
TF="${TF:-$(command -v terraform || command -v tofu || true)}"
[ -n "$TF" ] || stop "Neither terraform nor tofu is on PATH."
CODE="${CODE:-$here/../terraform}"
[ -d "$CODE/shared" ] || stop "There are no roots in $CODE: set CODE to your copy of infra/terraform."
read -r account person <<<"$(aws sts get-caller-identity --query '[Account, Arn]' --output text)"
person="${person##*/}"
region="${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}"
[ -n "$region" ] || stop "Set AWS_REGION."
bucket="flipgate-$prefix-$account"
# Bootstrap's state once the bucket is empty, until nothing is left in it.
last_state="$PWD/$prefix-last/bootstrap-left.tfstate"
bucket_is_there=yes
there aws s3api head-bucket --bucket "$bucket" || bucket_is_there=""
[ -n "$bucket_is_there" ] || [ -e "$last_state" ] ||
  stop "There is no bucket $bucket in this account: look at name, environment and AWS_PROFILE."
has() {
  [ -n "$bucket_is_there" ] && in_bucket "$prefix/$1"
}
! { [ -n "$bucket_is_there" ] && in_bucket lock.json; } || stop "$(held_words)"

# shellcheck disable=SC2016 # JMESPath's quotes, not the shell's
serving=$(aws ecs describe-services --cluster "$prefix" --services "$prefix-blue-web" "$prefix-green-web" \
  --query 'services[].join(`: `, [serviceName, to_string(runningCount)]) | join(`, `, @)' --output text 2>/dev/null || true)
echo "Removes $prefix in account $account, $region. Web tasks that run: ${serving:-none}."
echo

clean_up() {
  keep_last_state
  end_lock
}
start_drill
umask 077
cp -R "$CODE" "$work/code"
find "$work/code" \( -name .terraform -o -name '*.tfstate*' -o -name .terraform.lock.hcl \) -prune -exec rm -rf {} +

# grep reads to its end everywhere here: one that stops early fails the pipe for whoever still writes.
# Terragrunt's units leave their states in the bucket, empty once they are destroyed.
for unit in network cluster postgresql redis; do
  ! { has "$unit.tfstate" && holds_resources "$prefix/$unit.tfstate"; } ||
    stop "The states of $prefix are Terragrunt's units, and $unit still holds something: \"terragrunt stack run destroy\" in the stack's folder, then run this again for bootstrap."
done

# CDK keeps its stacks in CloudFormation: no state in the bucket tells of them.
stacks=$(aws cloudformation describe-stacks --output text \
  --query "Stacks[?StackName=='$prefix-shared' || StackName=='$prefix-color-blue' || StackName=='$prefix-color-green'].StackName") ||
  stop "AWS gave no answer about the stacks of CloudFormation."
[ -z "$stacks" ] ||
  stop "The stacks of $prefix are CDK's, and still there: $stacks. Delete them in CloudFormation, colours first, then run this again for bootstrap."

run_terraform() {
  "$TF" -chdir="$work/code/$1" "${@:2}" >"$work/said" 2>&1
}

# The root with its state, ready for a plan.
open_root() {
  run_terraform "$1" init -reconfigure -input=false -no-color -backend-config="bucket=$bucket" \
    -backend-config="key=$prefix/$2.tfstate" -backend-config="region=$region" || fail "init: $(last_words)"
}

last_words() {
  grep -m 1 '^│ Error\|^Error' "$work/said" || tail -n 1 "$work/said"
}

# A destroy, or in a rehearsal its plan; what follows the root is for terraform.
remove_root() {
  local root="$1"
  shift
  keep_lock
  if [ "$mode" = rehearse ]; then
    run_terraform "$root" plan -destroy -input=false -no-color "$@" || fail "$(last_words)"
    end ok "$(grep -m 1 '^Plan:\|^No changes' "$work/said" || echo nothing)"
  else
    run_terraform "$root" destroy -auto-approve -input=false -no-color "$@" || {
      cp "$work/said" "./$prefix-failure.log"
      fail "$(last_words) (all of it: $prefix-failure.log)${emptied:+; its only state: $last_state, which this script takes when it is run again in this folder}"
    }
    end gone "$(grep -m 1 '^Destroy complete' "$work/said" || echo nothing)"
  fi
}

# Taken out of the state: it stays in the account, and terraform forgets it.
keep() {
  local address
  for address in $("$TF" -chdir="$work/code/$1" state list | grep -E "$2" || true); do
    [ "$mode" = rehearse ] || run_terraform "$1" state rm "$address" || fail "state rm $address: $(last_words)"
    kept="$kept  $address
"
  done
}

# After the emptying the folder of this run has the only state of what bootstrap still has.
emptied=""
keep_last_state() {
  [ -z "$emptied" ] || cp "$bootstrap_state" "$last_state"
}

destroying() {
  [ "$mode" = destroy ]
}

site=(-var "name=$name" -var "environment=$environment" -var hostname=gone.example.com
  -var 'preview_hostnames={blue="gone-blue.example.com",green="gone-green.example.com"}')
kept=""

if destroying && [ -n "$bucket_is_there" ]; then
  begin "lock the environment"
  take_lock
  end ok ""
  begin "copy states and ledger"
  find_in_use "$prefix/*"
  [ ! -s "$work/in-use" ] || fail "$(in_use_words)"
  copy_bucket || fail "the bucket cannot be read"
  end ok "./$prefix-last: states hold the cache's token, so keep it closed"
fi

if has shared.tfstate; then
  begin "read shared's outputs"
  open_root shared shared
  "$TF" -chdir="$work/code/shared" output -json >"$work/code/color/shared.json" || fail "no outputs"
  # In place of the variable: outputs are JSON with type and value, and nothing but terraform need be there to turn them.
  printf 'module "color" {\n  shared = { for name, one in jsondecode(file("shared.json")) : name => one.value }\n}\n' \
    >"$work/code/color/tear_down_override.tf"
  end ok ""
fi

for color in blue green; do
  has "color-$color.tfstate" || continue
  begin "remove $color"
  open_root color "color-$color"
  balancer=$("$TF" -chdir="$work/code/color" output -raw load_balancer_arn 2>/dev/null || true)
  if destroying && [[ "$balancer" == arn:* ]]; then
    aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$balancer" \
      --attributes Key=deletion_protection.enabled,Value=false >/dev/null || fail "the load balancer's protection stays"
  fi
  # What a destroy does not look at, but the variables ask for.
  remove_root color "${site[@]}" -var "color=$color" -var shared=null -var release=gone \
    -var "image=gone@sha256:$(printf '0%.0s' {1..64})" -var "certificate_arn=arn:aws:acm:$region:$account:certificate/gone" "$@"
  ! destroying || aws s3 rm --only-show-errors "s3://$bucket/$prefix/color-$color.tfstate"
done

if has shared.tfstate; then
  begin "lift the protection of the data"
  lifted=""
  for id in $(aws rds describe-db-instances \
    --query "DBInstances[?DeletionProtection && (DBInstanceIdentifier=='$prefix' || DBInstanceIdentifier=='$prefix-replica')].DBInstanceIdentifier" \
    --output text); do
    lifted="$lifted $id"
    ! destroying || aws rds modify-db-instance --db-instance-identifier "$id" --no-deletion-protection --apply-immediately \
      --query DBInstance.DBInstanceStatus --output text >/dev/null || fail "RDS refused"
  done
  end ok "${lifted:-nothing is protected}"

  begin "remove shared"
  if aws backup list-recovery-points-by-backup-vault --backup-vault-name "$prefix" --max-results 1 \
    --query 'RecoveryPoints[].RecoveryPointArn' --output text 2>/dev/null | grep arn: >/dev/null; then
    keep shared '^module\.backup(_copy)?\[0\]\.(module\.vault\.)?aws_(backup_vault|kms)'
  fi
  logs=$("$TF" -chdir="$work/code/shared" output -raw access_log_bucket 2>/dev/null || true)
  if destroying && "$TF" -chdir="$work/code/shared" state list | grep '^module\.access_logs' >/dev/null; then
    empty_bucket "$logs" || fail "the bucket $logs cannot be emptied"
  fi
  remove_root shared "${site[@]}" "$@"
  ! destroying || aws s3 rm --only-show-errors "s3://$bucket/$prefix/shared.tfstate"
fi

begin "the edge's entry"
end "by hand" "take $prefix out of environments, name it in removed_environments, apply infra/terraform/edge"

begin "remove bootstrap"
bootstrap_state="$work/code/bootstrap/terraform.tfstate"
if has bootstrap.tfstate; then
  aws s3 cp --only-show-errors "s3://$bucket/$prefix/bootstrap.tfstate" "$bootstrap_state" || fail "no state"
elif [ -e "$last_state" ]; then
  cp "$last_state" "$bootstrap_state"
fi
if [ -e "$bootstrap_state" ]; then
  rm -f "$work/code/bootstrap/backend.tf"
  run_terraform bootstrap init -input=false -no-color || fail "init: $(last_words)"
  keep bootstrap 'aws_ecr_|aws_iam_openid_connect_provider'
  if [ -n "$bucket_is_there" ]; then
    # In a rehearsal the environment's own are all there yet.
    find_in_use "$(destroying && echo "$prefix/bootstrap.tfstate" || echo "$prefix/*")"
    [ ! -s "$work/in-use" ] || fail "$(in_use_words)"
  fi
  if destroying; then
    keep_lock
    [ -z "$bucket_is_there" ] || copy_bucket || fail "the bucket cannot be read"
    emptied=yes
    # A script that is killed leaves it too.
    keep_last_state
    if [ -n "$bucket_is_there" ]; then
      empty_bucket "$bucket" || fail "the bucket cannot be emptied"
      # The lock went with the rest.
      stop_renewing
    fi
  fi
  remove_root bootstrap -var "name=$name" -var "environment=$environment"
  if destroying; then
    emptied=""
    rm -f "$last_state"
  fi
  verdict=ok
else
  end "by hand" "its state is neither in the bucket nor here (${last_state##*/}): empty $bucket and destroy it where it was applied"
  verdict="by hand"
fi

summary=$(destroying && echo "removed" || echo "rehearsed: nothing was changed")
[ "$verdict" = ok ] || summary="$summary; bootstrap is left"
echo
echo "Left, for you to remove or keep:"
printf '%s' "$kept"
cat <<LEFT
  final snapshots of database ($prefix-…) and cache, and deleted secrets for the days of their recovery window
  Cloudflare's records of the public and the preview hosts, and of the certificate's validation (comment "flipgate…")
  the certificate in ACM that carries the tag flipgate:site
LEFT
