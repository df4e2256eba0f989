mock_provider "aws" {}

variables {
  # A test is not to age.
  cloudflare_ranges_date = "2199-01-01"

  prefix          = "shop-production"
  color           = "blue"
  image           = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  release         = "4f0c2d8"
  hostnames       = ["api.example.com", "api-blue.example.com", "api-green.example.com"]
  certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
  shared = {
    region                 = "eu-central-1"
    account_id             = "123456789012"
    cluster                = "shop-production"
    size                   = "production"
    vpc_id                 = "vpc-1"
    public_subnet_ids      = ["subnet-public-1", "subnet-public-2"]
    task_subnet_ids        = ["subnet-task-1", "subnet-task-2"]
    assign_public_ip       = false
    task_security_group_id = "sg-tasks"
    secrets                = { SECRET_KEY = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-production/secret-key-AbCdEf" }
  }
}

run "starts_nothing" {
  command = plan

  assert {
    condition     = aws_ecs_service.web.desired_count == 0 && alltrue([for service in aws_ecs_service.background : service.desired_count == 0])
    error_message = "A service is created with a desired count above zero."
  }

  assert {
    condition     = alltrue([for target in aws_appautoscaling_target.this : target.min_capacity == 0])
    error_message = "A scalable target with a minimum above zero starts tasks the moment it is registered."
  }

  assert {
    condition = alltrue(flatten([for target in aws_appautoscaling_target.this : [for suspended in target.suspended_state : [
      suspended.dynamic_scaling_in_suspended, suspended.dynamic_scaling_out_suspended, suspended.scheduled_scaling_suspended,
    ]]])) && alltrue([for target in aws_appautoscaling_target.this : length(target.suspended_state) == 1])
    error_message = "Autoscaling of an idle colour is not suspended."
  }

  assert {
    condition     = aws_ecs_service.web.wait_for_steady_state == false
    error_message = "An apply must not wait for tasks that nobody starts."
  }
}

run "never_rolls_back_by_itself" {
  command = plan

  assert {
    condition = alltrue([
      for service in concat([aws_ecs_service.web], values(aws_ecs_service.background)) :
      service.deployment_circuit_breaker[0].enable && !service.deployment_circuit_breaker[0].rollback
    ])
    error_message = "The circuit breaker must stop a failing deployment, and must not start an older release."
  }

  assert {
    condition     = alltrue([for definition in aws_ecs_task_definition.this : definition.skip_destroy])
    error_message = "A replaced task definition would be deregistered, and no rollback could use it."
  }

  assert {
    condition     = aws_ecs_service.background["beat"].deployment_minimum_healthy_percent == 0 && aws_ecs_service.background["beat"].deployment_maximum_percent == 100
    error_message = "Two beats would run at once."
  }
}

run "task_definitions" {
  command = plan

  assert {
    condition     = alltrue([for definition in aws_ecs_task_definition.this : definition.runtime_platform[0].cpu_architecture == "ARM64"])
    error_message = "A task definition is not ARM64."
  }

  assert {
    condition     = alltrue([for role, definition in aws_ecs_task_definition.this : jsondecode(definition.container_definitions)[0].name == role])
    error_message = "The container to judge is named after its role."
  }

  assert {
    condition = alltrue([
      for definition in aws_ecs_task_definition.this :
      contains(jsondecode(definition.container_definitions)[0].environment, { name = "RELEASE", value = "4f0c2d8" })
    ])
    error_message = "A container does not carry its release."
  }

  assert {
    condition = alltrue([
      for variable in [{ name = "HEALTH_PATH", value = "/healthz" }, { name = "RELEASE_HEADER", value = "x-release" }, { name = "HOSTNAMES", value = "api.example.com,api-blue.example.com,api-green.example.com" }] :
      contains(jsondecode(aws_ecs_task_definition.this["web"].container_definitions)[0].environment, variable)
    ])
    error_message = "The web container lacks what its health path needs."
  }

  assert {
    condition = alltrue([
      for definition in aws_ecs_task_definition.this :
      jsondecode(definition.container_definitions)[0].logConfiguration.options["awslogs-stream-prefix"] != ""
    ])
    error_message = "A container logs without a stream prefix."
  }

  assert {
    condition = alltrue([
      for definition in aws_ecs_task_definition.this :
      [for secret in jsondecode(definition.container_definitions)[0].secrets : secret.name] == ["SECRET_KEY"]
    ])
    error_message = "The shared secrets do not reach every container."
  }

  assert {
    condition     = aws_ecs_task_definition.this["web"].cpu == "512" && aws_ecs_task_definition.this["web"].memory == "1024"
    error_message = "A production web task has 0.5 vCPU and 1 GB."
  }
}

run "doors" {
  command = plan

  assert {
    condition     = alltrue([for rule in aws_security_group.edge.ingress : toset(rule.cidr_blocks) == toset(var.cloudflare_ipv4_ranges) && rule.from_port == 443 && rule.to_port == 443])
    error_message = "The load balancer admits more than Cloudflare on 443."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.web.cidr_ipv4 == null && aws_vpc_security_group_ingress_rule.web.from_port == 8000
    error_message = "Web tasks admit addresses instead of their load balancer."
  }

  assert {
    condition     = aws_lb_listener.https.protocol == "HTTPS" && aws_lb_listener.https.certificate_arn == var.certificate_arn
    error_message = "The listener does not speak TLS with the given certificate."
  }

  assert {
    condition     = aws_ecs_service.web.network_configuration[0].assign_public_ip == false && toset(aws_ecs_service.web.network_configuration[0].subnets) == toset(["subnet-task-1", "subnet-task-2"])
    error_message = "Web tasks run outside of the private subnets."
  }
}

run "waits" {
  command = plan

  assert {
    condition     = aws_lb_target_group.web.deregistration_delay == "30" && aws_lb_target_group.web.health_check[0].interval == 5 && aws_lb_target_group.web.health_check[0].healthy_threshold == 2
    error_message = "Health checks are 5 s x 2, deregistration 30 s."
  }

  assert {
    condition = aws_lb.this.idle_timeout > 900 && tonumber(regex("--keep-alive=([0-9]+)", one([
      for variable in jsondecode(aws_ecs_task_definition.this["web"].container_definitions)[0].environment : variable.value if variable.name == "GUNICORN_CMD_ARGS"
    ]))[0]) > aws_lb.this.idle_timeout
    error_message = "Idle timeouts must grow from the edge to the application."
  }
}

run "alarms_judge_without_data" {
  command = plan

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.treat_missing_data == "notBreaching"])
    error_message = "A colour without traffic would alarm."
  }

  assert {
    condition = toset(output.alarm_names) == toset([
      for alarm in concat([aws_cloudwatch_metric_alarm.errors], values(aws_cloudwatch_metric_alarm.this), values(aws_cloudwatch_metric_alarm.missing)) : alarm.alarm_name
    ]) && contains(output.alarm_names, "shop-production-blue-web-5xx") && length(output.alarm_names) == 4
    error_message = "Not every alarm is named in alarm_names."
  }
}

run "secrets_by_key_and_parameter" {
  command = plan

  variables {
    container_secrets = {
      SMTP_PASSWORD = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:smtp-AbCdEf:password::"
      API_TOKEN     = "arn:aws:ssm:eu-central-1:123456789012:parameter/token"
    }
  }

  assert {
    condition     = contains(local.secret_arns, "arn:aws:secretsmanager:eu-central-1:123456789012:secret:smtp-AbCdEf") && contains(local.parameter_arns, "arn:aws:ssm:eu-central-1:123456789012:parameter/token")
    error_message = "The execution role may not read what the definitions name."
  }
}

run "without_background" {
  command = plan

  variables {
    worker_enabled = false
    beat_enabled   = false
  }

  assert {
    condition     = output.worker_service == null && output.beat_service == null && length(aws_ecs_task_definition.this) == 2
    error_message = "Worker and beat are not optional."
  }
}

run "long_names" {
  command = plan

  variables {
    prefix = "a-repository-whose-name-is-forty-letters-long-integration-test"
  }

  assert {
    condition     = length(aws_lb.this.name) <= 32 && !strcontains(aws_lb.this.name, "--") && length(aws_lb_target_group.web.name) <= 32 && length(aws_iam_role.execution.name) <= 64
    error_message = "A name is longer than AWS takes."
  }
}

