locals {
  # ElastiCache numbers the nodes; any of them may be the primary after a failover.
  node_ids      = [for index in range(var.nodes) : format("%s-%03d", aws_elasticache_replication_group.this.id, index + 1)]
  alarm_actions = var.alarm_topic_arn == null ? [] : [var.alarm_topic_arn]

  alarms = {
    memory = {
      metric      = "DatabaseMemoryUsagePercentage"
      statistic   = "Maximum"
      of_nodes    = "MAX"
      threshold   = var.memory_alarm_percent
      period      = 60
      periods     = 5
      description = "The cache of ${local.label} is nearly full: above ${var.memory_alarm_percent} % for 5 minutes. Queued tasks are never evicted, so once nothing that expires is left, writes fail. Drain the queue, shorten the cache's timeouts, or take a larger node_type."
    }
    evictions = {
      metric      = "Evictions"
      statistic   = "Sum"
      of_nodes    = "SUM"
      threshold   = var.evictions_alarm_count
      period      = 300
      periods     = 3
      description = "The cache of ${local.label} throws out entries before their time: more than ${var.evictions_alarm_count} in 5 minutes, for 15 minutes. Shorten the cache's timeouts, or take a larger node_type."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-cache-${each.key}"
  alarm_description   = each.value.description
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = each.value.periods
  # A cache that is being made, or replaced, reports nothing.
  treat_missing_data = "notBreaching"
  alarm_actions      = local.alarm_actions
  ok_actions         = local.alarm_actions

  metric_query {
    id          = "all"
    label       = "${each.value.metric} of all nodes"
    expression  = "${each.value.of_nodes}([${join(", ", [for index in range(var.nodes) : "node${index + 1}"])}])"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.node_ids

    content {
      id = "node${metric_query.key + 1}"

      metric {
        namespace   = "AWS/ElastiCache"
        metric_name = each.value.metric
        dimensions  = { CacheClusterId = metric_query.value }
        stat        = each.value.statistic
        period      = each.value.period
      }
    }
  }
}
