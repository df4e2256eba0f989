variable "name" {
  description = "Name of the VPC and first part of all names in it."
  type        = string

  validation {
    condition     = length(var.name) <= 61 && can(regex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", var.name))
    error_message = "name has at most 61 lower-case letters, digits and single hyphens, and starts with a letter: shorten it."
  }
}

variable "cidr" {
  description = "Address range of the VPC; /16 to /20, so that twelve subnets fit."
  type        = string
  default     = "10.42.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "cidr is an IPv4 range from /16 to /20, for example 10.42.0.0/16: in a smaller one the subnets are too small for rolling deploys."
  }

  validation {
    condition     = can(regex("^(10\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.)", var.cidr))
    error_message = "cidr is not a private range: hosts of the internet with these addresses would be out of reach. Take one in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10."
  }

  validation {
    condition     = try(cidrsubnet(var.cidr, 0, 0) == var.cidr, false)
    error_message = "cidr has bits beyond its length: write its first address, for example 10.42.0.0/16 and not 10.42.1.0/16."
  }
}

variable "availability_zones" {
  description = "Names of two to four zones; empty for the region's first two."
  type        = list(string)
  default     = []

  validation {
    condition     = contains([0, 2, 3, 4], length(var.availability_zones))
    error_message = "Name two to four availability zones (a load balancer and a database need two), or none for the region's first two."
  }

  validation {
    condition     = length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "A zone is named twice, and subnets in one zone go down together: name each zone once."
  }
}

variable "nat" {
  description = "How tasks reach the internet: `none` (public addresses, no gateway), `single` (one gateway) or `per-zone`."
  type        = string
  default     = "single"

  validation {
    condition     = contains(["none", "single", "per-zone"], var.nat)
    error_message = "nat is none, single or per-zone."
  }
}

variable "interface_endpoints" {
  description = "Services of AWS that tasks reach without NAT, by their short names, for example `ecr.api`, `ecr.dkr`, `logs`, `secretsmanager`."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)*$", service)) && !startswith(service, "com.amazonaws")])
    error_message = "interface_endpoints holds short names such as secretsmanager or ecr.dkr, without com.amazonaws and the region."
  }

  validation {
    condition     = !contains(var.interface_endpoints, "s3")
    error_message = "S3 has its free gateway endpoint already: leave s3 out of interface_endpoints."
  }
}

variable "flow_logs" {
  description = "Which traffic the flow log holds: `all`, `reject` (what was refused) or `none`."
  type        = string
  default     = "reject"

  validation {
    condition     = contains(["all", "reject", "none"], var.flow_logs)
    error_message = "flow_logs is all, reject or none."
  }
}

variable "flow_log_retention_days" {
  description = "Days that the flow log is kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.flow_log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days: take one of these."
  }
}

variable "flow_log_interval_seconds" {
  description = "Traffic of so many seconds makes one line: 60 or 600, which makes fewer."
  type        = number
  default     = 600

  validation {
    condition     = contains([60, 600], var.flow_log_interval_seconds)
    error_message = "flow_log_interval_seconds is 60 or 600."
  }
}

variable "log_kms_key_arn" {
  description = "Key of the log group, whose policy must let CloudWatch Logs use it; null for CloudWatch's own."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "The most that the role of the flow log can be given, by a policy's ARN; null for no such bound."
  type        = string
  default     = null
}
