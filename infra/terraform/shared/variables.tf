variable "name" {
  description = "The name of the repository; everything is named `<name>-<environment>`."
  type        = string

  validation {
    condition     = length(var.name) <= 40 && can(regex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", var.name))
    error_message = "name has at most 40 lower-case letters, digits and single hyphens, and starts with a letter: AWS allows nothing else in the names that are made of it."
  }
}

variable "environment" {
  description = "The name of the environment, for example `production`."
  type        = string

  validation {
    condition     = length(var.environment) <= 20 && can(regex("^[a-z0-9]+(?:-[a-z0-9]+)*$", var.environment))
    error_message = "environment has at most 20 lower-case letters, digits and single hyphens, for example production."
  }
}

variable "hostname" {
  description = "The public host."
  type        = string
}

variable "preview_hostnames" {
  description = "Host of its own for each colour."
  type = object({
    blue  = string
    green = string
  })
}

variable "size" {
  description = "`development` (one of everything, the smallest) or `production` (two zones, standbys, at least two web tasks)."
  type        = string
  default     = "production"

  validation {
    condition     = contains(["development", "production"], var.size)
    error_message = "size is development or production."
  }
}

variable "network" {
  description = "A VPC of your own instead of a new one. Tasks need a way to ECR, Secrets Manager and CloudWatch Logs."
  type = object({
    vpc_id            = string
    public_subnet_ids = list(string)
    task_subnet_ids   = list(string)
    data_subnet_ids   = list(string)
    assign_public_ip  = optional(bool, false)
  })
  default = null

  validation {
    condition = try(alltrue([
      for subnets in [var.network.public_subnet_ids, var.network.task_subnet_ids, var.network.data_subnet_ids] : length(subnets) >= 2
    ]), var.network == null)
    error_message = "Load balancer, tasks and database need subnets in two availability zones: give two or more of each kind."
  }
}

variable "network_cidr" {
  description = "Address range of the new VPC."
  type        = string
  default     = "10.42.0.0/16"
}

variable "availability_zones" {
  description = "Zones of the new VPC; empty for the region's first two."
  type        = list(string)
  default     = []
}

variable "nat" {
  description = "`none`, `single` or `per-zone`; null for `single` in development and `per-zone` in production."
  type        = string
  default     = null
}

variable "database_url_secret_arn" {
  description = "A secret that holds the DATABASE_URL of a database of your own; none is created then."
  type        = string
  default     = null
}

variable "redis_url_secret_arns" {
  description = "Secrets that hold CACHE_URL and BROKER_URL of a server of your own; none is created then."
  type = object({
    cache  = string
    broker = string
  })
  default = null
}

variable "secret_key_arn" {
  description = "Secret that holds SECRET_KEY; null for the one that bootstrap generated."
  type        = string
  default     = null
}

variable "postgresql_major_version" {
  type    = number
  default = 18
}

variable "database_instance_class" {
  description = "Null for the size's own."
  type        = string
  default     = null
}

variable "cache_node_type" {
  description = "Null for the size's own."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Off, a destroy deletes the database without a final snapshot and the secrets without a way back. For environments that are thrown away."
  type        = bool
  default     = true
}

variable "password_versions" {
  description = "Raise one to have that password generated anew. Running tasks hold the old database password: follow with a release at once."
  type = object({
    database = optional(number, 1)
    redis    = optional(number, 1)
  })
  default = {}
}

variable "container_insights" {
  description = "`enabled`, `enhanced` or `disabled`; null for `enabled` in production."
  type        = string
  default     = null
}
