output "endpoint" {
  value = aws_db_instance.this.address
}

output "port" {
  value = local.port
}

output "instance_id" {
  value = aws_db_instance.this.identifier
}

output "instance_arn" {
  value = aws_db_instance.this.arn
}

output "database_name" {
  value = var.database_name
}

output "security_group_id" {
  value = aws_security_group.this.id
}

output "url_secret_arn" {
  description = "Secret that holds DATABASE_URL."
  value       = aws_secretsmanager_secret_version.url.arn
}

output "alarm_names" {
  value = [aws_cloudwatch_metric_alarm.cpu.alarm_name]
}
