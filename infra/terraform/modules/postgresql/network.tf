# Asked only for a standby: a single instance lives in one zone, whatever the group holds.
data "aws_subnet" "this" {
  count = var.multi_az && !var.subnets_made_up ? length(var.subnet_ids) : 0

  id = var.subnet_ids[count.index]
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${var.name}"
  subnet_ids  = var.subnet_ids

  lifecycle {
    precondition {
      condition     = !var.multi_az || var.subnets_made_up || length(distinct(data.aws_subnet.this[*].availability_zone)) >= 2
      error_message = "multi_az needs subnet_ids in two availability zones, and all of these are in one: add a subnet of another zone, or set multi_az = false."
    }
  }
}

resource "aws_security_group" "this" {
  name        = "${var.name}-database"
  description = "Database of ${var.name}"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-database" }
}

# No rule for what goes out: a database starts no conversation.
resource "aws_vpc_security_group_ingress_rule" "tasks" {
  security_group_id            = aws_security_group.this.id
  description                  = "PostgreSQL from tasks"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = var.client_security_group_id
}
