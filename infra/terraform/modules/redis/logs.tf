locals {
  logs = toset(["slow-log", "engine-log"])
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:a year is too long for most; log_retention_days says how long
  for_each = local.logs

  name              = "/flipgate/${local.label}/cache/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_arn
}
