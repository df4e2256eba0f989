# Goes off by hand only: nothing is ever measured here. It belongs to no list of alarms that judge a release.
resource "aws_cloudwatch_metric_alarm" "test" {
  alarm_name          = "${var.name}-alarm-test"
  alarm_description   = "A test of the way that alarms of ${var.name} take. Nothing is wrong."
  namespace           = "Flipgate"
  metric_name         = "AlarmTest"
  dimensions          = { Environment = var.name }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this.arn]
}
