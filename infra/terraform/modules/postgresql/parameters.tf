locals {
  tuned = {
    # Connections without TLS are refused, whatever the client's sslmode says.
    "rds.force_ssl" = "1"
    # MD5 hashes can be replayed; every driver that Django supports speaks SCRAM.
    "password_encryption"               = "scram-sha-256"
    "rds.accepted_password_auth_method" = "scram"

    # A request that dies in the middle of a transaction must not hold its row locks for ever.
    "idle_in_transaction_session_timeout" = tostring(var.idle_in_transaction_timeout_ms)
    # A query whose task was killed ends within ten seconds, instead of working on for nobody.
    "client_connection_check_interval" = "10000"
    # 0, no limit: migrations build indexes for longer than any request may take. Limit requests in Django.
    "statement_timeout" = tostring(var.statement_timeout_ms)

    # gp3 reads a random page nearly as fast as the next one; the default of 4 is of spinning disks and avoids indexes.
    "random_page_cost" = "1.1"
    # A fifth of a table dead, the default, is much for Django's sessions and for Celery's results.
    "autovacuum_vacuum_scale_factor"  = "0.05"
    "autovacuum_analyze_scale_factor" = "0.02"

    # The slow ones, with what they waited for: enough to find them, too little to fill the log.
    "log_min_duration_statement" = tostring(var.slow_query_ms)
    "log_lock_waits"             = "1"
    "log_temp_files"             = "10240"
    # Who changed the schema and when. The rotation sends passwords hashed, so none comes into this log.
    "log_statement" = "ddl"
    # Tells waiting for the disk from computing, in Performance Insights and EXPLAIN; costs next to nothing on Graviton.
    "track_io_timing" = "1"
  }

  # RDS's own formula follows the class's memory; a number of one's own takes effect at the next restart.
  restarting = var.max_connections == null ? {} : { "max_connections" = tostring(var.max_connections) }

  parameters = merge(
    { for name, value in local.tuned : name => { value = value, apply_method = "immediate" } },
    { for name, value in local.restarting : name => { value = value, apply_method = "pending-reboot" } },
    var.parameters,
  )
}

resource "aws_db_parameter_group" "this" {
  name        = "${var.name}-postgres${var.major_version}"
  description = "Parameters of ${var.name}"
  family      = "postgres${var.major_version}"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = parameter.value.apply_method
    }
  }

  # The instance leaves the old group before it can be deleted.
  lifecycle {
    create_before_destroy = true
  }
}
