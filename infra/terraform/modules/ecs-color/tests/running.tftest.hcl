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

run "read_only_with_volumes" {
  command = plan

  assert {
    condition = alltrue([
      for definition in aws_ecs_task_definition.this : alltrue([
        jsondecode(definition.container_definitions)[0].readonlyRootFilesystem,
        jsondecode(definition.container_definitions)[0].mountPoints == [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }],
        [for volume in definition.volume : volume.name] == ["tmp"],
      ])
    ])
    error_message = "A container can write to its root file system, or cannot write to /tmp."
  }

  assert {
    condition = anytrue([
      for path in var.writable_paths : startswith(regex("--schedule=(\\S+)", join(" ", jsondecode(aws_ecs_task_definition.this["beat"].container_definitions)[0].command))[0], "${path}/")
    ])
    error_message = "Beat cannot write its schedule."
  }
}

run "further_volumes" {
  command = plan

  variables {
    writable_paths = ["/tmp", "/app/media-cache"]
  }

  assert {
    condition     = { for point in jsondecode(aws_ecs_task_definition.this["web"].container_definitions)[0].mountPoints : point.sourceVolume => point.containerPath } == { tmp = "/tmp", app-media-cache = "/app/media-cache" }
    error_message = "Not every writable folder is a volume."
  }
}

run "a_shell_only_on_request" {
  command = plan

  assert {
    condition     = !aws_ecs_service.web.enable_execute_command && length(aws_iam_role_policy.shell) == 0
    error_message = "A shell can be opened that nobody asked for."
  }
}

run "a_shell" {
  command = plan

  variables {
    execute_command           = true
    read_only_root_filesystem = false
  }

  assert {
    condition = aws_ecs_service.web.enable_execute_command && alltrue([
      for action in flatten([for statement in jsondecode(aws_iam_role_policy.shell[0].policy).Statement : statement.Action]) : startswith(action, "ssmmessages:")
    ])
    error_message = "A shell needs ssmmessages, and nothing else."
  }
}

run "autoscaling" {
  command = plan

  assert {
    condition = (
      aws_appautoscaling_policy.requests[0].target_tracking_scaling_policy_configuration[0].target_value == 960 &&
      aws_appautoscaling_policy.requests[0].target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].predefined_metric_type == "ALBRequestCountPerTarget"
    )
    error_message = "Web does not scale by requests, one a second and thread."
  }

  assert {
    condition     = keys(aws_appautoscaling_policy.cpu) == ["web", "worker"] && length(aws_appautoscaling_policy.queue) == 0
    error_message = "Web and worker scale by CPU, and by a queue only when there is a metric of it."
  }
}

run "autoscaling_by_choice" {
  command = plan

  variables {
    web_requests_per_target = 0
    worker_queue_metric     = { namespace = "shop", metric_name = "waiting-per-worker", target = 20 }
  }

  assert {
    condition     = length(aws_appautoscaling_policy.requests) == 0 && aws_appautoscaling_policy.queue["worker"].target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].metric_name == "waiting-per-worker"
    error_message = "The policies are not those that were asked for."
  }
}

run "schedules_start_nothing" {
  command = plan

  variables {
    schedules = {
      night   = { cron = "0 20 ? * * *", timezone = "Europe/Berlin", web_min = 2 }
      morning = { cron = "0 6 ? * MON-FRI *", timezone = "Europe/Berlin", web_min = 4, worker_min = 2 }
    }
  }

  assert {
    condition     = keys(aws_appautoscaling_scheduled_action.this) == ["morning-web", "morning-worker", "night-web"] && aws_appautoscaling_scheduled_action.this["night-web"].schedule == "cron(0 20 ? * * *)"
    error_message = "Not every change of a minimum has its action."
  }

  assert {
    condition     = alltrue([for action in aws_appautoscaling_scheduled_action.this : action.scalable_target_action[0].max_capacity == null])
    error_message = "A schedule that changed the maximum would be drift, and could stop what load asks for."
  }

  assert {
    condition = alltrue([
      for name, action in aws_appautoscaling_scheduled_action.this :
      aws_appautoscaling_target.this[endswith(name, "-web") ? "web" : "worker"].suspended_state[0].scheduled_scaling_suspended
    ])
    error_message = "A schedule would start tasks in an idle colour."
  }
}

run "alarms_of_insights" {
  command = plan

  variables {
    shared = merge(var.shared, { container_insights = "enabled", alarm_topic_arn = "arn:aws:sns:eu-central-1:123456789012:shop-production-alarms" })
  }

  assert {
    condition     = keys(aws_cloudwatch_metric_alarm.missing) == ["beat", "web", "worker"] && length(output.alarm_names) == 7
    error_message = "A service that runs below its desired count goes unnoticed, or does not judge a release."
  }

  assert {
    condition = alltrue([
      for alarm in concat([aws_cloudwatch_metric_alarm.errors], values(aws_cloudwatch_metric_alarm.this), values(aws_cloudwatch_metric_alarm.missing)) :
      alarm.alarm_actions == toset([var.shared.alarm_topic_arn]) && alarm.treat_missing_data == "notBreaching"
    ])
    error_message = "An alarm tells nobody, or goes off without data."
  }
}

run "access_logs" {
  command = plan

  variables {
    shared = merge(var.shared, { access_log_bucket = "flipgate-logs" })
  }

  assert {
    condition     = aws_lb.this.access_logs[0].enabled && aws_lb.this.access_logs[0].bucket == "flipgate-logs" && aws_lb.this.access_logs[0].prefix == "shop-production-blue"
    error_message = "The load balancer does not log to the bucket of the shared stack."
  }
}

run "spot_for_workers_only" {
  command = plan

  variables {
    shared = merge(var.shared, { worker_capacity = "FARGATE_SPOT" })
  }

  assert {
    condition     = one(aws_ecs_service.background["worker"].capacity_provider_strategy).capacity_provider == "FARGATE_SPOT" && aws_ecs_service.background["beat"].launch_type == "FARGATE" && aws_ecs_service.web.launch_type == "FARGATE"
    error_message = "Only workers may run on capacity that is taken away."
  }
}

run "dualstack" {
  command = plan

  variables {
    ip_address_type = "dualstack"
  }

  assert {
    condition     = alltrue([for rule in aws_security_group.edge.ingress : toset(rule.ipv6_cidr_blocks) == toset(var.cloudflare_ipv6_ranges)])
    error_message = "The load balancer admits other IPv6 addresses than Cloudflare's."
  }
}

run "warns_of_an_old_list" {
  command = plan

  variables {
    cloudflare_ranges_date = "2023-09-28"
  }

  expect_failures = [check.cloudflare_ranges]
}

run "secrets_of_migrate_only" {
  command = plan

  variables {
    shared = merge(var.shared, { migrate_secrets = { DATABASE_MASTER_PASSWORD = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:master-AbCdEf" } })
  }

  assert {
    condition = {
      for role, definition in aws_ecs_task_definition.this : role => length(jsondecode(definition.container_definitions)[0].secrets)
    } == { beat = 1, migrate = 2, web = 1, worker = 1 }
    error_message = "The database's own passwords reach another container than migrate's, or not that one."
  }

  assert {
    condition     = contains(local.secret_arns, var.shared.migrate_secrets.DATABASE_MASTER_PASSWORD)
    error_message = "The migrate task cannot be started: nobody may read its secrets."
  }
}

run "least_privilege" {
  command = plan

  override_resource {
    target          = aws_cloudwatch_log_group.this
    override_during = plan
    values          = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:shop" }
  }

  assert {
    condition = alltrue([
      for statement in local.execution_statements : !contains(statement.Resource, "*") || join(",", statement.Action) == "ecr:GetAuthorizationToken"
    ])
    error_message = "The execution role may do more than start these tasks."
  }

  assert {
    condition     = local.secret_arns == tolist(values(var.shared.secrets)) && length(aws_iam_role_policy_attachment.task) == 0
    error_message = "The execution role reads other secrets than the named ones, or the application has rights that nobody gave."
  }
}

run "a_worker_pings_itself" {
  command = plan

  variables {
    celery_application = "shop"
  }

  assert {
    condition = jsondecode(aws_ecs_task_definition.this["worker"].container_definitions)[0].healthCheck == {
      command     = ["CMD-SHELL", "celery -A shop inspect ping --timeout 10 --destination \"celery@$${HOSTNAME:-$(hostname)}\""]
      interval    = 30
      timeout     = 20
      retries     = 10
      startPeriod = 60
    }
    error_message = "A worker is not asked whether it consumes, itself alone and not too often."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this["worker"].container_definitions)[0].stopTimeout == 120
    error_message = "A worker does not get all the time that Fargate allows."
  }

  assert {
    condition     = [for role, definition in aws_ecs_task_definition.this : role if contains(keys(jsondecode(definition.container_definitions)[0]), "healthCheck")] == ["worker"]
    error_message = "Web is checked by its load balancer; beat and migrate answer nobody."
  }
}

run "a_worker_of_another_kind" {
  command = plan

  variables {
    worker_health_check = { command = [] }
    worker_stop_timeout = 60
  }

  assert {
    condition = (
      !contains(keys(jsondecode(aws_ecs_task_definition.this["worker"].container_definitions)[0]), "healthCheck") &&
      jsondecode(aws_ecs_task_definition.this["worker"].container_definitions)[0].stopTimeout == 60
    )
    error_message = "A worker that is no Celery is pinged all the same."
  }
}
