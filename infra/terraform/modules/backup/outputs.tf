output "vault_arn" {
  description = "ARN of the vault."
  value       = module.vault.arn
}

output "vault_name" {
  description = "Name of the vault."
  value       = module.vault.name
}

output "plan_id" {
  description = "Id of the plan."
  value       = aws_backup_plan.this.id
}

output "alarm_names" {
  description = "The alarm of failed backups. Not for a deploy to watch: no release makes a backup fail."
  value       = [aws_cloudwatch_metric_alarm.failed.alarm_name]
}
