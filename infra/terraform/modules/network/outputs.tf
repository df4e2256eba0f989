output "vpc_id" {
  value = aws_vpc.this.id
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
