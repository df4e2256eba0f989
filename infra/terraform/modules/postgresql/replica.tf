locals {
  replicas = var.read_replica == null ? 0 : 1
  # RDS takes 63 characters.
  replica_name = length(var.name) <= 55 ? "${var.name}-replica" : "${substr(var.name, 0, 48)}-${substr(sha256(var.name), 0, 6)}-replica"
}

# Asynchronous: what was just written may not be there yet. Same logins and passwords, since they are data too.
resource "aws_db_instance" "replica" {
  count = local.replicas

  identifier          = local.replica_name
  replicate_source_db = aws_db_instance.this.identifier
  instance_class      = coalesce(var.read_replica.instance_class, var.instance_class)
  availability_zone   = var.read_replica.availability_zone
  ca_cert_identifier  = var.ca_certificate

  #checkov:skip=CKV_AWS_157:Reads go on at the primary when this one is gone
  multi_az                            = false
  storage_type                        = "gp3"
  max_allocated_storage               = local.max_storage_gb
  storage_encrypted                   = true
  port                                = local.port
  iam_database_authentication_enabled = var.iam_authentication

  vpc_security_group_ids = [aws_security_group.this.id]
  publicly_accessible    = false
  #checkov:skip=CKV2_AWS_69:As the primary
  parameter_group_name       = aws_db_parameter_group.this.name
  auto_minor_version_upgrade = var.auto_minor_version_upgrade
  maintenance_window         = var.maintenance_window
  apply_immediately          = var.apply_immediately
  copy_tags_to_snapshot      = true

  # It holds nothing that the primary has not: no backups and no last snapshot of its own.
  #checkov:skip=CKV_AWS_133:The primary is backed up
  backup_retention_period = 0
  skip_final_snapshot     = true
  deletion_protection     = var.deletion_protection

  #checkov:skip=CKV_AWS_353:As the primary: on in production and by default
  #checkov:skip=CKV_AWS_118:As the primary: on in production and by default
  performance_insights_enabled          = var.performance_insights
  performance_insights_kms_key_id       = var.performance_insights ? local.kms_key_arn : null
  performance_insights_retention_period = var.performance_insights ? local.insights_days : null
  database_insights_mode                = var.database_insights_mode
  monitoring_interval                   = var.monitoring_interval
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  enabled_cloudwatch_logs_exports       = var.log_exports

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_secretsmanager_secret" "replica_url" {
  #checkov:skip=CKV2_AWS_57:As for DATABASE_URL: rotated by hand, by a documented procedure that ends with a release
  count = local.replicas

  name                    = "${var.name}/database-replica-url"
  description             = "DATABASE_REPLICA_URL of ${var.name}"
  kms_key_id              = var.secret_kms_key_arn
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "replica_url" {
  count = local.replicas

  secret_id                = aws_secretsmanager_secret.replica_url[0].id
  secret_string_wo         = "postgresql://${local.login}:${local.password}@${aws_db_instance.replica[0].address}:${local.port}/${var.database_name}?${var.url_query}"
  secret_string_wo_version = parseint(substr(sha256(join("|", concat(local.url_parts, [aws_db_instance.replica[0].address]))), 0, 7), 16)
}
