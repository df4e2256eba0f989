variable "name" {
  description = "Name of vault, plan and selection; cut, with a hash at its end, at the 50 characters that AWS Backup takes."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{2,100}$", var.name))
    error_message = "name is 2 to 100 letters, digits and hyphens."
  }
}

variable "resource_arns" {
  description = "What is backed up, for example the ARN of the database instance."
  type        = list(string)

  validation {
    condition     = length(var.resource_arns) > 0 && alltrue([for arn in var.resource_arns : startswith(arn, "arn:")])
    error_message = "resource_arns names at least one resource by its whole ARN: without one nothing would ever be backed up."
  }
}

variable "schedule" {
  description = "When the regular backup starts, UTC. Not within an hour of RDS's own backup and maintenance windows."
  type        = string
  default     = "cron(0 6 * * ? *)"

  validation {
    condition     = can(regex("^cron\\(.+\\)$", var.schedule))
    error_message = "schedule is a cron expression of AWS in UTC, for example cron(0 6 * * ? *)."
  }
}

variable "keep_days" {
  description = "Days that regular backups are kept."
  type        = number
  default     = 35

  validation {
    condition     = var.keep_days >= 1 && floor(var.keep_days) == var.keep_days
    error_message = "keep_days is a whole number of days from 1."
  }
}

variable "monthly_schedule" {
  description = "When the monthly backup starts, UTC."
  type        = string
  default     = "cron(0 8 1 * ? *)"
}

variable "monthly_keep_days" {
  description = "Days that a monthly backup is kept; null for no monthly ones."
  type        = number
  default     = null

  validation {
    condition     = var.monthly_keep_days == null ? true : var.monthly_keep_days > var.keep_days
    error_message = "monthly_keep_days is more than keep_days, or a monthly backup adds nothing; null for none."
  }
}

variable "copy_to_vault_arn" {
  description = "Vault in another region, or another account, that every backup is copied to; null for no copy. `modules/backup-vault` makes one."
  type        = string
  default     = null

  validation {
    condition     = var.copy_to_vault_arn == null || can(regex("^arn:[a-z-]+:backup:[a-z0-9-]+:[0-9]{12}:backup-vault:", var.copy_to_vault_arn))
    error_message = "copy_to_vault_arn is the whole ARN of a vault: the output arn of modules/backup-vault."
  }
}

variable "copy_keep_days" {
  description = "Days that copies are kept; null for as long as the backup."
  type        = number
  default     = null
}

variable "start_window_minutes" {
  description = "A backup that has not started within this is given up."
  type        = number
  default     = 60

  validation {
    condition     = var.start_window_minutes >= 60
    error_message = "start_window_minutes is 60 or more, AWS's least."
  }
}

variable "completion_window_minutes" {
  description = "A backup that has not ended within this is cancelled."
  type        = number
  default     = 480

  validation {
    condition     = var.completion_window_minutes >= var.start_window_minutes + 60
    error_message = "completion_window_minutes is at least an hour more than start_window_minutes."
  }
}

variable "kms_key" {
  description = "Key of the vault: `aws/backup` (the account's, free), `own` (one is made), or a key's ARN."
  type        = string
  default     = "aws/backup"
}

variable "lock" {
  description = "Lock of the vault; see modules/backup-vault. Null for none."
  type = object({
    min_days            = optional(number)
    max_days            = optional(number)
    changeable_for_days = optional(number)
  })
  default = null
}

variable "force_destroy" {
  description = "A destroy deletes the backups too: for environments that are thrown away."
  type        = bool
  default     = false
}

variable "alarm_topic_arns" {
  description = "SNS topics that hear of a backup that failed."
  type        = list(string)
  default     = []
}

variable "permissions_boundary_arn" {
  description = "The most that the role of the backups can be given, by a policy's ARN; null for no such bound."
  type        = string
  default     = null
}
