variable "name" {
  description = "First part of all names; the topic is `<name>-alarms`, the alarm for tests `<name>-alarm-test`."
  type        = string
}

variable "emails" {
  description = "Addresses that get a mail of each alarm, once they have confirmed."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for email in var.emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "emails holds mail addresses, for example [\"team@example.com\"]."
  }
}

variable "webhooks" {
  description = "HTTPS addresses that get a POST of each alarm, once they have confirmed as SNS asks them to. Whoever may read subscriptions sees them, a token in them too."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for webhook in var.webhooks : can(regex("^https://[^\\s/@]+(?:/\\S*)?$", webhook))])
    error_message = "webhooks holds https:// addresses without a password: SNS would send alarms of http:// unencrypted."
  }
}

variable "kms_key_arn" {
  description = "Key of the topic whose policy lets cloudwatch.amazonaws.com decrypt and generate data keys; null for one of its own."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn is the ARN of a customer managed key: under AWS's own key for SNS no alarm could be published."
  }
}

variable "log_retention_days" {
  description = "Days that the log of deliveries to webhooks is kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is one of CloudWatch's: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "log_kms_key_arn" {
  description = "Key of that log, whose policy lets CloudWatch Logs use it; null for CloudWatch's own."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "The most that the role of the delivery log can be given, by a policy's ARN; null for no such bound."
  type        = string
  default     = null
}
