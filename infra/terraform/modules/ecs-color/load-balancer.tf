resource "aws_security_group" "edge" {
  name        = "${local.name}-edge"
  description = "Load balancer of ${local.name}: admits Cloudflare only"
  vpc_id      = var.shared.vpc_id
  tags        = { Name = "${local.name}-edge" }

  # One rule with all ranges is one call instead of fifteen.
  ingress {
    description = "HTTPS from Cloudflare"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = var.cloudflare_ipv4_ranges

    ipv6_cidr_blocks = var.ip_address_type == "dualstack" ? var.cloudflare_ipv6_ranges : []
  }
}

resource "aws_security_group" "web" {
  name        = "${local.name}-web"
  description = "Web tasks of ${local.name}: admit their load balancer only"
  vpc_id      = var.shared.vpc_id
  tags        = { Name = "${local.name}-web" }
}

resource "aws_vpc_security_group_egress_rule" "edge" {
  security_group_id            = aws_security_group.edge.id
  description                  = "HTTP to the web tasks"
  ip_protocol                  = "tcp"
  from_port                    = var.web_port
  to_port                      = var.web_port
  referenced_security_group_id = aws_security_group.web.id
}

resource "aws_vpc_security_group_ingress_rule" "web" {
  security_group_id            = aws_security_group.web.id
  description                  = "HTTP from the load balancer"
  ip_protocol                  = "tcp"
  from_port                    = var.web_port
  to_port                      = var.web_port
  referenced_security_group_id = aws_security_group.edge.id
}

resource "aws_lb" "this" {
  #checkov:skip=CKV2_AWS_28:The web application firewall is Cloudflare's, and nobody else reaches the load balancer
  name               = local.short_name
  load_balancer_type = "application"
  internal           = false
  subnets            = var.shared.public_subnet_ids
  security_groups    = [aws_security_group.edge.id]

  # Whoever closes an idle connection first may cut off a request that is already under way to it. So
  # each one waits longer than the one in front of it: Cloudflare 900 s, this, then gunicorn.
  idle_timeout = var.idle_timeout
  # The age at which a client's connection is retired between two requests; harmless, unlike the above.
  client_keep_alive          = 3600
  drop_invalid_header_fields = true
  enable_http2               = true
  ip_address_type            = var.ip_address_type
  enable_deletion_protection = var.load_balancer_deletion_protection

  dynamic "access_logs" {
    for_each = var.shared.access_log_bucket[*]

    content {
      bucket  = access_logs.value
      prefix  = local.name
      enabled = true
    }
  }
}

resource "aws_lb_target_group" "web" {
  name        = local.short_name
  vpc_id      = var.shared.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  # Every task brings its own port along, so a new web_port replaces no target group.
  port = 80

  # The default of 300 s would make every stop of a task look like a hang.
  deregistration_delay = 30

  health_check {
    path                = var.health_path
    matcher             = "200"
    interval            = 5
    timeout             = 4
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
