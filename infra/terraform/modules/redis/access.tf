resource "aws_elasticache_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${local.label}"
  subnet_ids  = var.subnet_ids
}

# No rule lets anything out: a cache calls nobody.
resource "aws_security_group" "this" {
  name        = "${var.name}-cache"
  description = "Cache of ${local.label}"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-cache" }
}

resource "aws_vpc_security_group_ingress_rule" "tasks" {
  security_group_id            = aws_security_group.this.id
  description                  = "Redis protocol from tasks"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  referenced_security_group_id = var.client_security_group_id
}
