variable "name" {
  description = "Full name, for example `shop-production/probe`."
  type        = string
}

variable "description" {
  type = string
}

variable "length" {
  description = "Number of letters and digits."
  type        = number
  default     = 48

  validation {
    condition     = var.length >= 32 && var.length <= 128
    error_message = "A generated secret has 32 to 128 characters."
  }
}

variable "value_version" {
  description = "Raise it to have a new value generated and written."
  type        = number
  default     = 1
}

variable "kms_key_id" {
  description = "KMS key of the secret; null for the account's own Secrets Manager key."
  type        = string
  default     = null
}

variable "recovery_window_days" {
  description = "How long the deleted secret can be restored: 7 to 30 days, or 0 to delete it (and free its name) at once."
  type        = number
  default     = 7

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "recovery_window_days is 0, or 7 to 30."
  }
}
