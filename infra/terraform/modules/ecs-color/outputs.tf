output "load_balancer_dns_name" {
  description = "What the preview record points at."
  value       = aws_lb.this.dns_name
}

output "load_balancer_arn" {
  description = "The load balancer."
  value       = aws_lb.this.arn
}

output "target_group_arn" {
  description = "Where the web tasks' health is asked."
  value       = aws_lb_target_group.web.arn
}

output "web_service" {
  description = "Name of the service in the cluster."
  value       = aws_ecs_service.web.name
}

output "worker_service" {
  description = "Null without a worker."
  value       = one([for role, service in aws_ecs_service.background : service.name if role == "worker"])
}

output "beat_service" {
  description = "Null without beat."
  value       = one([for role, service in aws_ecs_service.background : service.name if role == "beat"])
}

output "task_definitions" {
  description = "Role → ARN."
  value       = { for role, definition in aws_ecs_task_definition.this : role => definition.arn }
}

output "web_min" {
  description = "Fewest web tasks while live; the action sets it."
  value       = local.web_min
}

output "web_max" {
  description = "Most web tasks."
  value       = local.web_max
}

output "worker_min" {
  description = "Fewest workers while live; the action sets it."
  value       = local.worker_min
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
  description = "Every alarm of the colour: they judge a release while it bakes."
  value       = sort([for alarm in concat([aws_cloudwatch_metric_alarm.errors], values(aws_cloudwatch_metric_alarm.this), values(aws_cloudwatch_metric_alarm.missing)) : alarm.alarm_name])
}
