mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_region" {
    defaults = { id = "eu-central-1" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  override_resource {
    target          = aws_sns_topic.this
    override_during = plan
    values          = { arn = "arn:aws:sns:eu-central-1:123456789012:shop-production-alarms" }
  }

  override_resource {
    target          = aws_kms_key.this
    override_during = plan
    values          = { arn = "arn:aws:kms:eu-central-1:123456789012:key/1" }
  }
}

variables {
  name = "shop-production"
}

run "alarms_can_publish" {
  command = plan

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_sns_topic_policy.this.policy).Statement :
      statement.Principal == { Service = "cloudwatch.amazonaws.com" } && statement.Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    ])
    error_message = "Alarms of the account cannot publish, or somebody else can."
  }

  assert {
    condition = aws_sns_topic.this.kms_master_key_id == aws_kms_key.this[0].arn && aws_kms_key.this[0].enable_key_rotation && contains(
      flatten([for statement in jsondecode(aws_kms_key.this[0].policy).Statement : statement.Action if can(statement.Principal.Service)]), "kms:GenerateDataKey*"
    )
    error_message = "Nothing gets through an encrypted topic whose key CloudWatch may not use."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.test.alarm_actions == toset([aws_sns_topic.this.arn])
    error_message = "The alarm for tests takes another way than the others."
  }

  assert {
    condition     = aws_sns_topic.this.http_success_feedback_sample_rate == 100 && aws_cloudwatch_log_group.delivery["failure"].name == "sns/eu-central-1/123456789012/shop-production-alarms/Failure"
    error_message = "What arrived is not written down where SNS writes it."
  }
}

run "subscriptions" {
  command = plan

  variables {
    emails   = ["team@example.com"]
    webhooks = ["https://hooks.example.com/alarms?key=1"]
  }

  assert {
    condition     = aws_sns_topic_subscription.email["team@example.com"].protocol == "email" && aws_sns_topic_subscription.webhook["https://hooks.example.com/alarms?key=1"].protocol == "https"
    error_message = "Not everybody is told."
  }
}

run "a_given_key" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/given"
  }

  assert {
    condition     = length(aws_kms_key.this) == 0 && aws_sns_topic.this.kms_master_key_id == var.kms_key_arn
    error_message = "The given key is not the topic's."
  }
}

run "refuses_no_address" {
  command = plan

  variables {
    emails = ["team"]
  }

  expect_failures = [var.emails]
}

run "refuses_an_unencrypted_webhook" {
  command = plan

  variables {
    webhooks = ["http://hooks.example.com/"]
  }

  expect_failures = [var.webhooks]
}

run "refuses_a_key_that_cloudwatch_may_not_use" {
  command = plan

  variables {
    kms_key_arn = "alias/aws/sns"
  }

  expect_failures = [var.kms_key_arn]
}
