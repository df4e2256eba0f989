locals {
  port = var.port
  # The master user is the login until the first rotation; then two logins take turns.
  login = var.login_serving == 0 ? var.username : "${var.username}_${var.login_serving % 2 == 1 ? "a" : "b"}"
}

# Lives as long as one instance does, and names its last snapshot: a second destroy of an environment of the
# same name would fail on the snapshot that the first one left.
resource "terraform_data" "generation" {
  triggers_replace = [var.name, var.username, var.database_name, local.kms_key_arn]
}

resource "aws_db_instance" "this" {
  identifier = var.name
  engine     = "postgres"
  # The major alone: the minor is RDS's, and an upgrade of it no drift.
  engine_version              = var.major_version
  allow_major_version_upgrade = var.allow_major_version_upgrade
  auto_minor_version_upgrade  = var.auto_minor_version_upgrade
  # A version past its standard support costs extra by the hour; RDS then upgrades instead of charging.
  engine_lifecycle_support = var.extended_support ? "open-source-rds-extended-support" : "open-source-rds-extended-support-disabled"
  snapshot_identifier      = var.restore_from_snapshot
  ca_cert_identifier       = var.ca_certificate

  instance_class = var.instance_class
  multi_az       = var.multi_az

  storage_type          = "gp3"
  allocated_storage     = var.storage_gb
  max_allocated_storage = local.max_storage_gb
  iops                  = var.iops
  storage_throughput    = var.storage_throughput
  storage_encrypted     = true
  kms_key_id            = local.kms_key_arn

  db_name  = var.database_name
  username = var.username
  port     = local.port
  # Not RDS's managed password: that one rotates under running tasks, whose URL would go stale.
  password_wo         = var.password
  password_wo_version = var.password_version
  #checkov:skip=CKV_AWS_161:Django logs in by DATABASE_URL; a token of IAM lives 15 minutes and needs code of the application's own
  iam_database_authentication_enabled = var.iam_authentication

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  publicly_accessible    = false
  #checkov:skip=CKV2_AWS_69:rds.force_ssl is 1 in the parameter group, whose dynamic blocks checkov does not read; the tests do
  parameter_group_name = aws_db_parameter_group.this.name

  backup_retention_period   = var.backup_days
  backup_window             = var.backup_window
  maintenance_window        = var.maintenance_window
  apply_immediately         = var.apply_immediately
  copy_tags_to_snapshot     = true
  delete_automated_backups  = var.delete_automated_backups
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = var.skip_final_snapshot
  final_snapshot_identifier = var.skip_final_snapshot ? null : "${var.name}-final-${substr(terraform_data.generation.id, 0, 8)}"

  #checkov:skip=CKV_AWS_353:A size sets it: on in production and by default, off in development, where it costs more than it tells
  #checkov:skip=CKV_AWS_118:A size sets it: on in production and by default, off in development, where it costs more than it tells
  performance_insights_enabled          = var.performance_insights
  performance_insights_kms_key_id       = var.performance_insights ? local.kms_key_arn : null
  performance_insights_retention_period = var.performance_insights ? local.insights_days : null
  database_insights_mode                = var.database_insights_mode
  monitoring_interval                   = var.monitoring_interval
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  enabled_cloudwatch_logs_exports       = var.log_exports

  # RDS makes a missing log group itself, without an end to what it keeps.
  depends_on = [aws_cloudwatch_log_group.this]

  lifecycle {
    # Where the data came from once; without this, taking the line out again would replace the instance.
    ignore_changes = [snapshot_identifier]
  }

  timeouts {
    create = "60m"
    update = "80m"
  }
}
