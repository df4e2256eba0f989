package main

import (
	"context"
	"errors"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// edgeResource is any resource of the published schema, kept where its kind says.
type edgeResource struct {
	name     string
	kind     kind
	declared attributes
	api      api
}

func (r *edgeResource) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = r.name
}

func (r *edgeResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = resourceSchema(r.declared, names(r.kind.item))
}

func (r *edgeResource) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	r.api, _ = req.ProviderData.(api)
}

func (r *edgeResource) Create(_ context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	state, err := r.write(r.kind.make, r.kind.create, req.Plan.Raw)
	report(&resp.Diagnostics, r.name, err)
	resp.State.Raw = state
}

func (r *edgeResource) Update(_ context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	state, err := r.write(r.kind.change, r.kind.item, req.Plan.Raw)
	report(&resp.Diagnostics, r.name, err)
	if err == nil {
		resp.State.Raw = state
	}
}

func (r *edgeResource) write(method, pattern string, planned tftypes.Value) (tftypes.Value, error) {
	nothing := tftypes.NewValue(planned.Type(), nil)
	fields, err := fieldsOf(planned)
	if err != nil {
		return nothing, err
	}
	written, err := r.api.ask(method, filled(pattern, fields), r.content(fields))
	if err != nil {
		return nothing, err
	}
	// Some writes answer an id and no more: what is there is read.
	if answered, ok := written.(map[string]any); ok && answered["id"] != nil {
		fields["id"] = answered["id"]
	}
	answer, err := r.api.ask("GET", filled(r.kind.item, fields), nil)
	if err != nil {
		return nothing, err
	}
	return settle(planned, answer)
}

// content is what the API takes: no part of the address, and nothing that only the API decides.
func (r *edgeResource) content(fields map[string]any) map[string]any {
	sent := map[string]any{}
	for name, field := range fields {
		if a := r.declared[name]; a.required || a.optional {
			sent[name] = field
		}
	}
	for _, name := range names(r.kind.item) {
		delete(sent, name)
	}
	return sent
}

func (r *edgeResource) Read(_ context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	fields, err := fieldsOf(req.State.Raw)
	if err != nil {
		report(&resp.Diagnostics, r.name, err)
		return
	}
	answer, err := r.api.ask("GET", filled(r.kind.item, fields), nil)
	var refused refusal
	if errors.As(err, &refused) && refused.status == 404 {
		resp.State.RemoveResource(context.Background())
		return
	}
	if got, ok := answer.(map[string]any); ok {
		for _, name := range names(r.kind.item) {
			got[name] = fields[name]
		}
		resp.State.Raw, err = value(req.State.Raw.Type(), got)
	}
	report(&resp.Diagnostics, r.name, err)
}

func (r *edgeResource) Delete(_ context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	if r.kind.delete == "" {
		return
	}
	fields, err := fieldsOf(req.State.Raw)
	if err == nil {
		_, err = r.api.ask("DELETE", filled(r.kind.delete, fields), nil)
	}
	report(&resp.Diagnostics, r.name, err)
}

func (r *edgeResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	pattern, given := strings.Split(r.kind.address, "/"), strings.Split(req.ID, "/")
	if len(pattern) != len(given) {
		resp.Diagnostics.AddError("invalid import identifier", "expected "+r.kind.address+", got "+req.ID)
		return
	}
	for at, part := range pattern {
		if name := names(part); len(name) == 1 {
			resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(name[0]), given[at])...)
		} else if part != given[at] {
			resp.Diagnostics.AddError("invalid import identifier", "expected "+r.kind.address+", got "+req.ID)
		}
	}
}

func fieldsOf(value tftypes.Value) (map[string]any, error) {
	var fields map[string]tftypes.Value
	if err := value.As(&fields); err != nil {
		return nil, err
	}
	return fieldsBody(fields)
}

func report(diagnostics *diag.Diagnostics, name string, err error) {
	if err != nil {
		diagnostics.AddError("failed to make http request for "+name, err.Error())
	}
}
