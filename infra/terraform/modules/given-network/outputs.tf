output "vpc_id" {
  description = "Id of the VPC."
  value       = var.vpc_id

  precondition {
    condition     = length(local.elsewhere) == 0
    error_message = "Not in ${var.vpc_id}: ${join(", ", local.elsewhere)}. Give subnets of one VPC, and its id."
  }
}

output "public_subnet_ids" {
  description = "For load balancers."
  value       = var.public_subnet_ids

  precondition {
    condition     = length(local.public_zones) >= 2
    error_message = "The public subnets are all in ${join(", ", local.public_zones)}, and a load balancer needs two availability zones: give a public subnet in another one."
  }
}

output "task_subnet_ids" {
  description = "For tasks."
  value       = var.task_subnet_ids

  precondition {
    condition     = length(local.task_zones) >= 2
    error_message = "The task subnets are all in ${join(", ", local.task_zones)} and go down with it: give a task subnet in another availability zone."
  }

  precondition {
    condition     = length(local.unreached) == 0
    error_message = "Load balancers have no subnet in ${join(", ", local.unreached)}, and would send nothing to the tasks there: give a public subnet in each zone of the task subnets."
  }
}

output "data_subnet_ids" {
  description = "For database and cache."
  value       = var.data_subnet_ids

  precondition {
    condition     = length(local.data_zones) >= 2
    error_message = "The data subnets are all in ${join(", ", local.data_zones)}, and a standby needs another availability zone: give a data subnet in one."
  }
}

output "assign_public_ip" {
  description = "Whether tasks need a public address to reach the internet."
  value       = var.assign_public_ip
}
