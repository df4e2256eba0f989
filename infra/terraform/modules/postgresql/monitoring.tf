locals {
  # Seven days are free with the standard mode; the advanced one demands its fifteen months.
  insights_days = var.database_insights_mode == "advanced" ? 465 : 7
}

resource "aws_iam_role" "monitoring" {
  count = var.monitoring_interval > 0 ? 1 : 0

  # A prefix has 38 characters at most; what follows makes it unique.
  name_prefix = "${trimsuffix(substr(var.name, 0, 25), "-")}-rds-monitor-"
  description = "Enhanced monitoring of ${var.name}"

  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "monitoring.rds.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  count = var.monitoring_interval > 0 ? 1 : 0

  role       = aws_iam_role.monitoring[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
