variable "redis_url_secret_arns" {
  description = "Secrets that hold CACHE_URL and BROKER_URL of a server of your own; none is created then."
  type = object({
    cache  = string
    broker = string
  })
  default = null
}

variable "cache_security_group_id" {
  description = "Security group of your own cache: the tasks are let in. Null when you do so yourself."
  type        = string
  default     = null

  validation {
    condition     = var.cache_security_group_id == null || var.redis_url_secret_arns != null
    error_message = "cache_security_group_id is for a cache of your own: give the secrets with its URLs as redis_url_secret_arns as well."
  }
}

variable "cache_port" {
  description = "Port of your own cache, for its security group."
  type        = number
  default     = 6379
}

resource "aws_vpc_security_group_ingress_rule" "given_cache" {
  count = local.holds.redis && var.cache_security_group_id != null ? 1 : 0

  security_group_id            = var.cache_security_group_id
  description                  = "Tasks of ${local.prefix}"
  ip_protocol                  = "tcp"
  from_port                    = var.cache_port
  to_port                      = var.cache_port
  referenced_security_group_id = local.task_security_group_id
}
