locals {
  max_storage_gb = coalesce(var.max_storage_gb, 5 * var.storage_gb)
  own_key        = var.kms_key == "own"
  # Null is the account's key aws/rds.
  kms_key_arn = local.own_key ? aws_kms_key.this[0].arn : (var.kms_key == "aws/rds" ? null : var.kms_key)
}

data "aws_caller_identity" "current" {
  count = local.own_key ? 1 : 0
}

resource "aws_kms_key" "this" {
  count = local.own_key ? 1 : 0

  description             = "Storage, snapshots and Performance Insights of ${var.name}"
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

  name          = "alias/${var.name}-database"
  target_key_id = aws_kms_key.this[0].key_id
}
