data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_sns_topic" "this" {
  name              = "${var.name}-alarms"
  kms_master_key_id = local.key_arn

  # Each attempt to reach a webhook is written down with the receiver's answer. E-mail knows no such log.
  http_success_feedback_role_arn    = aws_iam_role.delivery.arn
  http_success_feedback_sample_rate = 100
  http_failure_feedback_role_arn    = aws_iam_role.delivery.arn
}

# Alarms of this account may publish, and nobody of another.
resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AlarmsPublish"
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.this.arn
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

# A subscription is pending until the person behind an address, or the webhook, has confirmed it.
resource "aws_sns_topic_subscription" "email" {
  for_each = toset(var.emails)

  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.value
}

resource "aws_sns_topic_subscription" "webhook" {
  for_each = nonsensitive(toset(var.webhooks))

  topic_arn = aws_sns_topic.this.arn
  protocol  = "https"
  endpoint  = each.value

  # Whoever cannot be reached for a minute is tried again for an hour: an alarm is worth it.
  delivery_policy = jsonencode({
    healthyRetryPolicy = {
      minDelayTarget     = 20
      maxDelayTarget     = 300
      numRetries         = 15
      numNoDelayRetries  = 1
      numMinDelayRetries = 3
      numMaxDelayRetries = 5
      backoffFunction    = "exponential"
    }
  })
}
