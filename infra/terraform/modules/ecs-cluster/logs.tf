resource "aws_cloudwatch_log_group" "execute_command" {
  #checkov:skip=CKV_AWS_338:a year is too long for most; log_retention_days says how long
  count = var.execute_command_logging == "log" ? 1 : 0

  name              = "/flipgate/${var.name}/execute-command"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_arn
}
