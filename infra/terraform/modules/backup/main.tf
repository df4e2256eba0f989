locals {
  rules = merge(
    { regular = { schedule = var.schedule, keep_days = var.keep_days } },
    var.monthly_keep_days == null ? {} : { monthly = { schedule = var.monthly_schedule, keep_days = var.monthly_keep_days } },
  )
}

module "vault" {
  source = "../backup-vault"

  name          = var.name
  kms_key       = var.kms_key
  lock          = var.lock
  force_destroy = var.force_destroy
}

resource "aws_backup_plan" "this" {
  name = module.vault.name

  dynamic "rule" {
    for_each = local.rules

    content {
      rule_name         = rule.key
      target_vault_name = module.vault.name
      schedule          = rule.value.schedule
      start_window      = var.start_window_minutes
      completion_window = var.completion_window_minutes
      # AWS Backup would take the instance's own backups over, and with them its retention and its window: a difference
      # in every plan. The way back to any second is the instance's.
      enable_continuous_backup = false

      # No cold storage: RDS's snapshots cannot go there.
      lifecycle {
        delete_after = rule.value.keep_days
      }

      dynamic "copy_action" {
        for_each = var.copy_to_vault_arn == null ? [] : [var.copy_to_vault_arn]

        content {
          destination_vault_arn = copy_action.value

          lifecycle {
            delete_after = coalesce(var.copy_keep_days, rule.value.keep_days)
          }
        }
      }
    }
  }
}

resource "aws_backup_selection" "this" {
  name         = module.vault.name
  plan_id      = aws_backup_plan.this.id
  iam_role_arn = aws_iam_role.this.arn
  resources    = var.resource_arns
}

resource "aws_iam_role" "this" {
  # A prefix has 38 characters at most; what follows makes it unique.
  name_prefix = "${trimsuffix(substr(var.name, 0, 30), "-")}-backup-"
  description = "AWS Backup of ${var.name}"

  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "backup.amazonaws.com" }
    }]
  })
}

# Backups and copies alone: who restores brings a role of theirs.
resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_cloudwatch_metric_alarm" "failed" {
  alarm_name          = "${var.name}-backup-failed"
  alarm_description   = "A backup of ${var.name} failed. The job says why: aws backup list-backup-jobs --by-backup-vault-name ${module.vault.name} --by-state FAILED"
  namespace           = "AWS/Backup"
  metric_name         = "NumberOfBackupJobsFailed"
  dimensions          = { BackupVaultName = module.vault.name }
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 3600
  evaluation_periods  = 1
  # Between two backups there is nothing to count.
  treat_missing_data = "notBreaching"
  alarm_actions      = var.alarm_topic_arns
}
