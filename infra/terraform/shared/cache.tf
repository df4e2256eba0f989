variable "cache_engine" {
  description = "`valkey`, or `redis`, which on ElastiCache ends at 7.1."
  type        = string
  default     = "valkey"
}

variable "cache_node_type" {
  description = "Null for cache.t4g.micro in development and cache.t4g.small in production."
  type        = string
  default     = null
}

variable "cache_nodes" {
  description = "Primary and replicas; null for 1 in development and 2 in production."
  type        = number
  default     = null

  validation {
    condition     = var.cache_nodes == null || try(var.cache_nodes >= (var.size == "production" ? 2 : 1), false)
    error_message = "cache_nodes is at least 1, and at least 2 in production: the queue has nowhere to go when the only node fails."
  }
}

variable "cache_snapshot_days" {
  description = "Days that daily snapshots are kept; null for none in development and 7 in production."
  type        = number
  default     = null
}

locals {
  own_cache = var.redis_url_secret_arns == null
  # ElastiCache takes 40 characters.
  cache_name = length(local.prefix) <= 40 ? local.prefix : "${substr(local.prefix, 0, 33)}-${substr(sha256(local.prefix), 0, 6)}"
}

module "redis_token" {
  source = "../modules/secret"
  count  = local.own_cache ? 1 : 0

  name                 = "${local.prefix}/redis-token"
  description          = "AUTH token of the cache of ${local.prefix}"
  value_version        = var.password_versions.redis
  kms_key_id           = var.secret_kms_key_arn
  recovery_window_days = local.recovery_window_days
  reads_value          = local.reads_values
}

module "redis" {
  source = "../modules/redis"
  count  = local.own_cache ? 1 : 0

  name                     = local.cache_name
  secret_prefix            = local.prefix
  vpc_id                   = local.network.vpc_id
  subnet_ids               = local.network.data_subnet_ids
  client_security_group_id = module.cluster.task_security_group_id
  auth_token_secret_arn    = module.redis_token[0].arn
  engine                   = var.cache_engine
  node_type                = coalesce(var.cache_node_type, local.size.node_type)
  nodes                    = coalesce(var.cache_nodes, local.size.nodes)
  snapshot_days            = var.cache_snapshot_days != null ? var.cache_snapshot_days : local.size.snapshot_days
  final_snapshot           = var.deletion_protection
  recovery_window_days     = local.recovery_window_days
  log_retention_days       = var.log_retention_days
  log_kms_key_arn          = var.log_kms_key_arn
  secret_kms_key_arn       = var.secret_kms_key_arn
  alarm_topic_arn          = module.alarms.topic_arn
}
