module "alarms" {
  source = "../database-alarms"

  name                 = var.name
  instance_id          = aws_db_instance.this.identifier
  replica_id           = var.read_replica == null ? null : local.replica_name
  instance_class       = var.instance_class
  max_connections      = var.max_connections
  storage_gb           = var.storage_gb
  cpu_percent          = var.alarm_cpu_percent
  connections_percent  = var.alarm_connections_percent
  free_storage_percent = var.alarm_free_storage_percent
  replica_lag_seconds  = var.alarm_replica_lag_seconds
  alarm_topic_arns     = var.alarm_topic_arns
}
