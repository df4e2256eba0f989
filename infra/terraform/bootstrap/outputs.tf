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

output "cloudflare_token_secret" {
  description = "Name of the secret that a person puts the Cloudflare token for deploys into."
  value       = aws_secretsmanager_secret.cloudflare["cloudflare"].name
}

output "cloudflare_plan_token_secret" {
  description = "Name of the secret that a person puts the Cloudflare token for plans into, which only reads."
  value       = aws_secretsmanager_secret.cloudflare["cloudflare-plan"].name
}

output "plan_role_arn" {
  description = "Role of the jobs that plan and look for drift; null without `github`."
  value       = one(module.github_roles[*].role_arns.plan)
}

output "build_role_arn" {
  description = "Role of the jobs that build images; null without `github`."
  value       = one(module.github_roles[*].role_arns.build)
}

output "deploy_role_arn" {
  description = "Role of the jobs that deploy, settle and roll back; null without `github`."
  value       = one(module.github_roles[*].role_arns.deploy)
}

output "permissions_boundary_arn" {
  description = "The most that roles of the stacks can be given; null without `github`."
  value       = one(module.github_roles[*].boundary_arn)
}

output "oidc_provider_arn" {
  description = "The account's provider of GitHub's tokens, for `github.oidc_provider_arn` of the next environment; null without `github`."
  value       = one(module.github_roles[*].oidc_provider_arn)
}
