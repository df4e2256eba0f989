# One alarm for each service that runs fewer tasks than it should. An idle colour should run none, and is silent.
resource "aws_cloudwatch_metric_alarm" "missing" {
  for_each = local.insights ? setsubtract(local.roles, ["migrate"]) : []

  alarm_name          = "${local.name}-${each.key}-missing"
  alarm_description   = "Fewer ${each.key} tasks run than should, for ${var.alarm_missing_minutes} minutes (${local.name})."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = var.alarm_missing_minutes
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions

  metric_query {
    id          = "missing"
    label       = "Missing tasks"
    expression  = "desired - running"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { desired = "DesiredTaskCount", running = "RunningTaskCount" }

    content {
      id = metric_query.key

      metric {
        namespace   = "ECS/ContainerInsights"
        metric_name = metric_query.value
        dimensions  = { ClusterName = var.shared.cluster, ServiceName = "${local.name}-${each.key}" }
        # The lowest desired and the highest running of a minute: a count that just changed is no fault.
        stat   = metric_query.key == "desired" ? "Minimum" : "Maximum"
        period = 60
      }
    }
  }
}
