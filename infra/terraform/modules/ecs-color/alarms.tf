locals {
  load_balancer = { LoadBalancer = aws_lb.this.arn_suffix }
  targets       = { LoadBalancer = aws_lb.this.arn_suffix, TargetGroup = aws_lb_target_group.web.arn_suffix }
  alarm_actions = distinct(concat(var.shared.alarm_topic_arn[*], var.alarm_actions))

  alarms = {
    edge-5xx = {
      description = "The load balancer itself answers 5xx: no healthy target, or connections break off"
      metric      = "HTTPCode_ELB_5XX_Count"
      dimensions  = local.load_balancer
      statistic   = "Sum"
      percentile  = null
      threshold   = var.alarm_errors_per_minute
      minutes     = 1
    }
    unhealthy = {
      description = "A web task fails its health check"
      metric      = "UnHealthyHostCount"
      dimensions  = local.targets
      statistic   = "Maximum"
      percentile  = null
      threshold   = 0
      minutes     = 2
    }
    latency = {
      description = "One request in twenty is slow"
      metric      = "TargetResponseTime"
      dimensions  = local.targets
      statistic   = null
      percentile  = "p95"
      threshold   = var.alarm_latency_seconds
      minutes     = 3
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = "${each.value.description} (${local.name})."
  namespace           = "AWS/ApplicationELB"
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  extended_statistic  = each.value.percentile
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.minutes
  # A colour without traffic has no data; that is no fault.
  treat_missing_data                    = "notBreaching"
  evaluate_low_sample_count_percentiles = each.value.percentile == null ? null : "ignore"
  alarm_actions                         = local.alarm_actions
}

# The share, because five errors are many among twenty answers and none among a million. Minutes without an
# error have no data, and a share of nothing must not divide.
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${local.name}-web-5xx"
  alarm_description   = "More than ${var.alarm_error_percent} % of the application's answers are 5xx, and more than ${var.alarm_errors_per_minute} in a minute (${local.name})."
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_error_percent
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions

  metric_query {
    id          = "share"
    label       = "5xx answers, percent"
    expression  = "IF(FILL(errors, 0) > ${var.alarm_errors_per_minute}, 100 * errors / requests, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { errors = "HTTPCode_Target_5XX_Count", requests = "RequestCount" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        dimensions  = local.targets
        stat        = "Sum"
        period      = 60
      }
    }
  }
}
