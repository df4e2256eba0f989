output "bucket" {
  description = "States, ledger and lock."
  value       = aws_s3_bucket.this.bucket
}

output "image_repository" {
  description = "Where images are pushed."
  value       = var.repositories == null ? module.repositories[0].image_repository : var.repositories.image
}

output "cache_repository" {
  description = "Where builds keep their cache."
  value       = var.repositories == null ? module.repositories[0].cache_repository : var.repositories.cache
}

output "secret_key_arn" {
  description = "Secret with Django's SECRET_KEY."
  value       = module.secret_key.arn
}

output "probe_secret_arn" {
  description = "Secret with the header value of Flipgate's probes."
  value       = module.probe.arn
}
