locals {
  load_balancer = { LoadBalancer = aws_lb.this.arn_suffix }
  targets       = { LoadBalancer = aws_lb.this.arn_suffix, TargetGroup = aws_lb_target_group.web.arn_suffix }

  alarms = {
    web-5xx = {
      description = "The application answers 5xx"
      metric      = "HTTPCode_Target_5XX_Count"
      dimensions  = local.targets
      statistic   = "Sum"
      percentile  = null
      threshold   = var.alarm_errors_per_minute
      minutes     = 1
    }
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
  alarm_actions                         = var.alarm_actions
}
