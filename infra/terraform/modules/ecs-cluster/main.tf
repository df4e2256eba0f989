resource "aws_ecs_cluster" "this" {
  #checkov:skip=CKV_AWS_65:figures of each container cost more than a development environment; production has them
  #checkov:skip=CKV_AWS_224:sessions are logged, and encrypted by TLS; execute_command_kms_key_arn adds a key
  name = var.name

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }

  configuration {
    execute_command_configuration {
      kms_key_id = var.execute_command_kms_key_arn
      # NONE keeps no record of what was typed and shown; the sessions themselves need a service that allows them.
      logging = var.execute_command_logging == "log" ? "OVERRIDE" : "NONE"

      dynamic "log_configuration" {
        for_each = aws_cloudwatch_log_group.execute_command

        content {
          cloud_watch_log_group_name     = log_configuration.value.name
          cloud_watch_encryption_enabled = var.log_kms_key_arn != null
        }
      }
    }
  }
}

# A service, or a task, still names the provider that it wants; offering Spot puts nothing on it.
resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = concat(["FARGATE"], var.spot ? ["FARGATE_SPOT"] : [])

  # Whoever names nothing gets capacity that is not taken away.
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}
