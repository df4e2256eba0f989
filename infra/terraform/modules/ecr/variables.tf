variable "name" {
  description = "Name of the image repository; the build cache is kept in `<name>/cache`."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]+(?:[._/-][a-z0-9]+)*$", var.name))
    error_message = "ECR repository names are lower case: letters, digits, and single . _ - / between them."
  }
}

variable "force_delete" {
  description = "Whether a destroy may delete repositories that hold images."
  type        = bool
  default     = false
}

variable "cache_days" {
  description = "Days after which a layer that no cache tag names any more is removed."
  type        = number
  default     = 14
}
