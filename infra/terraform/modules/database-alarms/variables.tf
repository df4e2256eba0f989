variable "name" {
  description = "Prefix of the alarms: `<name>-database-cpu`."
  type        = string
}

variable "instance_id" {
  description = "Identifier of the RDS instance."
  type        = string
}

variable "replica_id" {
  description = "Identifier of its read replica; null for none."
  type        = string
  default     = null
}

variable "instance_class" {
  description = "Its class, whose memory settles how many connections there can be."
  type        = string

  validation {
    condition     = can(regex("^db\\.[a-z][a-z0-9]*\\.[a-z0-9]+$", var.instance_class))
    error_message = "instance_class is a class of RDS such as db.t4g.small."
  }
}

variable "max_connections" {
  description = "The parameter `max_connections`, where it is not RDS's formula."
  type        = number
  default     = null

  validation {
    condition = var.max_connections != null || can(regex(
      "^db\\.(t[a-z0-9]*\\.(micro|small|medium|large|2?xlarge)|[mcrx][a-z0-9]*\\.(medium|large|[0-9]*xlarge))$", var.instance_class
    ))
    error_message = "The memory of this instance_class is not known here, so neither is the number of its connections: give max_connections (`SHOW max_connections` on the database tells it)."
  }
}

variable "storage_gb" {
  description = "Storage that free space is measured by, in GiB."
  type        = number
}

variable "cpu_percent" {
  description = "CPU above this for five minutes is an alarm."
  type        = number
  default     = 90

  validation {
    condition     = var.cpu_percent > 0 && var.cpu_percent < 100
    error_message = "cpu_percent is between 0 and 100, for example 90."
  }
}

variable "connections_percent" {
  description = "More connections than this share of the most for three minutes is an alarm."
  type        = number
  default     = 80

  validation {
    condition     = var.connections_percent > 0 && var.connections_percent < 100
    error_message = "connections_percent is between 0 and 100, for example 80."
  }
}

variable "free_storage_percent" {
  description = "Less free storage than this share for 15 minutes is an alarm."
  type        = number
  default     = 5

  validation {
    condition     = var.free_storage_percent > 0 && var.free_storage_percent < 100
    error_message = "free_storage_percent is between 0 and 100; below 10, where RDS begins to grow the storage, for example 5."
  }
}

variable "replica_lag_seconds" {
  description = "A replica further behind than this for five minutes is an alarm."
  type        = number
  default     = 60
}

variable "alarm_topic_arns" {
  description = "SNS topics that hear of alarms, and of their end."
  type        = list(string)
  default     = []
}
