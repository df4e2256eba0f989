output "image_repository" {
  description = "`<registry>/<name>`: what a digest is appended to."
  value       = aws_ecr_repository.images.repository_url
}

output "image_repository_arn" {
  description = "ARN of the repository of the images, for the policies of those who push and pull."
  value       = aws_ecr_repository.images.arn
}

output "cache_repository" {
  description = "`<registry>/<name>/cache`: where builds keep their layers."
  value       = aws_ecr_repository.cache.repository_url
}

output "cache_repository_arn" {
  description = "ARN of the repository of the layers."
  value       = aws_ecr_repository.cache.arn
}

output "release_tag_prefix" {
  description = "An image with a tag that begins so never expires."
  value       = local.release_tag_prefix
}

output "build_tag_prefix" {
  description = "An image with a tag that begins so, and none of a release, expires when newer builds push it out."
  value       = local.build_tag_prefix
}
