variable "vpc_id" {
  description = "Id of the VPC."
  type        = string

  validation {
    condition     = can(regex("^vpc-[0-9a-z-]+$", var.vpc_id))
    error_message = "vpc_id is an id such as vpc-0123456789abcdef0, not a name or an ARN."
  }
}

variable "public_subnet_ids" {
  description = "Subnets with a route to an internet gateway, in two zones or more: for the load balancers."
  type        = list(string)

  validation {
    condition     = length(distinct(var.public_subnet_ids)) >= 2
    error_message = "A load balancer needs subnets in two availability zones: give two public subnets or more."
  }
}

variable "task_subnet_ids" {
  description = "Subnets that reach ECR, Secrets Manager and CloudWatch Logs, in two zones or more: for the tasks."
  type        = list(string)

  validation {
    condition     = length(distinct(var.task_subnet_ids)) >= 2
    error_message = "Tasks in one zone go down with it: give task subnets in two availability zones or more."
  }
}

variable "data_subnet_ids" {
  description = "Private subnets in two zones or more: for database and cache."
  type        = list(string)

  validation {
    condition     = length(distinct(var.data_subnet_ids)) >= 2
    error_message = "A database's subnet group needs two availability zones: give two data subnets or more."
  }
}

variable "assign_public_ip" {
  description = "Whether tasks need a public address to reach the internet."
  type        = bool
  default     = false
}
