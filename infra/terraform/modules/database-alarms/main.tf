locals {
  # `db.m7g.2xlarge` → family `m7g`, size `2xlarge`.
  class  = split(".", var.instance_class)
  family = substr(local.class[1], 0, 1)

  # GiB of memory of a class `large`, by the first letter of its family; each step up doubles it.
  large = lookup({ t = 8, m = 8, c = 4, r = 16, x = 32 }, local.family, null)
  small = { micro = 1, small = 2, medium = 4, large = 8, xlarge = 16, "2xlarge" = 32 }
  steps = local.class[2] == "medium" ? 0.5 : (local.class[2] == "large" ? 1 : try(2 * tonumber(coalesce(regex("^([0-9]*)xlarge$", local.class[2])[0], "1")), null))
  # Burstable classes are named by another scale.
  memory_gib = local.family == "t" ? lookup(local.small, local.class[2], null) : try(local.large * local.steps, null)

  # RDS allows one connection for each 9,531,392 bytes that the class leaves to the database, at most 5000. It does
  # not say how much the system takes; about 0.3 GiB and 4 % fits what instances show, and errs to the careful side.
  estimated_connections = try(min(5000, floor((local.memory_gib * 0.96 - 0.28) * 1073741824 / 9531392)), null)
  max_connections       = try(coalesce(var.max_connections, local.estimated_connections), null)

  alarms = merge(
    {
      cpu = {
        description = "The database of ${var.name} is busy: above ${var.cpu_percent} % CPU for 5 minutes. See which statements load it in Database Insights; a larger class or a read replica helps until they are better."
        instance    = var.instance_id
        metric      = "CPUUtilization"
        operator    = "GreaterThanThreshold"
        threshold   = var.cpu_percent
        periods     = 5
      }
      connections = {
        description = "The database of ${var.name} is running out of connections: more than ${var.connections_percent} % of about ${coalesce(local.max_connections, 0)} for 3 minutes. Fewer threads per task, a shorter CONN_MAX_AGE, or a larger class."
        instance    = var.instance_id
        metric      = "DatabaseConnections"
        operator    = "GreaterThanThreshold"
        threshold   = floor(coalesce(local.max_connections, 0) * var.connections_percent / 100)
        periods     = 3
      }
      storage = {
        # RDS begins to grow at a tenth free: less than half of that means that it cannot, or may not, any more.
        description = "The database of ${var.name} is running out of storage: less than ${var.free_storage_percent} % of its first ${var.storage_gb} GB free for 15 minutes. It has reached max_storage_gb, or grew less than six hours ago: raise max_storage_gb."
        instance    = var.instance_id
        metric      = "FreeStorageSpace"
        operator    = "LessThanThreshold"
        threshold   = floor(var.storage_gb * 1073741824 * var.free_storage_percent / 100)
        periods     = 15
      }
    },
    var.replica_id == null ? {} : {
      replica-lag = {
        description = "The read replica of ${var.name} is more than ${var.replica_lag_seconds} s behind for 5 minutes: readers see old data. Look for a long query on it, or give it the primary's class."
        instance    = var.replica_id
        metric      = "ReplicaLag"
        operator    = "GreaterThanThreshold"
        threshold   = var.replica_lag_seconds
        periods     = 5
      }
    },
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-database-${each.key}"
  alarm_description   = each.value.description
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = { DBInstanceIdentifier = each.value.instance }
  statistic           = "Average"
  comparison_operator = each.value.operator
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.periods
  # A failover leaves a gap of a minute or two, and a new alarm has no data at all: neither is an alarm.
  treat_missing_data = "notBreaching"
  alarm_actions      = var.alarm_topic_arns
  ok_actions         = var.alarm_topic_arns
}
