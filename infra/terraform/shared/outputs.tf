output "region" {
  value = data.aws_region.current.id
}

output "account_id" {
  value = data.aws_caller_identity.current.account_id
}

output "cluster" {
  description = "Name of the ECS cluster."
  value       = module.cluster.name
}

output "alarm_names" {
  description = "Alarms of database and cache."
  value       = concat(flatten(module.postgresql[*].alarm_names), flatten(module.redis[*].alarm_names))
}

output "size" {
  description = "Passed on, so that both stacks are of one size."
  value       = var.size
}

output "vpc_id" {
  value = local.network.vpc_id
}

output "public_subnet_ids" {
  description = "For the load balancers."
  value       = local.network.public_subnet_ids
}

output "task_subnet_ids" {
  value = local.network.task_subnet_ids
}

output "assign_public_ip" {
  description = "Whether tasks need a public address to reach the internet."
  value       = local.network.assign_public_ip
}

output "task_security_group_id" {
  description = "Lets a task into database and cache."
  value       = module.cluster.task_security_group_id
}

output "secrets" {
  description = "Name of the variable in the container → ARN of the secret that holds its value."
  value = {
    DATABASE_URL = var.database_url_secret_arn != null ? var.database_url_secret_arn : module.postgresql[0].url_secret_arn
    CACHE_URL    = var.redis_url_secret_arns != null ? var.redis_url_secret_arns.cache : module.redis[0].cache_url_secret_arn
    BROKER_URL   = var.redis_url_secret_arns != null ? var.redis_url_secret_arns.broker : module.redis[0].broker_url_secret_arn
    SECRET_KEY   = var.secret_key_arn != null ? var.secret_key_arn : data.aws_secretsmanager_secret.secret_key[0].arn
  }
}
