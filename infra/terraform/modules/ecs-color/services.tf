# Services come into being at zero, and the count is the action's from then on: applying a new image to an
# idle colour starts nothing, so migrations can run before the first new container.

resource "aws_ecs_service" "web" {
  name            = "${local.name}-web"
  cluster         = var.shared.cluster
  task_definition = aws_ecs_task_definition.this["web"].arn
  launch_type     = "FARGATE"
  desired_count   = 0

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60
  availability_zone_rebalancing      = "DISABLED"
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = false
  enable_execute_command             = var.execute_command

  # Rolling back would start this colour's earlier release, which is two deploys old.
  deployment_circuit_breaker {
    enable   = true
    rollback = false
  }

  network_configuration {
    subnets          = var.shared.task_subnet_ids
    security_groups  = [var.shared.task_security_group_id, aws_security_group.web.id]
    assign_public_ip = var.shared.assign_public_ip
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = var.web_port
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  # ECS refuses a target group without a listener; without its policy the role starts nothing.
  depends_on = [aws_lb_listener.https, aws_iam_role_policy.execution]
}

locals {
  # Spot takes a task away two minutes after a warning: a worker that acknowledges late loses nothing, a web
  # task would fail requests, and beat is only one.
  spot = { for role in local.roles : role => role == "worker" && var.shared.worker_capacity == "FARGATE_SPOT" }
}

resource "aws_ecs_service" "background" {
  for_each = setsubtract(local.roles, ["web", "migrate"])

  name            = "${local.name}-${each.key}"
  cluster         = var.shared.cluster
  task_definition = aws_ecs_task_definition.this[each.key].arn
  launch_type     = local.spot[each.key] ? null : "FARGATE"
  desired_count   = 0

  dynamic "capacity_provider_strategy" {
    for_each = local.spot[each.key] ? ["FARGATE_SPOT"] : []

    content {
      capacity_provider = capacity_provider_strategy.value
      weight            = 1
    }
  }

  # Two beats would run every schedule twice: the old one stops before the new one starts.
  deployment_minimum_healthy_percent = each.key == "beat" ? 0 : 100
  deployment_maximum_percent         = each.key == "beat" ? 100 : 200
  availability_zone_rebalancing      = "DISABLED"
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = false
  enable_execute_command             = var.execute_command

  deployment_circuit_breaker {
    enable   = true
    rollback = false
  }

  network_configuration {
    subnets          = var.shared.task_subnet_ids
    security_groups  = [var.shared.task_security_group_id]
    assign_public_ip = var.shared.assign_public_ip
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.execution]
}
