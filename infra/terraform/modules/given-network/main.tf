locals {
  ids   = concat(var.public_subnet_ids, var.task_subnet_ids, var.data_subnet_ids)
  zones = [for subnet in data.aws_subnet.this : subnet.availability_zone]

  public = length(var.public_subnet_ids)
  task   = length(var.task_subnet_ids)

  public_zones = distinct(slice(local.zones, 0, local.public))
  task_zones   = distinct(slice(local.zones, local.public, local.public + local.task))
  data_zones   = distinct(slice(local.zones, local.public + local.task, length(local.zones)))

  elsewhere = distinct([for subnet in data.aws_subnet.this : subnet.id if subnet.vpc_id != var.vpc_id])
  # A load balancer sends nothing to targets in a zone that it has no subnet in.
  unreached = setsubtract(local.task_zones, local.public_zones)
}

# By place, not by id: the ids may come from something that is made in the same apply.
data "aws_subnet" "this" {
  count = length(local.ids)

  id = local.ids[count.index]
}
