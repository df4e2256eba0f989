output "alarm_names" {
  description = "Names of the alarms: CPU, connections, storage, and the replica's lag where there is one."
  value       = [for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name]
}

output "max_connections" {
  description = "What the alarm of connections takes for the most: as given, or estimated from the class."
  value       = local.max_connections
}
