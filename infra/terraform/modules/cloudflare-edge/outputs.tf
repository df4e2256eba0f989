output "zone_id" {
  description = "The zone's id."
  value       = local.zone_id
}

output "fqdns" {
  description = "Environment → its public and preview hosts."
  value = {
    for key, environment in var.environments : key => {
      public = environment.hostname
      blue   = environment.preview_hostnames.blue
      green  = environment.preview_hostnames.green
    }
  }
}

output "urls" {
  description = "Environment → where its users go."
  value       = { for key, environment in var.environments : key => "https://${environment.hostname}" }
}

output "record_ids" {
  description = "Key in `records` → the record's id."
  value       = { for key, record in cloudflare_dns_record.further : key => record.id }
}

output "record_fqdns" {
  description = "Key in `records` → the record's whole name."
  value       = { for key, record in local.records : key => record.fqdn }
}

output "ruleset_ids" {
  description = "Phase → id of the entry point."
  value       = { for phase, ruleset in cloudflare_ruleset.this : phase => ruleset.id }
}

output "present_ruleset_ids" {
  description = "Phase → id of the entry point that the zone had before the apply, of the phases that hold rules after it: what an import block takes."
  value       = { for phase, id in local.present : phase => id if contains(local.phases, phase) }
}
