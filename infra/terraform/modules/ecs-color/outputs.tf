output "load_balancer_dns_name" {
  value = aws_lb.this.dns_name
}

output "load_balancer_arn" {
  value = aws_lb.this.arn
}

output "target_group_arn" {
  value = aws_lb_target_group.web.arn
}

output "web_service" {
  value = aws_ecs_service.web.name
}

output "worker_service" {
  value = one([for role, service in aws_ecs_service.background : service.name if role == "worker"])
}

output "beat_service" {
  value = one([for role, service in aws_ecs_service.background : service.name if role == "beat"])
}

output "task_definitions" {
  description = "Role → ARN."
  value       = { for role, definition in aws_ecs_task_definition.this : role => definition.arn }
}

output "web_min" {
  value = local.web_min
}

output "web_max" {
  value = local.web_max
}

output "worker_min" {
  value = local.worker_min
}

output "task_network" {
  description = "Where the migrate task runs."
  value = {
    subnets          = var.shared.task_subnet_ids
    security_groups  = [var.shared.task_security_group_id]
    assign_public_ip = var.shared.assign_public_ip
  }
}

output "alarm_names" {
  value = [for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name]
}
