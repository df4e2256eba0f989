variable "name" {
  description = "The name of the repository; everything is named `<name>-<environment>`."
  type        = string

  validation {
    condition     = length(var.name) <= 40 && can(regex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", var.name))
    error_message = "name has at most 40 lower-case letters, digits and single hyphens, and starts with a letter: AWS allows nothing else in the names that are made of it."
  }
}

variable "environment" {
  description = "The name of the environment, for example `production`."
  type        = string

  validation {
    condition     = length(var.environment) <= 20 && can(regex("^[a-z0-9]+(?:-[a-z0-9]+)*$", var.environment))
    error_message = "environment has at most 20 lower-case letters, digits and single hyphens, for example production."
  }
}

variable "repositories" {
  description = "`null` to create the ECR repositories `<name>` and `<name>/cache`; later environments of the same name are given those of the first (its outputs `image_repository` and `cache_repository`)."
  type = object({
    image = string
    cache = string
  })
  default = null

  validation {
    condition     = try(alltrue([for url in [var.repositories.image, var.repositories.cache] : can(regex("^[0-9]{12}\\.dkr[.-]ecr[^/:@\\s]*/[^:@\\s]+$", url))]), var.repositories == null)
    error_message = "repositories are addresses without tag, for example 123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop: the outputs image_repository and cache_repository of the name's first environment."
  }
}

variable "recovery_window_days" {
  description = "How long a deleted secret can be restored: 7 to 30 days, or 0 to delete it at once."
  type        = number
  default     = 30

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "recovery_window_days is 7 to 30, or 0 to delete a secret at once."
  }
}

variable "kms_key_arn" {
  description = "Key of the generated secrets; null for the account's Secrets Manager key. Tasks need it too: give it to shared as `secret_kms_key_arn`."
  type        = string
  default     = null
}

variable "force_destroy" {
  description = "Lets a destroy delete the bucket with states and ledger, and the images. For environments that are thrown away."
  type        = bool
  default     = false
}

variable "old_version_days" {
  description = "Days that replaced states and ledger objects are kept; null for ever (and the first apply is a minute shorter: AWS is asked until it has settled)."
  type        = number
  default     = 90

  validation {
    condition     = var.old_version_days == null || try(var.old_version_days >= 1, false)
    error_message = "old_version_days is 1 or more, or null to keep every version."
  }
}

variable "github" {
  description = "The repository whose jobs take the roles, as `owner/name`; null for no roles. `workflows` is the repository whose reusable workflows are called; `refs` are the branches and tags that builds and deploys come from, the default branch among them; the ids are GitHub's own of owner and repository; `oidc_provider_arn` is given where the account has the provider already. `secret_arns` are secrets outside of `<name>-<environment>/` that tasks read, `application_actions` what the application itself does in AWS."
  type = object({
    repository          = string
    workflows           = string
    repository_id       = optional(string)
    owner_id            = optional(string)
    refs                = optional(list(string), ["refs/heads/main"])
    oidc_provider_arn   = optional(string)
    secret_arns         = optional(list(string), [])
    application_actions = optional(list(string), [])
  })
  default = null

  validation {
    condition     = try(length(var.name) + length(var.environment) <= 24, false) || var.github == null
    error_message = "With roles, name and environment have at most 24 characters together: the action takes no more, since a load balancer's name is made of them."
  }

  validation {
    condition     = try(alltrue([for one in [var.github.repository, var.github.workflows] : can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", one))]), var.github == null)
    error_message = "github.repository and github.workflows are owner/name, for example acme/shop, without * or ?: a pattern would trust others too."
  }

  validation {
    condition     = try(alltrue([for id in [var.github.repository_id, var.github.owner_id] : id == null ? true : can(regex("^[0-9]+$", id))]), var.github == null)
    error_message = "github.repository_id and github.owner_id are numbers; `gh api repos/acme/shop --jq '[.id, .owner.id]'` tells both."
  }

  validation {
    condition     = try(length(var.github.refs) > 0 && alltrue([for ref in var.github.refs : can(regex("^refs/(heads|tags)/[A-Za-z0-9._-]+[A-Za-z0-9._/*-]*$", ref))]), var.github == null)
    error_message = "github.refs names at least one branch or tag, for example refs/heads/main or refs/tags/v*; a * stands behind at least one character."
  }

  validation {
    condition     = try(var.github.oidc_provider_arn == null ? true : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com$", var.github.oidc_provider_arn)), var.github == null)
    error_message = "github.oidc_provider_arn is the ARN of the account's provider of GitHub, arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com; leave it out to have it made."
  }

  validation {
    condition     = try(alltrue([for arn in var.github.secret_arns : can(regex("^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+[*?]*$", arn))]), var.github == null)
    error_message = "github.secret_arns are ARNs of secrets; * or ? stand at their end alone."
  }

  validation {
    condition     = try(alltrue([for action in var.github.application_actions : can(regex("^[a-z0-9-]+:[A-Za-z*]+$", action)) && !can(regex("^(iam|organizations|account|sts):", action))]), var.github == null)
    error_message = "github.application_actions are actions such as s3:GetObject or ses:*; those of iam, organizations, account and sts are none of an application's."
  }
}
