output "color" {
  description = "Which colour this state holds."
  value       = var.color
}

output "load_balancer_dns_name" {
  description = "What the preview record points at."
  value       = module.color.load_balancer_dns_name
}

output "load_balancer_arn" {
  description = "The load balancer."
  value       = module.color.load_balancer_arn
}

output "target_group_arn" {
  description = "Where the web tasks' health is asked."
  value       = module.color.target_group_arn
}

output "web_service" {
  description = "Name of the service in the cluster."
  value       = module.color.web_service
}

output "worker_service" {
  description = "Null without a worker."
  value       = module.color.worker_service
}

output "beat_service" {
  description = "Null without beat."
  value       = module.color.beat_service
}

output "web_task_definition" {
  description = "Revision of the image that was applied last."
  value       = module.color.task_definitions["web"]
}

output "worker_task_definition" {
  description = "Null without a worker."
  value       = lookup(module.color.task_definitions, "worker", null)
}

output "beat_task_definition" {
  description = "Null without beat."
  value       = lookup(module.color.task_definitions, "beat", null)
}

output "migrate_task_definition" {
  description = "For migrations and one-off commands."
  value       = module.color.task_definitions["migrate"]
}

output "web_min" {
  description = "Fewest web tasks while live; the action sets it."
  value       = module.color.web_min
}

output "web_max" {
  description = "Most web tasks."
  value       = module.color.web_max
}

output "worker_min" {
  description = "Fewest workers while live; the action sets it."
  value       = module.color.worker_min
}

output "task_network" {
  description = "Where the migrate task runs."
  value       = module.color.task_network
}

output "alarm_names" {
  description = "Every alarm of the colour: they judge a release while it bakes."
  value       = module.color.alarm_names
}
