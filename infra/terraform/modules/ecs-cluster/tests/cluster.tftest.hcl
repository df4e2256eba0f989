mock_provider "aws" {}

variables {
  name   = "shop-production"
  vpc_id = "vpc-1"
}

run "tasks_admit_nobody" {
  command = apply

  assert {
    condition     = length(aws_security_group.tasks.ingress) == 0
    error_message = "The group that every task carries admits somebody."
  }
}

run "nothing_runs_on_spot_unasked" {
  command = plan

  assert {
    condition     = aws_ecs_cluster_capacity_providers.this.capacity_providers == toset(["FARGATE"])
    error_message = "Capacity that is taken away is offered unasked."
  }
}

run "spot_is_offered_and_never_the_default" {
  command = plan

  variables {
    spot = true
  }

  assert {
    condition     = aws_ecs_cluster_capacity_providers.this.capacity_providers == toset(["FARGATE", "FARGATE_SPOT"])
    error_message = "Spot was asked for and is not offered."
  }

  assert {
    condition     = [for strategy in aws_ecs_cluster_capacity_providers.this.default_capacity_provider_strategy : strategy.capacity_provider] == ["FARGATE"]
    error_message = "A service that names no provider would run on capacity that is taken away."
  }
}

run "sessions_are_logged" {
  command = plan

  assert {
    condition     = aws_ecs_cluster.this.configuration[0].execute_command_configuration[0].logging == "OVERRIDE" && aws_cloudwatch_log_group.execute_command[0].retention_in_days == 90
    error_message = "What is typed in a session is not kept, or for ever."
  }
}

run "sessions_unlogged_on_request" {
  command = plan

  variables {
    execute_command_logging = "none"
  }

  assert {
    condition     = length(aws_cloudwatch_log_group.execute_command) == 0 && aws_ecs_cluster.this.configuration[0].execute_command_configuration[0].logging == "NONE"
    error_message = "Sessions are logged although nobody wants it."
  }
}

run "insights_on_request" {
  command = plan

  variables {
    container_insights = "enhanced"
  }

  assert {
    condition     = [for setting in aws_ecs_cluster.this.setting : setting.value] == ["enhanced"]
    error_message = "Container Insights is not what was asked for."
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
