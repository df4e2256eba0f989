data "cloudflare_zone" "this" {
  filter = {
    name = var.zone
  }
}

locals {
  zone_id = data.cloudflare_zone.this.zone_id

  hosts = {
    for key, environment in var.environments : key => {
      public   = environment.hostname
      previews = [environment.preview_hostnames.blue, environment.preview_hostnames.green]
      all      = [environment.hostname, environment.preview_hostnames.blue, environment.preview_hostnames.green]
    }
  }
  all_hosts    = sort(flatten([for hosts in local.hosts : hosts.all]))
  public_hosts = sort([for hosts in local.hosts : hosts.public])

  # Sets of the rules language: `{"a" "b"}`.
  host_sets = { for key, hosts in local.hosts : key => "{${join(" ", [for host in hosts.all : "\"${host}\""])}}" }
  preview_sets = {
    for key, hosts in local.hosts : key => "{${join(" ", [for host in hosts.previews : "\"${host}\""])}}"
  }
  ours           = "http.host in {${join(" ", [for host in local.all_hosts : "\"${host}\""])}}"
  ours_public    = "http.host in {${join(" ", [for host in local.public_hosts : "\"${host}\""])}}"
  ours_previews  = "http.host in {${join(" ", [for host in sort(flatten(values(local.hosts)[*].previews)) : "\"${host}\""])}}"
  by_environment = sort(keys(var.environments))

  # A request that carries the secret of the environment whose host it asks for.
  sent_secret = {
    for key in local.by_environment : key => "any(http.request.headers[\"${var.probe_header}\"][*] eq \"${var.probe_secrets[key]}\")"
  }
  probes = join(" or ", [
    for key in local.by_environment : "(http.host in ${local.host_sets[key]} and ${local.sent_secret[key]})"
  ])
}
