variable "name" {
  description = "Name of the cluster, and first part of the names of its security group and logs."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9-]{0,99}$", var.name))
    error_message = "name has at most 100 letters, digits and hyphens, and starts with a letter: shorten it."
  }
}

variable "vpc_id" {
  description = "VPC that the tasks run in."
  type        = string
}

variable "container_insights" {
  description = "`enabled`, `enhanced` (figures of each task and container too) or `disabled`; the figures are billed as custom metrics."
  type        = string
  default     = "enabled"

  validation {
    condition     = contains(["enabled", "enhanced", "disabled"], var.container_insights)
    error_message = "container_insights is enabled, enhanced or disabled."
  }
}

variable "spot" {
  description = "Whether FARGATE_SPOT is offered beside FARGATE: cheaper, and taken away with two minutes' notice. For workers whose tasks may run twice."
  type        = bool
  default     = false
}

variable "execute_command_logging" {
  description = "`log` what is typed and shown in ECS Exec sessions, or `none`."
  type        = string
  default     = "log"

  validation {
    condition     = contains(["log", "none"], var.execute_command_logging)
    error_message = "execute_command_logging is log or none."
  }
}

variable "execute_command_kms_key_arn" {
  description = "Key that encrypts the traffic of ECS Exec sessions beyond TLS; null for TLS alone. The task role must be allowed to decrypt with it."
  type        = string
  default     = null
}

variable "log_retention_days" {
  description = "Days that the log of ECS Exec sessions is kept."
  type        = number
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days: take one of these."
  }
}

variable "log_kms_key_arn" {
  description = "Key of the log group, whose policy must let CloudWatch Logs use it; null for CloudWatch's own."
  type        = string
  default     = null
}
