locals {
  # The name as everything but ElastiCache knows it, which takes 40 characters.
  label = coalesce(var.secret_prefix, var.name)

  engine_version = coalesce(var.engine_version, { valkey = "8.2", redis = "7.1" }[var.engine])
  # valkey7, valkey8 and redis7.
  family = "${var.engine}${split(".", local.engine_version)[0]}"
}

# Unlike RDS's password the token has no write-only argument in every version that is taken here: the state holds it,
# which is why the state's bucket is encrypted and closed.
data "aws_secretsmanager_secret_version" "auth_token" {
  secret_id = var.auth_token_secret_arn
}

# A name of its own for each life of the cache: a second destroy must not meet the first one's snapshot.
# Its id is not known before the apply, so that two plans of the same code say the same.
resource "terraform_data" "born" {}

resource "aws_elasticache_replication_group" "this" {
  #checkov:skip=CKV2_AWS_50:a single node has nobody to fail over to; with two or more it is on
  replication_group_id = var.name
  description          = "Cache and queue of ${local.label}"
  engine               = var.engine
  engine_version       = local.engine_version
  node_type            = var.node_type
  port                 = var.port
  parameter_group_name = aws_elasticache_parameter_group.this.name

  num_cache_clusters          = var.nodes
  automatic_failover_enabled  = var.nodes > 1
  multi_az_enabled            = var.nodes > 1
  preferred_cache_cluster_azs = length(var.availability_zones) > 0 ? var.availability_zones : null

  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = [aws_security_group.this.id]

  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_arn
  transit_encryption_enabled = true
  # `preferred` would let a client talk in clear, and AUTH is refused with it.
  transit_encryption_mode = "required"
  auth_token              = data.aws_secretsmanager_secret_version.auth_token.secret_string
  # ROTATE keeps the old token valid beside the new one, so that running tasks stay connected.
  auth_token_update_strategy = "ROTATE"

  snapshot_retention_limit  = var.snapshot_days
  snapshot_window           = var.snapshot_window
  snapshot_name             = var.restore_snapshot
  final_snapshot_identifier = var.final_snapshot ? "${var.name}-final-${substr(terraform_data.born.id, 0, 8)}" : null

  maintenance_window         = var.maintenance_window
  auto_minor_version_upgrade = var.auto_minor_version_upgrade
  apply_immediately          = var.apply_immediately
  notification_topic_arn     = var.notification_topic_arn

  dynamic "log_delivery_configuration" {
    for_each = local.logs

    content {
      destination_type = "cloudwatch-logs"
      destination      = aws_cloudwatch_log_group.this[log_delivery_configuration.key].name
      log_type         = log_delivery_configuration.key
      log_format       = var.log_format
    }
  }

  lifecycle {
    # A snapshot is read when the cache is made; naming another one later would make it anew, empty of the queue.
    ignore_changes = [snapshot_name]
  }
}
