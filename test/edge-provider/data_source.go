package main

import (
	"context"
	"fmt"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
)

// read asks the API for what a data source's configuration names.
type read func(api api, config map[string]any) (any, error)

var reads = map[string]read{
	"cloudflare_zone": readZone,
	"cloudflare_rulesets": func(api api, config map[string]any) (any, error) {
		found, err := api.ask("GET", filled("/zones/{zone_id}/rulesets", config), nil)
		return map[string]any{"result": found, "rulesets": found}, err
	},
	"cloudflare_ruleset": func(api api, config map[string]any) (any, error) {
		if config["ruleset_id"] == nil {
			config["ruleset_id"] = config["id"]
		}
		return api.ask("GET", filled("/zones/{zone_id}/rulesets/{ruleset_id}", config), nil)
	},
}

func readZone(api api, config map[string]any) (any, error) {
	if config["zone_id"] != nil {
		return api.ask("GET", filled("/zones/{zone_id}", config), nil)
	}
	filter, _ := config["filter"].(map[string]any)
	name, _ := filter["name"].(string)
	found, err := api.ask("GET", "/zones?name="+url.QueryEscape(name), nil)
	if err != nil {
		return nil, err
	}
	zones, _ := found.([]any)
	if len(zones) != 1 {
		return nil, fmt.Errorf("expected exactly one zone named %s that the token may see, found %d", name, len(zones))
	}
	zone, _ := zones[0].(map[string]any)
	zone["zone_id"] = zone["id"]
	return zone, nil
}

type edgeDataSource struct {
	name     string
	read     read
	declared attributes
	api      api
}

func (d *edgeDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = d.name
}

func (d *edgeDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = dataSourceSchema(d.declared)
}

func (d *edgeDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, _ *datasource.ConfigureResponse) {
	d.api, _ = req.ProviderData.(api)
}

func (d *edgeDataSource) Read(_ context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	config, err := fieldsOf(req.Config.Raw)
	if err != nil {
		report(&resp.Diagnostics, d.name, err)
		return
	}
	answer, err := d.read(d.api, config)
	if err != nil {
		report(&resp.Diagnostics, d.name, err)
		return
	}
	state, err := value(req.Config.Raw.Type(), answered(answer, config))
	report(&resp.Diagnostics, d.name, err)
	resp.State.Raw = state
}

// answered lets what was configured stand, as Terraform demands of a data source.
func answered(answer any, config map[string]any) any {
	got, ok := answer.(map[string]any)
	if !ok {
		return answer
	}
	for name, given := range config {
		got[name] = given
	}
	return got
}
