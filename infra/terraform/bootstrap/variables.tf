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
