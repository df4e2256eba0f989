locals {
  port          = 6379
  secret_prefix = coalesce(var.secret_prefix, var.name)
  engine = {
    valkey = { version = "8.0", family = "valkey8" }
    redis  = { version = "7.1", family = "redis7" }
  }[var.engine]

  urls = {
    cache-url  = { database = 0, description = "CACHE_URL of ${var.name}" }
    broker-url = { database = 1, description = "BROKER_URL of ${var.name}" }
  }
}

# Unlike RDS, ElastiCache takes its token by an ordinary argument only: the state holds it, which is why
# the state's bucket is encrypted and closed.
data "aws_secretsmanager_secret_version" "auth_token" {
  secret_id = var.auth_token_secret_arn
}

resource "aws_elasticache_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
}

resource "aws_elasticache_parameter_group" "this" {
  name        = "${var.name}-${local.engine.family}"
  description = "Parameters of ${var.name}"
  family      = local.engine.family

  # One server holds the cache (keys that expire) and the queue (keys that do not): only a policy that
  # looks at expiring keys alone can never evict a queued task.
  parameter {
    name  = "maxmemory-policy"
    value = "volatile-lru"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "this" {
  name        = "${var.name}-cache"
  description = "Cache of ${var.name}"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-cache" }
}

resource "aws_vpc_security_group_ingress_rule" "tasks" {
  security_group_id            = aws_security_group.this.id
  description                  = "Redis protocol from tasks"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = var.client_security_group_id
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id = var.name
  description          = "Cache and queue of ${var.name}"
  engine               = var.engine
  engine_version       = local.engine.version
  node_type            = var.node_type
  port                 = local.port
  parameter_group_name = aws_elasticache_parameter_group.this.name

  num_cache_clusters         = var.nodes
  automatic_failover_enabled = var.nodes > 1
  multi_az_enabled           = var.nodes > 1

  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = [aws_security_group.this.id]

  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_arn
  transit_encryption_enabled = true
  auth_token                 = data.aws_secretsmanager_secret_version.auth_token.secret_string
  # ROTATE keeps the old token valid beside the new one, so that running tasks stay connected.
  auth_token_update_strategy = "ROTATE"

  snapshot_retention_limit = var.snapshot_days
}

resource "aws_secretsmanager_secret" "url" {
  for_each = local.urls

  name                    = "${local.secret_prefix}/${each.key}"
  description             = each.value.description
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "url" {
  for_each = local.urls

  secret_id        = aws_secretsmanager_secret.url[each.key].id
  secret_string_wo = "rediss://:${data.aws_secretsmanager_secret_version.auth_token.secret_string}@${aws_elasticache_replication_group.this.primary_endpoint_address}:${local.port}/${each.value.database}?ssl_cert_reqs=required"
  # Changes with the token and with the endpoint, whoever changed them.
  secret_string_wo_version = parseint(substr(sha256("${data.aws_secretsmanager_secret_version.auth_token.version_id}|${aws_elasticache_replication_group.this.primary_endpoint_address}"), 0, 7), 16)
}

resource "aws_cloudwatch_metric_alarm" "memory" {
  alarm_name          = "${var.name}-cache-memory"
  alarm_description   = "The cache of ${var.name} is nearly full: above 90 % for 5 minutes. Queued tasks are never evicted, so writes fail next."
  namespace           = "AWS/ElastiCache"
  metric_name         = "DatabaseMemoryUsagePercentage"
  dimensions          = { CacheClusterId = "${aws_elasticache_replication_group.this.id}-001" }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
}
