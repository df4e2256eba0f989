output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "Address range of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "For load balancers."
  value       = [for zone in local.zones : aws_subnet.public[zone].id]
}

output "task_subnet_ids" {
  description = "For tasks: the private subnets, or the public ones without a NAT gateway."
  value       = [for zone in local.zones : var.nat == "none" ? aws_subnet.public[zone].id : aws_subnet.private[zone].id]
}

output "data_subnet_ids" {
  description = "For database and cache."
  value       = [for zone in local.zones : aws_subnet.data[zone].id]
}

output "assign_public_ip" {
  description = "Whether tasks need a public address to reach the internet."
  value       = var.nat == "none"
}

output "private_cidrs" {
  description = "Zone → address range of its private subnet."
  value       = local.private_cidrs
}

output "nat_addresses" {
  description = "The addresses that others see the tasks come from; empty without a gateway, when they change with each task."
  value       = [for zone in local.gateway_zones : aws_eip.nat[zone].public_ip]
}

output "flow_log_group_name" {
  description = "Log group of the flow log; null without."
  value       = one(aws_cloudwatch_log_group.flow[*].name)
}
