output "bucket" {
  description = "States, ledger and lock."
  value       = aws_s3_bucket.this.bucket
}

output "image_repository" {
  value = var.repositories == null ? module.repositories[0].image_repository : var.repositories.image
}

output "cache_repository" {
  value = var.repositories == null ? module.repositories[0].cache_repository : var.repositories.cache
}

output "secret_key_arn" {
  value = module.secret_key.arn
}

output "probe_secret_arn" {
  value = module.probe.arn
}
