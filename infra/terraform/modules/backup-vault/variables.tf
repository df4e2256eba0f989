variable "name" {
  description = "Name of the vault; cut, with a hash at its end, at the 50 characters that AWS Backup takes."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{2,100}$", var.name))
    error_message = "name of a vault is 2 to 100 letters, digits and hyphens."
  }
}

variable "kms_key" {
  description = "Key of the backups: `aws/backup` (the account's, free), `own` (one is made), or a key's ARN. Changing it makes a new vault, and the old one must be empty."
  type        = string
  default     = "aws/backup"

  validation {
    condition     = contains(["aws/backup", "own"], var.kms_key) || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key))
    error_message = "kms_key is aws/backup, own, or the whole ARN of a key."
  }
}

variable "lock" {
  description = "Nobody deletes a backup before `min_days`, or keeps one beyond `max_days`. With `changeable_for_days` (3 or more) the lock itself becomes final after so many days."
  type = object({
    min_days            = optional(number)
    max_days            = optional(number)
    changeable_for_days = optional(number)
  })
  default = null

  validation {
    condition     = try(var.lock.changeable_for_days, null) == null || try(var.lock.changeable_for_days >= 3, false)
    error_message = "lock.changeable_for_days is 3 or more, AWS's least; leave it out for a lock that can be lifted."
  }

  validation {
    condition     = var.lock == null || !var.force_destroy
    error_message = "A locked vault cannot be emptied by a destroy: set force_destroy = false, or lock = null."
  }
}

variable "force_destroy" {
  description = "A destroy deletes the backups too: for environments that are thrown away."
  type        = bool
  default     = false
}
