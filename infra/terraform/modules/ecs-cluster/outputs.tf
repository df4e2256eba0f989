output "name" {
  value = aws_ecs_cluster.this.name
}

output "arn" {
  value = aws_ecs_cluster.this.arn
}

output "task_security_group_id" {
  description = "Every task carries it; database and cache admit it."
  value       = aws_security_group.tasks.id
}
