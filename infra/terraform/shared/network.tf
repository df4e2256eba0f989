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

variable "interface_endpoints" {
  description = "Services of AWS that tasks of the new VPC reach without NAT, for example `secretsmanager`."
  type        = list(string)
  default     = []
}

variable "flow_logs" {
  description = "Traffic of the new VPC that is written down: `none`, `reject` or `all`; null for `none` in development and `reject` in production."
  type        = string
  default     = null
}

locals {
  network = {
    vpc_id            = one(concat(module.network[*].vpc_id, module.given_network[*].vpc_id))
    public_subnet_ids = one(concat(module.network[*].public_subnet_ids, module.given_network[*].public_subnet_ids))
    task_subnet_ids   = one(concat(module.network[*].task_subnet_ids, module.given_network[*].task_subnet_ids))
    data_subnet_ids   = one(concat(module.network[*].data_subnet_ids, module.given_network[*].data_subnet_ids))
    assign_public_ip  = one(concat(module.network[*].assign_public_ip, module.given_network[*].assign_public_ip))
  }
}

module "network" {
  source = "../modules/network"
  count  = var.network == null ? 1 : 0

  name                     = local.prefix
  cidr                     = var.network_cidr
  availability_zones       = var.availability_zones
  nat                      = coalesce(var.nat, local.size.nat)
  interface_endpoints      = var.interface_endpoints
  flow_logs                = coalesce(var.flow_logs, local.size.flow_logs)
  flow_log_retention_days  = var.log_retention_days
  log_kms_key_arn          = var.log_kms_key_arn
  permissions_boundary_arn = local.permissions_boundary_arn
}

module "given_network" {
  source = "../modules/given-network"
  count  = var.network == null ? 0 : 1

  vpc_id            = var.network.vpc_id
  public_subnet_ids = var.network.public_subnet_ids
  task_subnet_ids   = var.network.task_subnet_ids
  data_subnet_ids   = var.network.data_subnet_ids
  assign_public_ip  = var.network.assign_public_ip
}
