variable "alarm_emails" {
  description = "Addresses that get a mail of each alarm. Each must confirm the mail that SNS sends first."
  type        = list(string)
  default     = []
}

variable "alarm_webhooks" {
  description = "HTTPS addresses that get a POST of each alarm and confirm their subscription as SNS asks them to."
  type        = list(string)
  default     = []
}

variable "alarm_kms_key_arn" {
  description = "Key of the topic; null for one of its own. CloudWatch must be allowed to use it."
  type        = string
  default     = null
}

# Alarms of database, cache and both colours publish here.
module "alarms" {
  source = "../modules/alarms-topic"

  name                     = local.prefix
  emails                   = var.alarm_emails
  permissions_boundary_arn = local.permissions_boundary_arn
  webhooks                 = var.alarm_webhooks
  kms_key_arn              = var.alarm_kms_key_arn
  log_retention_days       = var.log_retention_days
  log_kms_key_arn          = var.log_kms_key_arn
}
