locals {
  # The whole of what is set, by ElastiCache's names.
  parameters = merge(
    {
      # One server holds the cache (keys that expire) and the queue (keys that do not): only a policy that
      # looks at expiring keys alone can never evict a queued task. It is set although it is ElastiCache's
      # own default, so that a change of that default changes nothing here.
      maxmemory-policy = var.maxmemory_policy
      # Left free for the copy that snapshot and replication make: without it they swap when the memory is full.
      reserved-memory-percent = tostring(var.reserved_memory_percent)
      # Microseconds.
      slowlog-log-slower-than = tostring(var.slow_log_milliseconds * 1000)
      # ElastiCache ships entries from this list; a burst longer than it loses the oldest.
      slowlog-max-len = tostring(var.slow_log_entries)
      # A worker that died without a goodbye still waits for the next task here, and would be given it.
      tcp-keepalive = tostring(var.tcp_keepalive_seconds)
    },
    # 0, the engine's own, leaves idle connections alone: a pool that wakes up finds them still open.
    var.idle_timeout_seconds > 0 ? { timeout = tostring(var.idle_timeout_seconds) } : {},
    var.parameters,
  )
}

resource "aws_elasticache_parameter_group" "this" {
  name        = "${var.name}-${local.family}"
  description = "Parameters of ${local.label}"
  family      = local.family

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
