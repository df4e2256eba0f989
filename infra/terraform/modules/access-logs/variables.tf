variable "name" {
  description = "`<name>-<environment>`: load balancers whose names begin so may write here."
  type        = string
}

variable "retention_days" {
  description = "Days that access logs are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.retention_days >= 1 && var.retention_days <= 3650
    error_message = "retention_days is 1 to 3650."
  }
}

variable "force_destroy" {
  description = "Lets a destroy delete the bucket with the logs in it."
  type        = bool
  default     = false
  nullable    = false
}
