output "region" {
  description = "The region of everything."
  value       = data.aws_region.current.id
}

output "account_id" {
  description = "The account of everything."
  value       = data.aws_caller_identity.current.account_id
}

output "cluster" {
  description = "Name of the ECS cluster."
  value       = module.cluster.name
}

output "alarm_names" {
  description = "Alarms of database and cache."
  value       = concat(flatten(module.postgresql[*].alarm_names), flatten(module.database_alarms[*].alarm_names), flatten(module.redis[*].alarm_names))
}

output "size" {
  description = "Passed on, so that both stacks are of one size."
  value       = var.size
}

output "vpc_id" {
  description = "The VPC of everything."
  value       = local.network.vpc_id
}

output "public_subnet_ids" {
  description = "For the load balancers."
  value       = local.network.public_subnet_ids
}

output "task_subnet_ids" {
  description = "For the tasks."
  value       = local.network.task_subnet_ids
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
  value = merge(
    {
      DATABASE_URL = local.own_database ? module.postgresql[0].url_secret_arn : var.database_url_secret_arn
      CACHE_URL    = local.own_cache ? module.redis[0].cache_url_secret_arn : var.redis_url_secret_arns.cache
      BROKER_URL   = local.own_cache ? module.redis[0].broker_url_secret_arn : var.redis_url_secret_arns.broker
      SECRET_KEY   = var.secret_key_arn != null ? var.secret_key_arn : data.aws_secretsmanager_secret.secret_key[0].arn
    },
    var.database_read_replica == null || !local.own_database ? {} : { DATABASE_REPLICA_URL = module.postgresql[0].replica_url_secret_arn },
  )
}

output "migrate_secrets" {
  description = "The same for the migrate task alone: passwords that a rotation gives to the database."
  value = local.own_database ? {
    DATABASE_MASTER_PASSWORD = module.database_password[0].arn
    DATABASE_PASSWORD_A      = module.database_login["a"].arn
    DATABASE_PASSWORD_B      = module.database_login["b"].arn
  } : {}
}

output "permissions_boundary_arn" {
  description = "The most that roles can be given: bootstrap's boundary; null without its roles."
  value       = local.permissions_boundary_arn
}

output "alarm_topic_arn" {
  description = "What every alarm notifies."
  value       = module.alarms.topic_arn
}

output "test_alarm_name" {
  description = "The alarm that test-alarms.sh sets off."
  value       = module.alarms.test_alarm_name
}

output "container_insights" {
  description = "Whether ECS counts running and desired tasks, which an alarm of each colour needs."
  value       = local.container_insights
}

output "worker_capacity" {
  description = "Capacity provider of the workers."
  value       = var.worker_spot ? "FARGATE_SPOT" : "FARGATE"
}

output "access_log_bucket" {
  description = "Where the load balancers write their access logs; null for nowhere."
  value       = local.access_logs ? coalesce(var.access_log_bucket, one(module.access_logs[*].bucket)) : null
}

output "log_kms_key_arn" {
  description = "Key of the colours' log groups; null for CloudWatch's own."
  value       = var.log_kms_key_arn
}

output "secret_kms_key_arns" {
  description = "Keys that tasks need to read the secrets."
  value       = var.secret_kms_key_arn[*]
}

output "nat_addresses" {
  description = "Addresses that others see tasks come from; empty without NAT gateways of ours."
  value       = flatten(module.network[*].nat_addresses)
}
