locals {
  owner      = split("/", var.github.repository)[0]
  repository = split("/", var.github.repository)[1]
  owner_id   = coalesce(var.github.owner_id, "*")
  # A repository that was created or renamed since July 2026 has both ids in its subject, an older one none.
  subjects = [
    "repo:${var.github.repository}",
    "repo:${local.owner}@${local.owner_id}/${local.repository}@${coalesce(var.github.repository_id, "*")}",
  ]

  on_refs = flatten([for subject in local.subjects : [for ref in var.github.refs : "${subject}:ref:${ref}"]])

  # Whatever the subject's form, a name that somebody registers again has another id.
  same_repository = var.github.repository_id == null ? {} : { "${local.issuer}:repository_id" = var.github.repository_id }

  trusts = {
    # A pull request's job, and on a schedule the one that looks for drift.
    plan = [{
      sid  = "PullRequestsAndDrift"
      like = { sub = concat([for subject in local.subjects : "${subject}:pull_request"], local.on_refs) }
    }]
    build = [{
      sid  = "Builds"
      like = { sub = local.on_refs, ref = var.github.refs }
    }]
    # An environment's subject carries no branch: that is asked apart.
    deploy = [
      {
        sid = "Deploys"
        like = {
          sub = [for subject in local.subjects : "${subject}:environment:${var.environment}"]
          ref = var.github.refs
        }
      },
      # Nobody approves jobs of this environment, so that only two workflows may be called in it.
      {
        sid = "SettlesAndRollbacks"
        like = {
          sub              = [for subject in local.subjects : "${subject}:environment:${var.environment}-ops"]
          ref              = var.github.refs
          job_workflow_ref = [for file in ["settle", "rollback"] : "${var.github.workflows}/.github/workflows/${file}.yml@*"]
        }
      },
    ]
  }

  trust_policies = {
    for role, statements in local.trusts : role => jsonencode({
      Version = "2012-10-17"
      Statement = [for statement in statements : {
        Sid       = statement.sid
        Effect    = "Allow"
        Action    = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = local.provider_arn }
        Condition = {
          StringEquals = merge({ "${local.issuer}:aud" = "sts.amazonaws.com" }, local.same_repository)
          StringLike   = { for claim, values in statement.like : "${local.issuer}:${claim}" => values }
        }
      }]
    })
  }
}
