variable "zone" {
  description = "The zone's name, for example `example.com`."
  type        = string
}

variable "plan" {
  description = "The zone's plan: `free`, `pro`, `business` or `enterprise`. It decides how many rules there may be and what a rate limit may read."
  type        = string
  default     = "free"
}

variable "environments" {
  description = "`<name>-<environment>` → its hosts. Every environment that this zone serves, other repositories' too: the rules of all of them live in the same entry points."
  type = map(object({
    hostname = string
    preview_hostnames = object({
      blue  = string
      green = string
    })
  }))
}

variable "removed_environments" {
  description = "Environments that the zone serves and this apply takes out on purpose. Without being named here a missing one is an error."
  type        = set(string)
  default     = []
}

variable "probe_secrets" {
  description = "Environment → value of the probe's header, from the secret `<name>-<environment>/probe` that bootstrap made. Ends up in the state and in the zone's rules: there is no other way on most plans."
  type        = map(string)
  sensitive   = true
}

variable "probe_header" {
  description = "The header that probes send their secret in."
  type        = string
  default     = "x-flipgate-probe"
}

variable "previews_closed" {
  description = "Whether preview hosts answer 403 to a request without the probe's secret."
  type        = bool
  default     = true
}

variable "ssl_mode" {
  description = "How the edge speaks to the load balancers of the environments' hosts: `strict` (certificate checked) or `full` (not checked)."
  type        = string
  default     = "strict"
}

variable "advanced_certificate" {
  description = "Whether the zone has an advanced certificate that covers hosts more than one label below it."
  type        = bool
  default     = false
}

variable "redirect_to_https" {
  description = "Whether HTTP to the environments' hosts is answered by a redirect to HTTPS."
  type        = bool
  default     = true
}

variable "redirect_status" {
  description = "Status of that redirect: 301, or 308, which keeps a POST a POST."
  type        = number
  default     = 301
}

variable "minimum_tls_version" {
  description = "ZONE-WIDE: the oldest TLS that any host of this zone accepts, `1.2` or `1.3` (or older, for the sake of other tenants); null leaves the zone as it is."
  type        = string
  default     = "1.2"
}

variable "http3" {
  description = "ZONE-WIDE: whether every host of this zone offers HTTP/3; null leaves the zone as it is."
  type        = bool
  default     = true
}

variable "authenticated_origin_pulls" {
  description = "ZONE-WIDE: whether Cloudflare shows origins that ask for one a client certificate. Protects nothing until the load balancer verifies it; null leaves the zone as it is."
  type        = bool
  default     = null
}

variable "session_cookies" {
  description = "Names of cookies that mark a session: a request with one is never answered from the cache."
  type        = set(string)
  default     = ["sessionid"]
}

variable "uncached_path_prefixes" {
  description = "Paths of the environments' hosts that are never answered from the cache."
  type        = set(string)
  default     = ["/admin/"]
}

variable "cache_rules" {
  description = "Your own cache rules for the public hosts: paths that are cached whatever their extension. Times in seconds; null keeps what the origin says."
  type = map(object({
    path_prefix = string
    edge_ttl    = optional(number)
    browser_ttl = optional(number)
  }))
  default = {}
}

variable "rate_limits" {
  description = "Requests that one address may make to these paths of the environments' hosts. The free plan has one, with period and timeout of 10 s."
  type = map(object({
    path_prefixes = list(string)
    requests      = number
    period        = optional(number, 10)
    timeout       = optional(number, 10)
    action        = optional(string, "block")
  }))
  default = {
    sign_in = {
      path_prefixes = ["/admin/login/", "/accounts/login/"]
      requests      = 20
    }
  }
}

variable "waf_rules" {
  description = "Your own WAF rules for the environments' hosts, in Cloudflare's rules language; the hosts and the exemption of probes are added."
  type = map(object({
    expression  = string
    action      = optional(string, "block")
    description = optional(string)
  }))
  default = {
    # Scanners ask for .env, .git and the like; Django serves nothing there.
    dot_files = {
      expression  = "http.request.uri.path contains \"/.\" and not starts_with(http.request.uri.path, \"/.well-known/\")"
      description = "no hidden files"
    }
  }
}

variable "managed_rules" {
  description = "Whether Cloudflare's managed ruleset guards the environments' hosts. From the pro plan on; the free plan has a smaller one that is always on."
  type        = bool
  default     = false
}

variable "kept_rules" {
  description = "Phase → JSON list of the rules of other tenants that its entry point has, as the API gives them. A refused apply says what to put here."
  type        = map(string)
  default     = {}
}

variable "records" {
  description = "Further records of the zone: A, AAAA, CNAME, TXT or MX. `name` is `@`, a label or the whole name; `ttl` in seconds, 1 for automatic."
  type = map(object({
    type     = string
    name     = string
    content  = string
    ttl      = optional(number, 1)
    proxied  = optional(bool, false)
    priority = optional(number)
    comment  = optional(string, "Flipgate edge")
  }))
  default = {}
}

variable "notification_emails" {
  description = "Addresses that Cloudflare tells of what `notifications` names; none for no policies. Webhooks need the pro plan and are yours to add."
  type        = set(string)
  default     = []
}

variable "notifications" {
  description = "ACCOUNT-WIDE: what Cloudflare tells of, by its alert types."
  type        = set(string)
  default     = ["universal_ssl_event_type", "dos_attack_l7"]
}
