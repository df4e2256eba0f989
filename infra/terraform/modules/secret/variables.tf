variable "name" {
  description = "Full name, for example `shop-production/probe`."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9/_+=.@-]{1,512}$", var.name)) && !can(regex("-[A-Za-z0-9]{6}$", var.name))
    error_message = "name is letters, digits and /_+=.@- and does not end in a hyphen and six characters, which Secrets Manager would take for the end of an ARN."
  }
}

variable "description" {
  description = "What the secret is for, as people read it in the console."
  type        = string
}

variable "length" {
  description = "Number of letters and digits."
  type        = number
  default     = 48

  validation {
    condition     = var.length >= 32 && var.length <= 128 && floor(var.length) == var.length
    error_message = "length is a whole number from 32 to 128: fewer can be guessed, and RDS takes no longer password."
  }
}

variable "value_version" {
  description = "Raise it to have a new value generated and written."
  type        = number
  default     = 1

  validation {
    condition     = var.value_version >= 1 && floor(var.value_version) == var.value_version
    error_message = "value_version is a whole number from 1: one more than before, for a new value."
  }
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
    error_message = "recovery_window_days is 7 to 30, or 0 to delete the secret at once."
  }
}

variable "reads_value" {
  description = "Whether the stored value is read back. False for plans by somebody who may not: a plan compares no write-only value."
  type        = bool
  default     = true
}
