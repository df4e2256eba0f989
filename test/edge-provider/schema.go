package main

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	provider "github.com/hashicorp/terraform-plugin-framework/provider/schema"
	resource "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// resourceSchema replaces a resource when one of the parts of its address changes.
func resourceSchema(declared attributes, address []string) resource.Schema {
	all := resourceAttributes(declared)
	for _, name := range address {
		if part, ok := all[name].(resource.StringAttribute); ok && name != "id" {
			part.PlanModifiers = []planmodifier.String{stringplanmodifier.RequiresReplace()}
			all[name] = part
		}
	}
	if id, ok := all["id"].(resource.StringAttribute); ok {
		id.PlanModifiers = []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
		all["id"] = id
	}
	return resource.Schema{Attributes: all}
}

func dataSourceSchema(declared attributes) datasource.Schema {
	all := map[string]datasource.Attribute{}
	for name, attribute := range resourceAttributes(declared) {
		all[name] = attribute
	}
	return datasource.Schema{Attributes: all}
}

func providerSchema(declared attributes) provider.Schema {
	all := map[string]provider.Attribute{}
	for name := range declared {
		all[name] = provider.StringAttribute{Optional: true}
	}
	return provider.Schema{Attributes: all}
}

func resourceAttributes(declared attributes) map[string]resource.Attribute {
	all := map[string]resource.Attribute{}
	for name, a := range declared {
		if a.nested != nil {
			all[name] = nestedAttribute(a)
		} else {
			all[name] = simpleAttribute(a)
		}
	}
	return all
}

func nestedAttribute(a attribute) resource.Attribute {
	inside := resourceAttributes(a.nested)
	each := resource.NestedAttributeObject{Attributes: inside}
	switch a.nesting {
	case "list":
		return resource.ListNestedAttribute{NestedObject: each, Required: a.required, Optional: a.optional, Computed: a.computed}
	case "set":
		return resource.SetNestedAttribute{NestedObject: each, Required: a.required, Optional: a.optional, Computed: a.computed}
	case "map":
		return resource.MapNestedAttribute{NestedObject: each, Required: a.required, Optional: a.optional, Computed: a.computed}
	default:
		return resource.SingleNestedAttribute{Attributes: inside, Required: a.required, Optional: a.optional, Computed: a.computed}
	}
}

func simpleAttribute(a attribute) resource.Attribute {
	switch outer, element := split(a.simple); outer {
	case "list":
		return resource.ListAttribute{ElementType: element, Required: a.required, Optional: a.optional, Computed: a.computed}
	case "set":
		return resource.SetAttribute{ElementType: element, Required: a.required, Optional: a.optional, Computed: a.computed}
	case "map":
		return resource.MapAttribute{ElementType: element, Required: a.required, Optional: a.optional, Computed: a.computed}
	case "number":
		return resource.NumberAttribute{Required: a.required, Optional: a.optional, Computed: a.computed}
	case "bool":
		return resource.BoolAttribute{Required: a.required, Optional: a.optional, Computed: a.computed}
	case "dynamic":
		return resource.DynamicAttribute{Required: a.required, Optional: a.optional, Computed: a.computed}
	default:
		return resource.StringAttribute{Required: a.required, Optional: a.optional, Computed: a.computed}
	}
}

// split takes `map(list(string))` apart: its outer name, and the type of its elements.
func split(text string) (string, attr.Type) {
	outer, rest, found := strings.Cut(text, "(")
	if !found {
		return text, nil
	}
	inner, deeper := split(strings.TrimSuffix(rest, ")"))
	switch inner {
	case "list":
		return outer, types.ListType{ElemType: deeper}
	case "number":
		return outer, types.NumberType
	default:
		return outer, types.StringType
	}
}
