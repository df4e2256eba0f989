variable "name" {
  description = "Id of the replication group (at most 40 characters), and prefix of its secrets: `<name>/cache-url`, `<name>/broker-url`."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,39}$", var.name))
    error_message = "A replication group's id has at most 40 lower-case letters, digits and hyphens, and starts with a letter."
  }
}

variable "secret_prefix" {
  description = "Prefix of the secrets' names when `name` had to be shortened."
  type        = string
  default     = null
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  description = "Private subnets."
  type        = list(string)
}

variable "client_security_group_id" {
  description = "The only security group that may connect."
  type        = string
}

variable "auth_token_secret_arn" {
  description = "Secret that holds the AUTH token: 16 to 128 letters and digits."
  type        = string
}

variable "node_type" {
  description = "An ARM node type, for example `cache.t4g.small`."
  type        = string
  default     = "cache.t4g.micro"

  validation {
    condition     = can(regex("^cache\\.[a-z]+[0-9]+g[a-z]*\\.", var.node_type))
    error_message = "node_type is an ARM (Graviton) type such as cache.t4g.small or cache.m7g.large."
  }
}

variable "nodes" {
  description = "1, or a primary and replicas in other zones with automatic failover."
  type        = number
  default     = 1

  validation {
    condition     = var.nodes >= 1 && var.nodes <= 6
    error_message = "nodes is 1 to 6: a primary and at most five replicas."
  }
}

variable "engine" {
  description = "`valkey` or `redis` (whose last version on ElastiCache is 7.1)."
  type        = string
  default     = "valkey"

  validation {
    condition     = contains(["valkey", "redis"], var.engine)
    error_message = "engine is valkey or redis."
  }
}

variable "snapshot_days" {
  description = "Days that daily snapshots are kept; 0 for none."
  type        = number
  default     = 0
}

variable "kms_key_arn" {
  description = "Key of the data at rest; null for the account's own ElastiCache key."
  type        = string
  default     = null
}

variable "recovery_window_days" {
  description = "How long the deleted URL secrets can be restored; 0 for not at all."
  type        = number
  default     = 7
}
