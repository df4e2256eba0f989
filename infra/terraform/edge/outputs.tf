output "zone_id" {
  description = "The zone's id."
  value       = module.edge.zone_id
}

output "fqdns" {
  description = "Environment → its public and preview hosts."
  value       = module.edge.fqdns
}

output "urls" {
  description = "Environment → where its users go."
  value       = module.edge.urls
}

output "record_ids" {
  description = "Key in `records` → the record's id."
  value       = module.edge.record_ids
}

output "record_fqdns" {
  description = "Key in `records` → the record's whole name."
  value       = module.edge.record_fqdns
}

output "ruleset_ids" {
  description = "Phase → id of the entry point."
  value       = module.edge.ruleset_ids
}
