locals {
  name = length(var.name) <= 50 ? var.name : "${substr(var.name, 0, 43)}-${substr(sha256(var.name), 0, 6)}"

  own_key = var.kms_key == "own"
  # Null is the account's key aws/backup.
  kms_key_arn = local.own_key ? aws_kms_key.this[0].arn : (var.kms_key == "aws/backup" ? null : var.kms_key)
}

data "aws_caller_identity" "current" {
  count = local.own_key ? 1 : 0
}

resource "aws_kms_key" "this" {
  count = local.own_key ? 1 : 0

  description             = "Backups of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  # Without the account in it nobody could ever change the key; who may use it is IAM's decision then.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "kms:*"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current[0].account_id}:root" }
    }]
  })
}

resource "aws_kms_alias" "this" {
  count = local.own_key ? 1 : 0

  name          = "alias/${var.name}-backup"
  target_key_id = aws_kms_key.this[0].key_id
}

resource "aws_backup_vault" "this" {
  name          = local.name
  kms_key_arn   = local.kms_key_arn
  force_destroy = var.force_destroy
}

resource "aws_backup_vault_lock_configuration" "this" {
  count = var.lock == null ? 0 : 1

  backup_vault_name  = aws_backup_vault.this.name
  min_retention_days = var.lock.min_days
  max_retention_days = var.lock.max_days
  # Left out, somebody with the right to it can lift the lock; given, nobody can any more, AWS included.
  changeable_for_days = var.lock.changeable_for_days
}
