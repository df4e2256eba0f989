variable "name" {
  description = "Name of the image repository; the build cache is kept in `<name>/cache`."
  type        = string

  validation {
    condition     = length(var.name) >= 2 && length(var.name) <= 250 && can(regex("^[a-z0-9]+(?:[._/-][a-z0-9]+)*$", var.name))
    error_message = "ECR repository names are lower case: 2 to 250 letters, digits, and single . _ - / between them."
  }
}

variable "force_delete" {
  description = "Whether a destroy may delete repositories that hold images."
  type        = bool
  default     = false
}

variable "kms_key_arn" {
  description = "Key of both repositories; null for ECR's own. Another one later makes the repositories anew, without their images."
  type        = string
  default     = null
}

variable "kept_builds" {
  description = "How many builds that never became a release are kept, the newest by their push."
  type        = number
  default     = 100

  validation {
    condition     = var.kept_builds >= 20 && var.kept_builds <= 1000
    error_message = "kept_builds is 20 to 1000: below, an image may go between its build and its deploy when several pull requests build at once."
  }
}

variable "untagged_days" {
  description = "Days after which an image without a tag, and without an index that names it, is removed."
  type        = number
  default     = 14

  validation {
    condition     = var.untagged_days >= 1 && var.untagged_days <= 365
    error_message = "untagged_days is 1 to 365."
  }
}

variable "cache_days" {
  description = "Days after which a layer that no cache tag names any more is removed."
  type        = number
  default     = 14

  validation {
    condition     = var.cache_days >= 1 && var.cache_days <= 365
    error_message = "cache_days is 1 to 365."
  }
}
