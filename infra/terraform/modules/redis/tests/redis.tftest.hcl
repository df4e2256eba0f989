mock_provider "aws" {
  mock_data "aws_secretsmanager_secret_version" {
    defaults = {
      secret_string = "0123456789abcdef0123456789abcdef"
    }
  }
}

variables {
  name                     = "shop-production"
  vpc_id                   = "vpc-1"
  subnet_ids               = ["subnet-1", "subnet-2"]
  client_security_group_id = "sg-tasks"
  auth_token_secret_arn    = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-production/redis-token-AbCdEf"
  nodes                    = 2
  snapshot_days            = 7
  alarm_topic_arn          = "arn:aws:sns:eu-central-1:123456789012:shop-production-alarms"
}

run "production" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.this.at_rest_encryption_enabled == "true" && aws_elasticache_replication_group.this.transit_encryption_enabled && aws_elasticache_replication_group.this.transit_encryption_mode == "required"
    error_message = "The cache is not encrypted at rest and in transit."
  }

  assert {
    condition     = nonsensitive(aws_elasticache_replication_group.this.auth_token) == "0123456789abcdef0123456789abcdef"
    error_message = "The cache does not ask for the token of the secret."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.tasks.cidr_ipv4 == null && aws_vpc_security_group_ingress_rule.tasks.referenced_security_group_id == "sg-tasks"
    error_message = "Somebody other than the tasks may connect."
  }

  assert {
    condition     = contains([for parameter in aws_elasticache_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "maxmemory-policy=volatile-lru")
    error_message = "A full cache would evict queued tasks."
  }

  assert {
    condition     = contains([for parameter in aws_elasticache_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "slowlog-log-slower-than=10000")
    error_message = "Commands above 10 ms are not in the slow log."
  }

  assert {
    condition     = toset([for delivery in aws_elasticache_replication_group.this.log_delivery_configuration : "${delivery.log_type}>${delivery.destination}"]) == toset(["slow-log>/flipgate/shop-production/cache/slow-log", "engine-log>/flipgate/shop-production/cache/engine-log"])
    error_message = "Slow log and engine log do not go to log groups of ours."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.this : group.retention_in_days == 30])
    error_message = "A log is kept for ever."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.automatic_failover_enabled && aws_elasticache_replication_group.this.multi_az_enabled
    error_message = "Two nodes do not fail over."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.snapshot_retention_limit == 7
    error_message = "Daily snapshots are not kept."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.engine == "valkey" && aws_elasticache_parameter_group.this.family == "valkey8"
    error_message = "The default engine is not Valkey 8."
  }
}

run "watches_every_node" {
  command = apply

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.treat_missing_data == "notBreaching" && alarm.alarm_actions == toset(["arn:aws:sns:eu-central-1:123456789012:shop-production-alarms"])])
    error_message = "An alarm takes silence for trouble, or tells nobody."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : length([for query in alarm.metric_query : query if length(query.metric) == 1]) == 2])
    error_message = "The primary may be any node after a failover: an alarm watches one only."
  }

  assert {
    condition     = startswith(aws_elasticache_replication_group.this.final_snapshot_identifier, "shop-production-final-") && length(aws_elasticache_replication_group.this.final_snapshot_identifier) == length("shop-production-final-") + 8
    error_message = "A destroy loses the queue without a snapshot."
  }
}

run "one_node_of_redis" {
  command = plan

  variables {
    engine     = "redis"
    nodes      = 1
    subnet_ids = ["subnet-1"]
  }

  assert {
    condition     = !aws_elasticache_replication_group.this.automatic_failover_enabled && !aws_elasticache_replication_group.this.multi_az_enabled
    error_message = "ElastiCache refuses failover with one node."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.engine_version == "7.1" && aws_elasticache_parameter_group.this.family == "redis7"
    error_message = "Redis is not 7.1 with its own family of parameters."
  }
}

run "refuses_a_policy_that_evicts_tasks_and_what_elasticache_does_not_have" {
  command = plan

  variables {
    maxmemory_policy = "allkeys-lru"
    node_type        = "cache.t3.micro"
    engine           = "redis"
    engine_version   = "7.2"
  }

  expect_failures = [var.maxmemory_policy, var.node_type, var.engine_version]
}

run "refuses_the_policy_by_the_back_door_and_one_zone" {
  command = plan

  variables {
    parameters         = { maxmemory-policy = "allkeys-lru" }
    subnet_ids         = ["subnet-1"]
    availability_zones = ["eu-central-1a", "eu-central-1a"]
  }

  expect_failures = [var.parameters, var.subnet_ids, var.availability_zones]
}

run "refuses_values_out_of_range" {
  command = plan

  variables {
    snapshot_days      = 36
    log_retention_days = 31
    maintenance_window = "Sunday 04:00"
    port               = 80
  }

  expect_failures = [var.snapshot_days, var.log_retention_days, var.maintenance_window, var.port]
}
