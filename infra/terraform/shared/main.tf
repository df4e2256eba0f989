data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

locals {
  prefix = "${var.name}-${var.environment}"

  # What one word settles; each has a variable of its own that wins over it.
  size = {
    development = {
      nat                 = "single"
      flow_logs           = "none"
      instance_class      = "db.t4g.micro"
      multi_az            = false
      storage_gb          = 20
      backup_days         = 7
      keep_backups_days   = 0
      monitoring_interval = 0
      insights            = false
      node_type           = "cache.t4g.micro"
      nodes               = 1
      snapshot_days       = 0
      container_insights  = "disabled"
      access_logs         = false
    }
    production = {
      nat                 = "per-zone"
      flow_logs           = "reject"
      instance_class      = "db.t4g.small"
      multi_az            = true
      storage_gb          = 50
      backup_days         = 14
      keep_backups_days   = 35
      monitoring_interval = 60
      insights            = true
      node_type           = "cache.t4g.small"
      nodes               = 2
      snapshot_days       = 7
      container_insights  = "enabled"
      access_logs         = true
    }
  }[var.size]

  recovery_window_days = var.deletion_protection ? 7 : 0
  container_insights   = coalesce(var.container_insights, local.size.container_insights)
}

module "cluster" {
  source = "../modules/ecs-cluster"
  count  = local.holds.cluster ? 1 : 0

  name               = local.prefix
  vpc_id             = local.network.vpc_id
  container_insights = local.container_insights
  spot               = var.worker_spot
  log_retention_days = var.log_retention_days
  log_kms_key_arn    = var.log_kms_key_arn
}

data "aws_secretsmanager_secret" "secret_key" {
  count = local.holds.cluster && var.secret_key_arn == null ? 1 : 0

  name = "${local.prefix}/secret-key"
}
