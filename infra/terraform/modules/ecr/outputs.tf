output "image_repository" {
  description = "`<registry>/<name>`: what a digest is appended to."
  value       = aws_ecr_repository.images.repository_url
}

output "cache_repository" {
  value = aws_ecr_repository.cache.repository_url
}
