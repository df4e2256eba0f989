data "aws_region" "current" {}

locals {
  # SNS chooses the names; made here, so that the lines do not stay for ever.
  delivery_logs = {
    success = "sns/${data.aws_region.current.id}/${data.aws_caller_identity.current.account_id}/${var.name}-alarms"
    failure = "sns/${data.aws_region.current.id}/${data.aws_caller_identity.current.account_id}/${var.name}-alarms/Failure"
  }
  role_name = length(var.name) <= 49 ? var.name : "${replace(substr(var.name, 0, 42), "/-+$/", "")}-${substr(sha256(var.name), 0, 6)}"
}

resource "aws_cloudwatch_log_group" "delivery" {
  #checkov:skip=CKV_AWS_338:Whether last month's alarms arrived nobody asks; a year is one input away
  for_each = local.delivery_logs

  name              = each.value
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_arn
}

resource "aws_iam_role" "delivery" {
  name        = "${local.role_name}-alarm-log"
  description = "Writes down how alarms of ${var.name} were delivered"

  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "sns.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "delivery" {
  name = "write-delivery-log"
  role = aws_iam_role.delivery.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [for group in aws_cloudwatch_log_group.delivery : "${group.arn}:*"]
    }]
  })
}
