output "color" {
  value = var.color
}

output "load_balancer_dns_name" {
  value = module.color.load_balancer_dns_name
}

output "load_balancer_arn" {
  value = module.color.load_balancer_arn
}

output "target_group_arn" {
  value = module.color.target_group_arn
}

output "web_service" {
  value = module.color.web_service
}

output "worker_service" {
  value = module.color.worker_service
}

output "beat_service" {
  value = module.color.beat_service
}

output "web_task_definition" {
  value = module.color.task_definitions["web"]
}

output "worker_task_definition" {
  value = lookup(module.color.task_definitions, "worker", null)
}

output "beat_task_definition" {
  value = lookup(module.color.task_definitions, "beat", null)
}

output "migrate_task_definition" {
  value = module.color.task_definitions["migrate"]
}

output "web_min" {
  value = module.color.web_min
}

output "web_max" {
  value = module.color.web_max
}

output "worker_min" {
  value = module.color.worker_min
}

output "task_network" {
  value = module.color.task_network
}

output "alarm_names" {
  value = module.color.alarm_names
}
