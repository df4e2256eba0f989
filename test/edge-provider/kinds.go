package main

import "strings"

// kind is one resource: where the API keeps it. Braces in a path name attributes.
type kind struct {
	// Both empty for what cannot be created or deleted, since it always exists.
	create, delete string
	item           string
	// The verb that changes it, and the one that creates it.
	change, make string
	// What an import is given.
	address string
}

var kinds = map[string]kind{
	"cloudflare_ruleset": {
		create: "/zones/{zone_id}/rulesets", item: "/zones/{zone_id}/rulesets/{id}", delete: "/zones/{zone_id}/rulesets/{id}",
		make: "POST", change: "PUT", address: "zones/{zone_id}/{id}",
	},
	"cloudflare_dns_record": {
		create: "/zones/{zone_id}/dns_records", item: "/zones/{zone_id}/dns_records/{id}", delete: "/zones/{zone_id}/dns_records/{id}",
		make: "POST", change: "PUT", address: "{zone_id}/{id}",
	},
	"cloudflare_notification_policy": {
		create: "/accounts/{account_id}/alerting/v3/policies", item: "/accounts/{account_id}/alerting/v3/policies/{id}",
		delete: "/accounts/{account_id}/alerting/v3/policies/{id}",
		make:   "POST", change: "PUT", address: "{account_id}/{id}",
	},
	// A zone's settings stay as they are when Terraform forgets them, as with the provider of the registry.
	"cloudflare_zone_setting": {
		create: "/zones/{zone_id}/settings/{setting_id}", item: "/zones/{zone_id}/settings/{setting_id}",
		make: "PATCH", change: "PATCH", address: "{zone_id}/{setting_id}",
	},
	"cloudflare_authenticated_origin_pulls_settings": {
		create: "/zones/{zone_id}/origin_tls_client_auth/settings", item: "/zones/{zone_id}/origin_tls_client_auth/settings",
		make: "PUT", change: "PUT", address: "{zone_id}",
	},
}

// names are the attributes in a path's or address's braces.
func names(pattern string) []string {
	found := []string{}
	for _, part := range strings.Split(pattern, "{")[1:] {
		name, _, _ := strings.Cut(part, "}")
		found = append(found, name)
	}
	return found
}

func filled(pattern string, fields map[string]any) string {
	for _, name := range names(pattern) {
		text, _ := fields[name].(string)
		pattern = strings.ReplaceAll(pattern, "{"+name+"}", text)
	}
	return pattern
}
