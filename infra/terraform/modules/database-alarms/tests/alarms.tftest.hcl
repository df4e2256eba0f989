mock_provider "aws" {}

variables {
  name             = "shop-production"
  instance_id      = "shop-production"
  instance_class   = "db.t4g.small"
  storage_gb       = 50
  alarm_topic_arns = ["arn:aws:sns:eu-central-1:123456789012:alarms"]
}

run "missing_data_is_no_alarm" {
  command = plan

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) == 3 && alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.treat_missing_data == "notBreaching" && alarm.dimensions["DBInstanceIdentifier"] == "shop-production"])
    error_message = "An alarm is missing, watches something else, or goes off in a failover."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_actions == toset(var.alarm_topic_arns) && alarm.ok_actions == toset(var.alarm_topic_arns)])
    error_message = "Nobody hears of an alarm, or of its end."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["storage"].threshold == 2684354560
    error_message = "The alarm of storage is not a twentieth of 50 GiB."
  }
}

# Between what instances of these classes show and RDS's formula for all of their memory.
run "two_gib" {
  command = plan

  assert {
    condition     = output.max_connections > 160 && output.max_connections <= 225 && aws_cloudwatch_metric_alarm.this["connections"].threshold == floor(output.max_connections * 0.8)
    error_message = "A t4g.small allows about 180 connections."
  }
}

run "one_gib" {
  command = plan

  variables {
    instance_class = "db.t4g.micro"
  }

  assert {
    condition     = output.max_connections > 65 && output.max_connections <= 85
    error_message = "A t4g.micro allows about 80 connections."
  }
}

run "eight_gib" {
  command = plan

  variables {
    instance_class = "db.m7g.large"
  }

  assert {
    condition     = output.max_connections > 800 && output.max_connections <= 901
    error_message = "An m7g.large allows about 840 connections."
  }
}

run "never_more_than_rds_allows" {
  command = plan

  variables {
    instance_class = "db.r7g.4xlarge"
  }

  assert {
    condition     = output.max_connections == 5000
    error_message = "RDS stops at 5000."
  }
}

run "as_given" {
  command = plan

  variables {
    instance_class  = "db.r7g.metal"
    max_connections = 300
    replica_id      = "shop-production-replica"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["connections"].threshold == 240 && aws_cloudwatch_metric_alarm.this["replica-lag"].dimensions["DBInstanceIdentifier"] == "shop-production-replica"
    error_message = "The parameter max_connections, where it is known, is what is measured by."
  }
}

run "refuses_to_guess" {
  command = plan

  variables {
    instance_class = "db.r7g.metal"
  }

  expect_failures = [var.max_connections]
}
