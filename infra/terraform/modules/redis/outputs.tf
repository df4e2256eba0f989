output "primary_endpoint" {
  value = aws_elasticache_replication_group.this.primary_endpoint_address
}

output "reader_endpoint" {
  value = aws_elasticache_replication_group.this.reader_endpoint_address
}

output "port" {
  value = local.port
}

output "security_group_id" {
  value = aws_security_group.this.id
}

output "cache_url_secret_arn" {
  description = "Secret that holds CACHE_URL: database 0."
  value       = aws_secretsmanager_secret_version.url["cache-url"].arn
}

output "broker_url_secret_arn" {
  description = "Secret that holds BROKER_URL: database 1."
  value       = aws_secretsmanager_secret_version.url["broker-url"].arn
}

output "alarm_names" {
  value = [aws_cloudwatch_metric_alarm.memory.alarm_name]
}
