package main

import (
	"context"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type edgeProvider struct {
	schemas schemas
}

func (p *edgeProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "cloudflare"
	resp.Version = version
}

func (p *edgeProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = providerSchema(p.schemas.Provider)
}

func (p *edgeProvider) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	setting := func(name, variable string) string {
		var given types.String
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root(name), &given)...)
		if given.ValueString() != "" {
			return given.ValueString()
		}
		return os.Getenv(variable)
	}
	client := api{base: setting("base_url", "CLOUDFLARE_BASE_URL"), token: setting("api_token", "CLOUDFLARE_API_TOKEN")}
	if client.base == "" || client.token == "" {
		resp.Diagnostics.AddError("No address or no token", "The stand-in needs CLOUDFLARE_BASE_URL and CLOUDFLARE_API_TOKEN: it never asks the real API.")
		return
	}
	resp.ResourceData = client
	resp.DataSourceData = client
}

func (p *edgeProvider) Resources(context.Context) []func() resource.Resource {
	all := []func() resource.Resource{}
	for name, kind := range kinds {
		all = append(all, func() resource.Resource {
			return &edgeResource{name: name, kind: kind, declared: p.schemas.Resources[name]}
		})
	}
	return all
}

func (p *edgeProvider) DataSources(context.Context) []func() datasource.DataSource {
	all := []func() datasource.DataSource{}
	for name, read := range reads {
		all = append(all, func() datasource.DataSource {
			return &edgeDataSource{name: name, read: read, declared: p.schemas.DataSources[name]}
		})
	}
	return all
}
