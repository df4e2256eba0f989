output "role_arns" {
  description = "`plan`, `build` and `deploy` → ARN of the role."
  value       = { for name, role in aws_iam_role.this : name => role.arn }
}

output "boundary_arn" {
  description = "The boundary that the roles which a deploy makes must carry."
  value       = aws_iam_policy.boundary.arn
}

output "oidc_provider_arn" {
  description = "The account's provider of GitHub's tokens, made here or given."
  value       = local.provider_arn
}
