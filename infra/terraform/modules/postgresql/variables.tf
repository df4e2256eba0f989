# --- Name, network

variable "name" {
  description = "Identifier of the instance, and prefix of its secrets: `<name>/database-url`."
  type        = string

  validation {
    condition     = length(var.name) <= 63 && can(regex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", var.name))
    error_message = "name has at most 63 lower-case letters, digits and single hyphens and starts with a letter: RDS takes nothing else."
  }
}

variable "vpc_id" {
  description = "VPC of the subnets."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "RDS needs subnets in two availability zones, also for a single instance: pass two or more."
  }
}

variable "subnets_made_up" {
  description = "Whether `subnet_ids` only stand for those of a network that is still to be made, as in a plan by Terragrunt: their zones cannot be asked for then."
  type        = bool
  default     = false
}

variable "client_security_group_id" {
  description = "The only security group that may connect."
  type        = string
}

variable "port" {
  description = "Port of the database."
  type        = number
  default     = 5432

  validation {
    condition     = var.port >= 1150 && var.port <= 65535 && floor(var.port) == var.port
    error_message = "port is a whole number from 1150 to 65535, which is what RDS allows; 5432 is PostgreSQL's own."
  }
}

# --- Passwords

variable "password" {
  description = "Password of the master user; letters and digits. Never stored in the state."
  type        = string
  ephemeral   = true
}

variable "password_version" {
  description = "Raise it together with a new master password; otherwise the old one stays. Only once `login_serving` is 1 or more: before, running tasks hold this password."
  type        = number
  default     = 1

  validation {
    condition     = var.password_version == 1 || var.login_serving > 0
    error_message = "The running tasks still log in as the master user, whose password must not change under them: rotate once (login_serving = 1, see README, Rotation), then raise password_version."
  }
}

variable "login_passwords" {
  description = "Passwords of the two logins that take turns, `<username>_a` and `<username>_b`; letters and digits. Never stored in the state."
  type        = object({ a = string, b = string })
  ephemeral   = true
  default     = null
}

variable "login_serving" {
  description = "Number of the login in DATABASE_URL: 0 the master user, odd numbers `<username>_a`, even ones `<username>_b`. Raise it by one, after `prepare_login` has run, and release at once."
  type        = number
  default     = 0

  validation {
    condition     = var.login_serving >= 0 && floor(var.login_serving) == var.login_serving
    error_message = "login_serving is a whole number from 0: one more than before, for a rotation."
  }

  validation {
    condition     = var.login_serving == 0 || var.login_passwords != null
    error_message = "login_serving is 1 or more, and there are no login_passwords: pass those of both logins, or set login_serving = 0."
  }
}

variable "username" {
  description = "The master user; the logins are named after it. Changing it replaces the instance."
  type        = string
  default     = "app"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,50}$", var.username)) && !can(regex("_(a|b|owner)$", var.username)) && !contains(["postgres", "admin", "rdsadmin"], var.username)
    error_message = "username is lower-case letters, digits and _, starts with a letter, is not one of postgres, admin, rdsadmin, and does not end in _a, _b or _owner, which are the rotation's: for example app."
  }
}

variable "database_name" {
  description = "The database that is made. Changing it replaces the instance."
  type        = string
  default     = "app"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.database_name))
    error_message = "database_name is lower-case letters, digits and _, and starts with a letter: it goes into a URL as it is."
  }
}

variable "url_query" {
  description = "Query of DATABASE_URL. `sslmode=verify-full&sslrootcert=…` once the image holds RDS's certificates."
  type        = string
  default     = "sslmode=require"

  validation {
    condition     = can(regex("sslmode=(require|verify-ca|verify-full)(&|$)", var.url_query))
    error_message = "The database refuses connections without TLS: url_query says sslmode=require, verify-ca or verify-full."
  }

  validation {
    condition     = !can(regex("sslmode=verify", var.url_query)) || can(regex("sslrootcert=/", var.url_query))
    error_message = "sslmode=verify-… needs RDS's certificates in the image: add &sslrootcert=/path/in/the/image.pem."
  }
}

variable "secret_kms_key_arn" {
  description = "Key of the URL secrets; null for the account's Secrets Manager key. The tasks' execution role must be allowed to decrypt with it."
  type        = string
  default     = null
}

variable "recovery_window_days" {
  description = "How long deleted URL secrets can be restored: 7 to 30 days, or 0 for not at all."
  type        = number
  default     = 7

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "recovery_window_days is 0, or 7 to 30."
  }
}

# --- Engine, machine

variable "major_version" {
  description = "PostgreSQL major version; the minor is RDS's choice. 14 to 18 are what Django 5.2, the long-term release, supports (docs.djangoproject.com/en/5.2/ref/databases)."
  type        = number
  default     = 18

  validation {
    condition     = var.major_version >= 14 && floor(var.major_version) == var.major_version
    error_message = "RDS creates no PostgreSQL older than 14 without the surcharge of extended support, and Django 5.2 supports none: set major_version to a whole number from 14, best 18."
  }

  validation {
    condition     = var.major_version <= 18
    error_message = "Django 5.2, the long-term release, supports PostgreSQL up to 18, and RDS has no later one (November 2026): set major_version = 18."
  }
}

variable "allow_major_version_upgrade" {
  description = "True for the one apply that raises `major_version`: the instance is down while it upgrades, and there is no way back but a snapshot."
  type        = bool
  default     = false
}

variable "auto_minor_version_upgrade" {
  description = "RDS installs minor versions in the maintenance window: security fixes, with a restart."
  type        = bool
  default     = true
}

variable "extended_support" {
  description = "Pay to stay on a major version whose standard support has ended; otherwise RDS upgrades it then."
  type        = bool
  default     = false
}

variable "ca_certificate" {
  description = "Authority that signs the server's certificate."
  type        = string
  default     = "rds-ca-rsa2048-g1"

  validation {
    condition     = contains(["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"], var.ca_certificate)
    error_message = "ca_certificate is rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1; rds-ca-2019 has expired."
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
  description = "A standby in another zone, with automatic failover in 60 to 120 s; twice the price."
  type        = bool
  default     = true
}

variable "read_replica" {
  description = "A read-only copy, asynchronous; null for none. Its class is the instance's own unless given."
  type = object({
    instance_class    = optional(string)
    availability_zone = optional(string)
  })
  default = null

  validation {
    condition     = try(var.read_replica.instance_class, null) == null || can(regex("^db\\.[a-z]+[0-9]+g[a-z]*\\.", var.read_replica.instance_class))
    error_message = "read_replica.instance_class is an ARM (Graviton) class such as db.t4g.small, or left out for the instance's own."
  }
}

variable "iam_authentication" {
  description = "Also let IAM users in, with tokens instead of passwords: for people and tools, not for Django."
  type        = bool
  default     = false
}

# --- Storage, backups

variable "storage_gb" {
  description = "Initial gp3 storage."
  type        = number
  default     = 20

  validation {
    condition     = var.storage_gb >= 20 && floor(var.storage_gb) == var.storage_gb
    error_message = "gp3 storage starts at 20 GB: set storage_gb to a whole number from 20."
  }
}

variable "max_storage_gb" {
  description = "Storage grows by itself up to this; null for five times `storage_gb`. It never shrinks."
  type        = number
  default     = null

  validation {
    condition     = var.max_storage_gb == null ? true : var.max_storage_gb >= 1.1 * var.storage_gb && var.max_storage_gb <= 65536
    error_message = "max_storage_gb is at least a tenth more than storage_gb, which RDS demands, and at most 65536; null for five times storage_gb."
  }
}

variable "iops" {
  description = "Provisioned IOPS of gp3; null for the 3000 that are included (12000 from 400 GB)."
  type        = number
  default     = null

  validation {
    condition     = var.iops == null ? true : var.storage_gb >= 400 && var.iops >= 12000 && var.iops <= 64000
    error_message = "RDS sells IOPS of gp3 from 400 GB on only: set storage_gb to 400 or more and iops to 12000 to 64000, or leave iops out."
  }
}

variable "storage_throughput" {
  description = "Provisioned throughput of gp3 in MiB/s; null for the 125 that are included (500 from 400 GB)."
  type        = number
  default     = null

  validation {
    condition     = var.storage_throughput == null ? true : var.storage_gb >= 400 && var.storage_throughput >= 500 && var.storage_throughput <= 4000
    error_message = "RDS sells throughput of gp3 from 400 GB on only: set storage_gb to 400 or more and storage_throughput to 500 to 4000, or leave it out."
  }
}

variable "kms_key" {
  description = "Key of storage, snapshots and Performance Insights: `aws/rds` (the account's, free), `own` (one is made), or a key's ARN. Changing it replaces the instance: restore from a snapshot copied to the new key instead."
  type        = string
  default     = "aws/rds"

  validation {
    condition     = contains(["aws/rds", "own"], var.kms_key) || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key))
    error_message = "kms_key is aws/rds, own, or the whole ARN of a key (an alias or an id will not do: RDS answers with the key's ARN, which would be a difference for ever)."
  }
}

variable "backup_days" {
  description = "Days that daily backups, and with them the way back to any second, are kept."
  type        = number
  default     = 7

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 35 && floor(var.backup_days) == var.backup_days
    error_message = "backup_days is 7 to 35: RDS keeps no longer (modules/backup does), and a week is the least that outlives a long weekend."
  }
}

variable "backup_window" {
  description = "When the daily backup begins, UTC, `hh:mm-hh:mm`."
  type        = string
  default     = "02:00-03:00"

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.backup_window))
    error_message = "backup_window is hh:mm-hh:mm in UTC, at least half an hour long, for example 02:00-03:00."
  }
}

variable "maintenance_window" {
  description = "When RDS may restart for its maintenance, UTC, `ddd:hh:mm-ddd:hh:mm`; not within the backup window."
  type        = string
  default     = "sun:03:30-sun:04:30"

  validation {
    condition     = can(regex("^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$", var.maintenance_window))
    error_message = "maintenance_window is ddd:hh:mm-ddd:hh:mm in UTC and lower case, for example sun:03:30-sun:04:30."
  }
}

variable "apply_immediately" {
  description = "Change class, version and the like at once instead of in the maintenance window: most of it restarts the database. Until the window the plan goes on showing such a change."
  type        = bool
  default     = false
}

variable "restore_from_snapshot" {
  description = "Snapshot that a new instance is made from; read at its creation only."
  type        = string
  default     = null
}

variable "delete_automated_backups" {
  description = "Delete the daily backups together with the instance."
  type        = bool
  default     = false
}

variable "deletion_protection" {
  description = "Refuses to delete the instance."
  type        = bool
  default     = true
}

variable "skip_final_snapshot" {
  description = "Delete without a last snapshot: for environments that are thrown away."
  type        = bool
  default     = false

  validation {
    condition     = !(var.skip_final_snapshot && var.deletion_protection)
    error_message = "skip_final_snapshot is for what may be thrown away: set deletion_protection = false as well, or keep the snapshot."
  }
}

# --- Tuning

variable "max_connections" {
  description = "Null for RDS's formula (memory / 9.5 MB, at most 5000). Changing it needs a restart."
  type        = number
  default     = null

  validation {
    condition     = var.max_connections == null ? true : var.max_connections >= 20 && var.max_connections <= 5000
    error_message = "max_connections is 20 to 5000: two colours' web tasks, workers and beat at once, and a few to spare. Null for RDS's own."
  }
}

variable "slow_query_ms" {
  description = "Statements slower than this are logged; -1 for none."
  type        = number
  default     = 500

  validation {
    condition     = var.slow_query_ms >= -1
    error_message = "slow_query_ms is a number of milliseconds, or -1 for no log of slow statements (0 logs everything)."
  }
}

variable "idle_in_transaction_timeout_ms" {
  description = "A session that idles in a transaction for longer is ended; 0 for never."
  type        = number
  default     = 60000

  validation {
    condition     = var.idle_in_transaction_timeout_ms == 0 || var.idle_in_transaction_timeout_ms >= 1000
    error_message = "idle_in_transaction_timeout_ms is 1000 or more (milliseconds), or 0 for never."
  }
}

variable "statement_timeout_ms" {
  description = "A statement that runs longer is cancelled, migrations too; 0 for never."
  type        = number
  default     = 0

  validation {
    condition     = var.statement_timeout_ms == 0 || var.statement_timeout_ms >= 1000
    error_message = "statement_timeout_ms is 1000 or more (milliseconds), or 0 for never."
  }
}

variable "parameters" {
  description = "More parameters, or other values: name → value and when it takes effect (`pending-reboot` for static ones)."
  type = map(object({
    value        = string
    apply_method = optional(string, "immediate")
  }))
  default = {}

  validation {
    condition     = alltrue([for parameter in values(var.parameters) : contains(["immediate", "pending-reboot"], parameter.apply_method)])
    error_message = "apply_method of a parameter is immediate or pending-reboot."
  }

  validation {
    condition     = !contains(keys(var.parameters), "max_connections") && !contains(keys(var.parameters), "rds.force_ssl")
    error_message = "max_connections is an input of its own (the alarm needs it), and rds.force_ssl stays 1: take them out of parameters."
  }
}

# --- What is watched

variable "performance_insights" {
  description = "Record which statements load the database; seven days of it are free."
  type        = bool
  default     = true
}

variable "database_insights_mode" {
  description = "`standard`, or `advanced` (fifteen months, charged by vCPU)."
  type        = string
  default     = "standard"

  validation {
    condition     = contains(["standard", "advanced"], var.database_insights_mode)
    error_message = "database_insights_mode is standard or advanced."
  }

  validation {
    condition     = var.database_insights_mode == "standard" || var.performance_insights
    error_message = "The advanced mode is made of Performance Insights: set performance_insights = true, or database_insights_mode = \"standard\"."
  }
}

variable "monitoring_interval" {
  description = "Seconds between readings of the operating system (enhanced monitoring): 1, 5, 10, 15, 30 or 60; 0 for none."
  type        = number
  default     = 60

  validation {
    condition     = contains([0, 1, 5, 10, 15, 30, 60], var.monitoring_interval)
    error_message = "monitoring_interval is 0 (off), 1, 5, 10, 15, 30 or 60 seconds."
  }
}

variable "log_exports" {
  description = "Logs that go to CloudWatch, each to a group of its own with `log_retention_days`."
  type        = list(string)
  default     = ["postgresql", "upgrade"]

  validation {
    condition     = alltrue([for log in var.log_exports : contains(["postgresql", "upgrade", "iam-db-auth-error"], log)])
    error_message = "log_exports are of postgresql, upgrade and iam-db-auth-error: RDS for PostgreSQL has no others."
  }
}

variable "log_retention_days" {
  description = "Days that exported logs are kept; CloudWatch knows certain numbers only."
  type        = number
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is one of CloudWatch's: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096 …"
  }
}

variable "log_kms_key_arn" {
  description = "Key of the log groups, whose policy must let CloudWatch Logs use it; null for CloudWatch's own."
  type        = string
  default     = null
}

variable "alarm_topic_arns" {
  description = "SNS topics that hear of alarms, and of their end."
  type        = list(string)
  default     = []
}

variable "alarm_cpu_percent" {
  description = "CPU above this for five minutes is an alarm."
  type        = number
  default     = 90
}

variable "alarm_connections_percent" {
  description = "More connections than this share of the most that the class allows is an alarm."
  type        = number
  default     = 80
}

variable "alarm_free_storage_percent" {
  description = "Less free storage than this share of `storage_gb` is an alarm: growth did not help, or has reached its end."
  type        = number
  default     = 5
}

variable "alarm_replica_lag_seconds" {
  description = "A replica further behind than this for five minutes is an alarm."
  type        = number
  default     = 60
}

variable "permissions_boundary_arn" {
  description = "The most that the role of the monitoring can be given, by a policy's ARN; null for no such bound."
  type        = string
  default     = null
}
