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
}

variable "recovery_window_days" {
  description = "How long a deleted secret can be restored: 7 to 30 days, or 0 to delete it at once."
  type        = number
  default     = 30
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
}
