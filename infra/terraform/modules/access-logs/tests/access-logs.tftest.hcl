mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  override_resource {
    target          = aws_s3_bucket.this
    override_during = plan
    values          = { arn = "arn:aws:s3:::logs" }
  }
}

variables {
  name = "shop-production"
}

run "only_load_balancers_of_the_account_write" {
  command = plan

  assert {
    condition = [for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : [statement.Principal, statement.Resource] if statement.Effect == "Allow"] == [
      [{ Service = "logdelivery.elasticloadbalancing.amazonaws.com" }, "arn:aws:s3:::logs/shop-production-*/AWSLogs/123456789012/*"],
    ]
    error_message = "Somebody else may write into the bucket."
  }

  assert {
    condition     = aws_s3_bucket.this.bucket == "flipgate-logs-shop-production-123456789012" && !aws_s3_bucket.this.force_destroy
    error_message = "The bucket has another name, or a destroy may empty it."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.this.restrict_public_buckets && aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration[0].days == 30
    error_message = "Logs are public, or stay for ever."
  }
}

run "long_names" {
  command = plan

  variables {
    name = "a-repository-whose-name-is-forty-letters-integration-test"
  }

  assert {
    condition     = length(aws_s3_bucket.this.bucket) <= 63
    error_message = "The bucket's name is longer than S3 takes."
  }
}

run "refuses_no_retention" {
  command = plan

  variables {
    retention_days = 0
  }

  expect_failures = [var.retention_days]
}
