variable "name" {
  description = "Name of the VPC and first part of all names in it."
  type        = string
}

variable "cidr" {
  description = "Address range of the VPC; /16 to /20, so that twelve subnets fit."
  type        = string
  default     = "10.42.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "cidr is an IPv4 range from /16 to /20, for example 10.42.0.0/16."
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
