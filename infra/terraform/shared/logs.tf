variable "log_retention_days" {
  description = "Days that logs of database, cache, VPC, load balancers, shells and deliveries are kept. Those of the tasks have a variable of the colours' own."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is one of CloudWatch's: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "log_kms_key_arn" {
  description = "Key of all log groups, whose policy lets CloudWatch Logs use it; null for CloudWatch's own."
  type        = string
  default     = null
}

variable "access_logs" {
  description = "Whether the load balancers log each request to a bucket; null for the size's own, which is yes in production."
  type        = bool
  default     = null
}

variable "access_log_bucket" {
  description = "A bucket of your own for them, whose policy lets load balancers of this account write; null for one that is made."
  type        = string
  default     = null
}

locals {
  access_logs = coalesce(var.access_logs, local.size.access_logs)
}

module "access_logs" {
  source = "../modules/access-logs"
  count  = local.holds.cluster && local.access_logs && var.access_log_bucket == null ? 1 : 0

  name           = local.prefix
  retention_days = var.log_retention_days
  force_destroy  = !var.deletion_protection
}
