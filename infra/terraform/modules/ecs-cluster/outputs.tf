output "name" {
  description = "Name of the cluster."
  value       = aws_ecs_cluster.this.name
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_ecs_cluster.this.arn
}

output "capacity_providers" {
  description = "What a service may name as its capacity provider."
  value       = aws_ecs_cluster_capacity_providers.this.capacity_providers
}

output "execute_command_log_group_name" {
  description = "Log group of ECS Exec sessions; null without."
  value       = one(aws_cloudwatch_log_group.execute_command[*].name)
}

output "task_security_group_id" {
  description = "Every task carries it; database and cache admit it."
  value       = aws_security_group.tasks.id
}
