mock_provider "aws" {}

variables {
  name   = "shop-production"
  vpc_id = "vpc-1"
}

run "closed_logged_and_not_on_spot" {
  command = apply

  assert {
    condition     = length(aws_security_group.tasks.ingress) == 0
    error_message = "The group that every task carries admits somebody."
  }

  assert {
    condition     = aws_ecs_cluster_capacity_providers.this.capacity_providers == toset(["FARGATE"])
    error_message = "Capacity that is taken away is offered unasked."
  }

  assert {
    condition     = aws_ecs_cluster.this.configuration[0].execute_command_configuration[0].logging == "OVERRIDE" && aws_cloudwatch_log_group.execute_command[0].retention_in_days == 90
    error_message = "What is typed in a session is not kept, or for ever."
  }
}

run "spot_and_insights_on_request" {
  command = plan

  variables {
    spot                    = true
    container_insights      = "enhanced"
    execute_command_logging = "none"
  }

  assert {
    condition     = aws_ecs_cluster_capacity_providers.this.capacity_providers == toset(["FARGATE", "FARGATE_SPOT"])
    error_message = "Spot was asked for and is not offered."
  }

  assert {
    condition     = [for strategy in aws_ecs_cluster_capacity_providers.this.default_capacity_provider_strategy : strategy.capacity_provider] == ["FARGATE"]
    error_message = "A service that names no provider would run on capacity that is taken away."
  }

  assert {
    condition     = [for setting in aws_ecs_cluster.this.setting : setting.value] == ["enhanced"]
    error_message = "Container Insights is not what was asked for."
  }

  assert {
    condition     = length(aws_cloudwatch_log_group.execute_command) == 0 && aws_ecs_cluster.this.configuration[0].execute_command_configuration[0].logging == "NONE"
    error_message = "Sessions are logged although nobody wants it."
  }
}

run "refuses_what_ecs_does_not_know" {
  command = plan

  variables {
    container_insights      = "on"
    execute_command_logging = "yes"
    log_retention_days      = 100
  }

  expect_failures = [var.container_insights, var.execute_command_logging, var.log_retention_days]
}
