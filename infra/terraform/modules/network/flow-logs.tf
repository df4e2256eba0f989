locals {
  flow_logs = var.flow_logs == "none" ? 0 : 1

  # IAM takes 64 characters.
  flow_role = length(var.name) <= 55 ? "${var.name}-vpc-flow" : "${substr(var.name, 0, 48)}-${substr(sha256(var.name), 0, 6)}-vpc-flow"
}

resource "aws_cloudwatch_log_group" "flow" {
  #checkov:skip=CKV_AWS_338:a year is too long for most; flow_log_retention_days says how long
  count = local.flow_logs

  name              = "/flipgate/${var.name}/vpc-flow"
  retention_in_days = var.flow_log_retention_days
  kms_key_id        = var.log_kms_key_arn
}

resource "aws_flow_log" "this" {
  count = local.flow_logs

  vpc_id                   = aws_vpc.this.id
  traffic_type             = upper(var.flow_logs)
  log_destination          = aws_cloudwatch_log_group.flow[0].arn
  iam_role_arn             = aws_iam_role.flow[0].arn
  max_aggregation_interval = var.flow_log_interval_seconds
  tags                     = { Name = var.name }

  # A role that cannot write yet makes a log that never starts.
  depends_on = [aws_iam_role_policy.flow]
}

resource "aws_iam_role" "flow" {
  count = local.flow_logs

  name        = local.flow_role
  description = "Lets the VPC of ${var.name} write its flow log"

  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
    }]
  })
}

# Its own group and no other; the group exists, so that it need not be able to make one.
resource "aws_iam_role_policy" "flow" {
  count = local.flow_logs

  name = "write-flow-log"
  role = aws_iam_role.flow[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
      Resource = "${aws_cloudwatch_log_group.flow[0].arn}:*"
    }]
  })
}
