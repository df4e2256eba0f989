#!/usr/bin/env bash
# Sends a test through the alarms' topic, and says what arrived.
#
#   test-alarms.sh <name>-<environment> [seconds to wait, 60]
#
# Needs the AWS CLI, and the rights cloudwatch:DescribeAlarms, SetAlarmState and DescribeAlarmHistory,
# sns:ListSubscriptionsByTopic, logs:FilterLogEvents. Ends with 0 when every webhook was reached and no
# subscription waits for its confirmation.
set -euo pipefail

if [ $# -lt 1 ]; then
  echo "Usage: $0 <name>-<environment> [seconds to wait], for example: $0 shop-production" >&2
  exit 2
fi
alarm="$1-alarm-test"
patience="${2:-60}"
export AWS_PAGER=""

# The CLI prints None for what is not there.
topic=$(aws cloudwatch describe-alarms --alarm-names "$alarm" --query 'MetricAlarms[0].AlarmActions[0]' --output text)
if [ "$topic" = None ]; then
  echo "There is no alarm $alarm here. Deploy shared first, and look at name, environment, region and account." >&2
  exit 1
fi
region=$(cut -d: -f4 <<<"$topic")
account=$(cut -d: -f5 <<<"$topic")
log="sns/$region/$account/${topic##*:}"
subscriptions=$(aws sns list-subscriptions-by-topic --topic-arn "$topic" \
  --query 'Subscriptions[].[SubscriptionArn, Protocol, Endpoint]' --output text)
if [ -z "$subscriptions" ] || [ "$subscriptions" = None ]; then
  echo "Nobody has subscribed: set alarm_emails or alarm_webhooks of shared, and deploy." >&2
  exit 1
fi

begun=$(date +%s)
# Only a change of state tells anybody. The alarm falls back by itself within minutes: it measures nothing.
aws cloudwatch set-alarm-state --alarm-name "$alarm" --state-value OK --state-reason "Before a test"
aws cloudwatch set-alarm-state --alarm-name "$alarm" --state-value ALARM --state-reason "A test by hand. Nothing is wrong."
echo "$alarm went off."

# The newest action since the test began: CloudWatch's own word for whether the topic took the message.
published() {
  aws cloudwatch describe-alarm-history --alarm-name "$alarm" --history-item-type Action \
    --start-date "$begun" --query 'AlarmHistoryItems[0].HistorySummary' --output text
}

# What SNS wrote down of deliveries to one address: status code and answer.
deliveries() {
  local group
  for group in "$log" "$log/Failure"; do
    aws logs filter-log-events --log-group-name "$group" --start-time "${begun}000" \
      --filter-pattern "\"$1\"" --query 'events[].message' --output text
  done | tr '\t' '\n' | grep -v '^None$' || true
}

deadline=$((begun + patience))
until summary=$(published) && [ "$summary" != None ]; do
  if [ "$(date +%s)" -ge "$deadline" ]; then
    echo "FAILED   CloudWatch has not said within $patience s whether it could publish; run again with more." >&2
    exit 1
  fi
  sleep 2
done
case "$summary" in
  Success*) echo "ok       CloudWatch published to $topic." ;;
  *)
    echo "FAILED   CloudWatch could not publish: $summary. The policies of the topic and of its key must admit cloudwatch.amazonaws.com." >&2
    exit 1
    ;;
esac

missing=0
while read -r arn protocol endpoint; do
  case "$arn" in
    arn:*) ;;
    *)
      echo "PENDING  $protocol $endpoint has not confirmed its subscription, and hears of no alarm."
      missing=1
      continue
      ;;
  esac
  case "$protocol" in
    http | https)
      until found=$(deliveries "$endpoint") && [ -n "$found" ]; do
        [ "$(date +%s)" -lt "$deadline" ] || break
        sleep 2
      done
      if grep -q '"SUCCESS"' <<<"$found"; then
        echo "arrived  $protocol $endpoint answered $(grep -o '"statusCode":[0-9]*' <<<"$found" | tail -n 1 | cut -d: -f2)."
      else
        echo "FAILED   $protocol $endpoint: ${found:-no word of it within $patience s}"
        missing=1
      fi
      ;;
    *) echo "sent     $protocol $endpoint: SNS does not say what becomes of it; look there for ALARM: \"$alarm\"." ;;
  esac
done <<<"$subscriptions"
exit "$missing"
