# Every kind of resource of the model's services that Flipgate's infrastructure uses, and the members that
# the provider reads back.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {
  type = string
}

variable "image" {
  type = string
}

provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true

  endpoints {
    ecs                    = var.endpoint
    applicationautoscaling = var.endpoint
  }

  default_tags {
    tags = { Environment = "test" }
  }
}

locals {
  target_group = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/shop/0123456789abcdef"
}

resource "aws_ecs_cluster" "this" {
  name = "shop"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
    base              = 1
  }
}

resource "aws_ecs_task_definition" "this" {
  for_each = toset(["web", "beat"])

  family                   = each.key
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = "arn:aws:iam::111122223333:role/execution"
  task_role_arn            = "arn:aws:iam::111122223333:role/task"
  skip_destroy             = each.key == "beat"

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  volume {
    name = "tmp"
  }

  container_definitions = jsonencode([
    {
      name                   = each.key
      image                  = var.image
      essential              = true
      readonlyRootFilesystem = true
      stopTimeout            = 120
      portMappings           = each.key == "web" ? [{ containerPort = 8000, protocol = "tcp" }] : []
      environment            = [{ name = "RELEASE", value = "abc" }]
      secrets                = [{ name = "SECRET_KEY", valueFrom = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:key-AbCdEf" }]
      mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp" }]
      linuxParameters        = { initProcessEnabled = true }
      logConfiguration = {
        logDriver = "awslogs"
        options   = { awslogs-group = "/shop", awslogs-region = "eu-central-1", awslogs-stream-prefix = "blue" }
      }
    },
    { name = "agent", image = var.image, essential = false, command = ["sleep", "inf"] },
  ])
}

resource "aws_ecs_service" "web" {
  name                               = "web"
  cluster                            = aws_ecs_cluster.this.arn
  task_definition                    = aws_ecs_task_definition.this["web"].arn
  launch_type                        = "FARGATE"
  desired_count                      = 0
  health_check_grace_period_seconds  = 60
  availability_zone_rebalancing      = "ENABLED"
  enable_ecs_managed_tags            = true
  enable_execute_command             = true
  propagate_tags                     = "SERVICE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  tags                               = { Name = "web" }

  deployment_circuit_breaker {
    enable   = true
    rollback = false
  }

  network_configuration {
    subnets         = ["subnet-1", "subnet-2"]
    security_groups = ["sg-1"]
  }

  load_balancer {
    target_group_arn = local.target_group
    container_name   = "web"
    container_port   = 8000
  }

  lifecycle {
    ignore_changes = [desired_count]
  }
}

resource "aws_ecs_service" "beat" {
  name                               = "beat"
  cluster                            = aws_ecs_cluster.this.name
  task_definition                    = aws_ecs_task_definition.this["beat"].arn
  desired_count                      = 1
  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100
  availability_zone_rebalancing      = "DISABLED"
  wait_for_steady_state              = true

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_appautoscaling_target" "web" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${aws_ecs_cluster.this.name}/${aws_ecs_service.web.name}"
  min_capacity       = 0
  max_capacity       = 4

  suspended_state {
    dynamic_scaling_in_suspended  = true
    dynamic_scaling_out_suspended = true
    scheduled_scaling_suspended   = true
  }
}

resource "aws_appautoscaling_policy" "tracking" {
  name               = "cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.web.service_namespace
  scalable_dimension = aws_appautoscaling_target.web.scalable_dimension
  resource_id        = aws_appautoscaling_target.web.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = 60
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "steps" {
  name               = "steps"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.web.service_namespace
  scalable_dimension = aws_appautoscaling_target.web.scalable_dimension
  resource_id        = aws_appautoscaling_target.web.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 60
    metric_aggregation_type = "Maximum"

    step_adjustment {
      metric_interval_lower_bound = 0
      scaling_adjustment          = 1
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "morning" {
  name               = "morning"
  service_namespace  = aws_appautoscaling_target.web.service_namespace
  scalable_dimension = aws_appautoscaling_target.web.scalable_dimension
  resource_id        = aws_appautoscaling_target.web.resource_id
  schedule           = "cron(0 7 * * ? *)"
  timezone           = "Europe/Berlin"

  scalable_target_action {
    min_capacity = 2
    max_capacity = 4
  }
}

output "web" {
  value = aws_ecs_task_definition.this["web"].arn
}
