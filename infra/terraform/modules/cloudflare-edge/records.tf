# Everything else that the zone's people want here. The colours' records are the action's, never Terraform's.

locals {
  records = {
    for key, record in var.records : key => merge(record, {
      fqdn = contains(["@", var.zone], record.name) ? var.zone : endswith(record.name, ".${var.zone}") ? record.name : "${record.name}.${var.zone}"
    })
  }
}

resource "cloudflare_dns_record" "further" {
  for_each = local.records

  zone_id  = local.zone_id
  name     = each.value.fqdn
  type     = each.value.type
  content  = each.value.content
  ttl      = each.value.proxied ? 1 : each.value.ttl
  proxied  = each.value.proxied
  priority = each.value.priority
  comment  = each.value.comment

  lifecycle {
    precondition {
      condition     = !contains(local.all_hosts, each.value.fqdn)
      error_message = "records.${each.key} is ${each.value.fqdn}, a host of an environment: its record is the action's, which moves traffic by it. Take it out of records."
    }
  }
}
