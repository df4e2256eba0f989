# Only Cloudflare reaches the load balancer, so its addresses are written down, and get old.

variable "cloudflare_ipv4_ranges" {
  description = "Cloudflare's IPv4 addresses (https://www.cloudflare.com/ips-v4): with IPv6, the only ones that reach the load balancer."
  type        = list(string)
  nullable    = false
  default = [
    "103.21.244.0/22",
    "103.22.200.0/22",
    "103.31.4.0/22",
    "104.16.0.0/13",
    "104.24.0.0/14",
    "108.162.192.0/18",
    "131.0.72.0/22",
    "141.101.64.0/18",
    "162.158.0.0/15",
    "172.64.0.0/13",
    "173.245.48.0/20",
    "188.114.96.0/20",
    "190.93.240.0/20",
    "197.234.240.0/22",
    "198.41.128.0/17",
  ]

  validation {
    condition     = length(var.cloudflare_ipv4_ranges) > 0 && alltrue([for range in var.cloudflare_ipv4_ranges : can(cidrnetmask(range)) && !endswith(range, "/0")])
    error_message = "cloudflare_ipv4_ranges names the edge's IPv4 ranges, as https://www.cloudflare.com/ips-v4 lists them; 0.0.0.0/0 would let everybody go around Cloudflare."
  }
}

variable "cloudflare_ipv6_ranges" {
  description = "Cloudflare's IPv6 addresses (https://www.cloudflare.com/ips-v6), for `ip_address_type = \"dualstack\"`."
  type        = list(string)
  nullable    = false
  default = [
    "2400:cb00::/32",
    "2405:8100::/32",
    "2405:b500::/32",
    "2606:4700::/32",
    "2803:f800::/32",
    "2a06:98c0::/29",
    "2c0f:f248::/32",
  ]

  validation {
    condition     = alltrue([for range in var.cloudflare_ipv6_ranges : can(cidrhost(range, 0)) && strcontains(range, ":") && !endswith(range, "/0")])
    error_message = "cloudflare_ipv6_ranges names the edge's IPv6 ranges, as https://www.cloudflare.com/ips-v6 lists them; ::/0 would let everybody go around Cloudflare."
  }
}

variable "cloudflare_ranges_date" {
  description = "Day on which the lists were written down or last compared with Cloudflare's, `YYYY-MM-DD`. A plan warns when it is more than `cloudflare_ranges_days` ago."
  type        = string
  nullable    = false
  default     = "2026-11-23"

  validation {
    condition     = can(formatdate("YYYY", "${var.cloudflare_ranges_date}T00:00:00Z"))
    error_message = "cloudflare_ranges_date is the day of the last comparison, written YYYY-MM-DD."
  }
}

variable "cloudflare_ranges_days" {
  description = "Days after which the lists count as old. Cloudflare announces a new range weeks before it uses it, and seldom has one."
  type        = number
  nullable    = false
  default     = 180

  validation {
    condition     = var.cloudflare_ranges_days >= 1
    error_message = "cloudflare_ranges_days is at least 1."
  }
}

variable "ip_address_type" {
  description = "`ipv4`, or `dualstack` for public subnets with IPv6; Cloudflare reaches either."
  type        = string
  nullable    = false
  default     = "ipv4"

  validation {
    condition     = contains(["ipv4", "dualstack"], var.ip_address_type)
    error_message = "ip_address_type is ipv4 or dualstack."
  }
}

# A warning, never a refusal: an old list is no reason not to release.
check "cloudflare_ranges" {
  assert {
    condition     = timecmp(plantimestamp(), timeadd("${var.cloudflare_ranges_date}T00:00:00Z", "${var.cloudflare_ranges_days * 24}h")) <= 0
    error_message = "Cloudflare's ranges were last compared on ${var.cloudflare_ranges_date}. Compare them (one command in modules/ecs-color/README.md), give cloudflare_ipv4_ranges when they differ, and set cloudflare_ranges_date to today."
  }
}
