variable "database_instance_class" {
  description = "Null for db.t4g.micro in development and db.t4g.small in production."
  type        = string
  default     = null
}

variable "database_multi_az" {
  description = "Whether a standby in another zone takes over; null for the size's own, which is yes in production."
  type        = bool
  default     = null

  validation {
    condition     = !(var.size == "production" && var.database_multi_az == false)
    error_message = "A production database has a standby: leave database_multi_az out, or set size = \"development\"."
  }
}

variable "database_storage_gb" {
  description = "Storage to begin with; it grows by itself to five times as much. Null for 20 in development and 50 in production."
  type        = number
  default     = null
}

variable "database_backup_days" {
  description = "Days that RDS's own daily backups are kept, 7 to 35; null for 7 in development and 14 in production."
  type        = number
  default     = null

  validation {
    condition     = var.database_backup_days == null || try(var.database_backup_days >= 7 && var.database_backup_days <= 35, false)
    error_message = "database_backup_days is 7 to 35: RDS keeps no longer. For more, set keep_backups_days."
  }
}

variable "database_read_replica" {
  description = "A read-only copy; its URL reaches the containers as DATABASE_REPLICA_URL. Null for none."
  type = object({
    instance_class    = optional(string)
    availability_zone = optional(string)
  })
  default = null
}

variable "database_kms_key" {
  description = "Key of the storage: `aws/rds`, `own`, or a key's ARN. Changing it replaces the database."
  type        = string
  default     = "aws/rds"
}

variable "database_url_query" {
  description = "Query of DATABASE_URL; `sslmode=verify-full&sslrootcert=/path` once the image holds RDS's certificates."
  type        = string
  default     = "sslmode=require"
}

variable "postgresql_major_version" {
  description = "Major version of PostgreSQL; the minor is RDS's."
  type        = number
  default     = 18
}

variable "database_login" {
  description = "Rotation of the application's password (modules/postgresql/README.md): number of the login that DATABASE_URL names, and of the one that is prepared, which is the same or the next."
  type = object({
    serving  = optional(number, 0)
    prepared = optional(number, 1)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.database_login.serving >= 0 && floor(var.database_login.serving) == var.database_login.serving && floor(var.database_login.prepared) == var.database_login.prepared
    error_message = "database_login holds whole numbers from 0: raise prepared by one, release, then raise serving."
  }

  validation {
    condition     = var.database_login.prepared >= 1 && contains([var.database_login.serving, var.database_login.serving + 1], var.database_login.prepared)
    error_message = "database_login.prepared is serving or one more, and at least 1: a login is prepared by one release before it serves in the next."
  }
}

locals {
  own_database = local.holds.postgresql && var.database_url_secret_arn == null
  # Login a has the odd numbers, b the even ones: a new number is a new password.
  logins = { a = floor((var.database_login.prepared + 1) / 2), b = floor(var.database_login.prepared / 2) }
}

module "database_password" {
  source = "../modules/secret"
  count  = local.own_database ? 1 : 0

  name                 = "${local.prefix}/database-password"
  description          = "Password of the database of ${local.prefix}"
  value_version        = var.password_versions.database
  kms_key_id           = var.secret_kms_key_arn
  recovery_window_days = local.recovery_window_days
  reads_value          = local.reads_values
}

module "database_login" {
  source   = "../modules/secret"
  for_each = local.own_database ? local.logins : {}

  name                 = "${local.prefix}/database-password-${each.key}"
  description          = "Password of the login ${each.key} of the database of ${local.prefix}"
  value_version        = max(1, each.value)
  kms_key_id           = var.secret_kms_key_arn
  recovery_window_days = local.recovery_window_days
  reads_value          = local.reads_values
}

module "postgresql" {
  source = "../modules/postgresql"
  count  = local.own_database ? 1 : 0

  name                     = local.prefix
  vpc_id                   = local.network.vpc_id
  subnet_ids               = local.network.data_subnet_ids
  subnets_made_up          = var.others.made_up
  client_security_group_id = local.task_security_group_id
  password                 = module.database_password[0].value
  password_version         = var.password_versions.database
  login_passwords          = { a = module.database_login["a"].value, b = module.database_login["b"].value }
  login_serving            = var.database_login.serving
  url_query                = var.database_url_query
  major_version            = var.postgresql_major_version
  instance_class           = coalesce(var.database_instance_class, local.size.instance_class)
  multi_az                 = coalesce(var.database_multi_az, local.size.multi_az)
  storage_gb               = coalesce(var.database_storage_gb, local.size.storage_gb)
  backup_days              = coalesce(var.database_backup_days, local.size.backup_days)
  read_replica             = var.database_read_replica
  kms_key                  = var.database_kms_key
  monitoring_interval      = local.size.monitoring_interval
  performance_insights     = local.size.insights
  deletion_protection      = var.deletion_protection
  skip_final_snapshot      = !var.deletion_protection
  recovery_window_days     = local.recovery_window_days
  log_retention_days       = var.log_retention_days
  log_kms_key_arn          = var.log_kms_key_arn
  secret_kms_key_arn       = var.secret_kms_key_arn
  alarm_topic_arns         = [local.alarm_topic_arn]
  permissions_boundary_arn = local.permissions_boundary_arn
}
