output "topic_arn" {
  description = "What an alarm names as its action."
  value       = aws_sns_topic.this.arn
  # An alarm that goes off before the policy is there would reach nobody.
  depends_on = [aws_sns_topic_policy.this]
}

output "test_alarm_name" {
  description = "The alarm that `test-alarms.sh` sets off."
  value       = aws_cloudwatch_metric_alarm.test.alarm_name
}

output "log_group_names" {
  description = "Logs of deliveries to webhooks."
  value       = [for group in aws_cloudwatch_log_group.delivery : group.name]
}
