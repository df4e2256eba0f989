output "arn" {
  description = "ARN of the replication group."
  value       = aws_elasticache_replication_group.this.arn
}

output "primary_endpoint" {
  description = "Host that writes go to; it follows the primary through a failover."
  value       = aws_elasticache_replication_group.this.primary_endpoint_address
}

output "reader_endpoint" {
  description = "Host that spreads reads over the replicas."
  value       = aws_elasticache_replication_group.this.reader_endpoint_address
}

output "port" {
  description = "Port of both endpoints."
  value       = var.port
}

output "security_group_id" {
  description = "Security group of the nodes."
  value       = aws_security_group.this.id
}

output "cache_url_secret_arn" {
  description = "Secret that holds CACHE_URL: database 0. Known once it has a value."
  value       = aws_secretsmanager_secret_version.url["cache-url"].arn
}

output "broker_url_secret_arn" {
  description = "Secret that holds BROKER_URL: database 1. Known once it has a value."
  value       = aws_secretsmanager_secret_version.url["broker-url"].arn
}

output "parameters" {
  description = "Parameter → value: all that differ, or are meant to stay, from the engine's own."
  value       = local.parameters
}

output "log_group_names" {
  description = "Kind of log → log group."
  value       = { for kind, group in aws_cloudwatch_log_group.this : kind => group.name }
}

output "alarm_names" {
  description = "Alarms of memory and evictions."
  value       = [for kind in ["memory", "evictions"] : aws_cloudwatch_metric_alarm.this[kind].alarm_name]
}
