data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

locals {
  prefix = "${var.name}-${var.environment}"
  # ElastiCache takes 40 characters.
  cache_name = length(local.prefix) <= 40 ? local.prefix : "${substr(local.prefix, 0, 33)}-${substr(sha256(local.prefix), 0, 6)}"

  size = {
    development = {
      nat                = "single"
      instance_class     = "db.t4g.micro"
      multi_az           = false
      storage_gb         = 20
      backup_days        = 7
      node_type          = "cache.t4g.micro"
      nodes              = 1
      snapshot_days      = 0
      container_insights = "disabled"
    }
    production = {
      nat                = "per-zone"
      instance_class     = "db.t4g.small"
      multi_az           = true
      storage_gb         = 50
      backup_days        = 14
      node_type          = "cache.t4g.small"
      nodes              = 2
      snapshot_days      = 7
      container_insights = "enabled"
    }
  }[var.size]

  recovery_window_days = var.deletion_protection ? 7 : 0

  network = var.network != null ? var.network : {
    vpc_id            = module.network[0].vpc_id
    public_subnet_ids = module.network[0].public_subnet_ids
    task_subnet_ids   = module.network[0].task_subnet_ids
    data_subnet_ids   = module.network[0].data_subnet_ids
    assign_public_ip  = module.network[0].assign_public_ip
  }
}

module "network" {
  source = "../modules/network"
  count  = var.network == null ? 1 : 0

  name               = local.prefix
  cidr               = var.network_cidr
  availability_zones = var.availability_zones
  nat                = coalesce(var.nat, local.size.nat)
}

module "cluster" {
  source = "../modules/ecs-cluster"

  name               = local.prefix
  vpc_id             = local.network.vpc_id
  container_insights = coalesce(var.container_insights, local.size.container_insights)
}

module "database_password" {
  source = "../modules/secret"
  count  = var.database_url_secret_arn == null ? 1 : 0

  name                 = "${local.prefix}/database-password"
  description          = "Password of the database of ${local.prefix}"
  value_version        = var.password_versions.database
  recovery_window_days = local.recovery_window_days
}

module "postgresql" {
  source = "../modules/postgresql"
  count  = var.database_url_secret_arn == null ? 1 : 0

  name                     = local.prefix
  vpc_id                   = local.network.vpc_id
  subnet_ids               = local.network.data_subnet_ids
  client_security_group_id = module.cluster.task_security_group_id
  password                 = module.database_password[0].value
  password_version         = var.password_versions.database
  major_version            = var.postgresql_major_version
  instance_class           = coalesce(var.database_instance_class, local.size.instance_class)
  multi_az                 = local.size.multi_az
  storage_gb               = local.size.storage_gb
  backup_days              = local.size.backup_days
  deletion_protection      = var.deletion_protection
  skip_final_snapshot      = !var.deletion_protection
  recovery_window_days     = local.recovery_window_days
}

module "redis_token" {
  source = "../modules/secret"
  count  = var.redis_url_secret_arns == null ? 1 : 0

  name                 = "${local.prefix}/redis-token"
  description          = "AUTH token of the cache of ${local.prefix}"
  value_version        = var.password_versions.redis
  recovery_window_days = local.recovery_window_days
}

module "redis" {
  source = "../modules/redis"
  count  = var.redis_url_secret_arns == null ? 1 : 0

  name                     = local.cache_name
  secret_prefix            = local.prefix
  vpc_id                   = local.network.vpc_id
  subnet_ids               = local.network.data_subnet_ids
  client_security_group_id = module.cluster.task_security_group_id
  auth_token_secret_arn    = module.redis_token[0].arn
  node_type                = coalesce(var.cache_node_type, local.size.node_type)
  nodes                    = local.size.nodes
  snapshot_days            = local.size.snapshot_days
  recovery_window_days     = local.recovery_window_days
}

data "aws_secretsmanager_secret" "secret_key" {
  count = var.secret_key_arn == null ? 1 : 0

  name = "${local.prefix}/secret-key"
}
