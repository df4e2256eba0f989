variable "name" {
  description = "Identifier of the instance, and prefix of its secret: `<name>/database-url`."
  type        = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  description = "Private subnets in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "RDS needs subnets in two availability zones, also for a single instance: pass two or more."
  }
}

variable "client_security_group_id" {
  description = "The only security group that may connect."
  type        = string
}

variable "password" {
  description = "Password of the user; letters and digits. Never stored in the state."
  type        = string
  ephemeral   = true
}

variable "password_version" {
  description = "Raise it together with a new password; otherwise the old one stays."
  type        = number
  default     = 1
}

variable "major_version" {
  description = "PostgreSQL major version; the minor is RDS's choice."
  type        = number
  default     = 18

  validation {
    condition     = var.major_version >= 14 && floor(var.major_version) == var.major_version
    error_message = "major_version is a whole number from 14, for example 18."
  }
}

variable "instance_class" {
  description = "An ARM class, for example `db.t4g.small`."
  type        = string
  default     = "db.t4g.micro"

  validation {
    condition     = can(regex("^db\\.[a-z]+[0-9]+g[a-z]*\\.", var.instance_class))
    error_message = "instance_class is an ARM (Graviton) class such as db.t4g.small or db.m7g.large."
  }
}

variable "multi_az" {
  description = "A standby in another zone, with automatic failover."
  type        = bool
  default     = false
}

variable "storage_gb" {
  description = "Initial gp3 storage; it grows by itself up to five times this."
  type        = number
  default     = 20

  validation {
    condition     = var.storage_gb >= 20
    error_message = "gp3 storage starts at 20 GB."
  }
}

variable "database_name" {
  type    = string
  default = "app"
}

variable "username" {
  type    = string
  default = "app"
}

variable "url_query" {
  description = "Query of DATABASE_URL. `sslmode=verify-full&sslrootcert=…` once the image holds RDS's certificates."
  type        = string
  default     = "sslmode=require"
}

variable "backup_days" {
  description = "Days that daily backups are kept."
  type        = number
  default     = 7

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 35
    error_message = "backup_days is 7 to 35; RDS keeps no longer."
  }
}

variable "deletion_protection" {
  description = "Refuses to delete the instance; a final snapshot is taken only while this is on or was on."
  type        = bool
  default     = true
}

variable "skip_final_snapshot" {
  type    = bool
  default = false
}

variable "kms_key_arn" {
  description = "Key of the storage; null for the account's own RDS key."
  type        = string
  default     = null
}

variable "recovery_window_days" {
  description = "How long the deleted DATABASE_URL secret can be restored; 0 for not at all."
  type        = number
  default     = 7
}
