locals {
  instances = var.read_replica == null ? [var.name] : [var.name, local.replica_name]
  log_group_names = [
    for pair in setproduct(local.instances, var.log_exports) : "/aws/rds/instance/${pair[0]}/${pair[1]}"
  ]
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:How long queries and addresses are kept is log_retention_days, not a year for everybody
  for_each = toset(local.log_group_names)

  name              = each.value
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_arn
}
