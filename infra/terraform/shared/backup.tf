variable "keep_backups_days" {
  description = "Days that AWS Backup keeps a daily backup of the database, beside RDS's own; 0 for none, null for none in development and 35 in production."
  type        = number
  default     = null

  validation {
    condition     = var.keep_backups_days == null || try(var.keep_backups_days >= 0 && floor(var.keep_backups_days) == var.keep_backups_days, false)
    error_message = "keep_backups_days is a whole number of days, or 0 for no backups besides RDS's own."
  }
}

variable "backup_copy_region" {
  description = "Another region that every backup is copied to; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.backup_copy_region == null || coalesce(var.keep_backups_days, var.size == "production" ? 35 : 0) > 0
    error_message = "Only what AWS Backup keeps can be copied: set keep_backups_days to 1 or more, or leave backup_copy_region out."
  }
}

locals {
  keep_backups_days = var.keep_backups_days != null ? var.keep_backups_days : local.size.keep_backups_days
  backed_up         = local.own_database && local.keep_backups_days > 0
}

module "backup_copy" {
  source = "../modules/backup-vault"
  count  = local.backed_up && var.backup_copy_region != null ? 1 : 0

  providers = { aws = aws.copy }

  name          = "${local.prefix}-copy"
  force_destroy = !var.deletion_protection
}

module "backup" {
  source = "../modules/backup"
  count  = local.backed_up ? 1 : 0

  permissions_boundary_arn = local.permissions_boundary_arn
  name                     = local.prefix
  resource_arns            = [module.postgresql[0].instance_arn]
  keep_days                = local.keep_backups_days
  copy_to_vault_arn        = one(module.backup_copy[*].arn)
  force_destroy            = !var.deletion_protection
  alarm_topic_arns         = [module.alarms.topic_arn]
}
