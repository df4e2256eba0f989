output "endpoint" {
  description = "Address of the database, without its port; stays the same through a failover."
  value       = aws_db_instance.this.address
}

output "port" {
  description = "Port of the database."
  value       = local.port
}

output "instance_id" {
  description = "Identifier of the instance."
  value       = aws_db_instance.this.identifier
}

output "instance_arn" {
  description = "ARN of the instance, for example for modules/backup."
  value       = aws_db_instance.this.arn
}

output "database_name" {
  description = "Name of the database."
  value       = var.database_name
}

output "login" {
  description = "The user in DATABASE_URL."
  value       = local.login
}

output "security_group_id" {
  description = "Security group of the database."
  value       = aws_security_group.this.id
}

output "url_secret_arn" {
  description = "Secret that holds DATABASE_URL."
  value       = aws_secretsmanager_secret_version.url.arn
}

output "replica_endpoint" {
  description = "Address of the read replica; null without one."
  value       = one(aws_db_instance.replica[*].address)
}

output "replica_url_secret_arn" {
  description = "Secret that holds DATABASE_REPLICA_URL; null without a replica."
  value       = one(aws_secretsmanager_secret_version.replica_url[*].arn)
}

output "kms_key_arn" {
  description = "Key of the storage; null for the account's aws/rds."
  value       = local.kms_key_arn
}

output "log_group_names" {
  description = "Log groups of the exported logs."
  value       = local.log_group_names
}

output "alarm_names" {
  description = "Alarms of CPU, connections, storage, and of the replica's lag where there is one."
  value       = module.alarms.alarm_names
}
