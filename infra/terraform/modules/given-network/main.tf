locals {
  subnet_ids = distinct(concat(var.public_subnet_ids, var.task_subnet_ids, var.data_subnet_ids))
  found      = { for index, id in local.subnet_ids : id => data.aws_subnet.this[index] }

  zones = {
    public = distinct([for id in var.public_subnet_ids : local.found[id].availability_zone])
    task   = distinct([for id in var.task_subnet_ids : local.found[id].availability_zone])
    data   = distinct([for id in var.data_subnet_ids : local.found[id].availability_zone])
  }

  elsewhere = [for id, subnet in local.found : id if subnet.vpc_id != var.vpc_id]
  # A load balancer sends nothing to targets in a zone that it has no subnet in.
  unreached = setsubtract(local.zones.task, local.zones.public)
}

# By index, since the ids may come from something that is made in the same apply.
data "aws_subnet" "this" {
  count = length(local.subnet_ids)

  id = local.subnet_ids[count.index]
}
