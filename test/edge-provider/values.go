package main

import (
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// body is a value as JSON holds it, without what is null or not known yet.
func body(value tftypes.Value) (any, error) {
	if !value.IsKnown() || value.IsNull() {
		return nil, nil
	}
	switch {
	case value.Type().Is(tftypes.String):
		var text string
		return text, value.As(&text)
	case value.Type().Is(tftypes.Bool):
		var yes bool
		err := value.As(&yes)
		return yes, err
	case value.Type().Is(tftypes.Number):
		number := new(big.Float)
		err := value.As(&number)
		float, _ := number.Float64()
		return float, err
	}
	var fields map[string]tftypes.Value
	if value.As(&fields) == nil {
		return fieldsBody(fields)
	}
	var items []tftypes.Value
	if err := value.As(&items); err != nil {
		return nil, err
	}
	list := []any{}
	for _, item := range items {
		one, err := body(item)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

func fieldsBody(fields map[string]tftypes.Value) (map[string]any, error) {
	all := map[string]any{}
	for name, field := range fields {
		one, err := body(field)
		if err != nil {
			return nil, err
		}
		if one != nil {
			all[name] = one
		}
	}
	return all, nil
}

// value is JSON as a value of this type; what the answer does not hold is null.
func value(kind tftypes.Type, answer any) (tftypes.Value, error) {
	if answer == nil {
		return tftypes.NewValue(kind, nil), nil
	}
	switch typed := kind.(type) {
	case tftypes.Object:
		return objectValue(typed, answer)
	case tftypes.List:
		items, err := elements(typed.ElementType, answer)
		return tftypes.NewValue(kind, items), err
	case tftypes.Set:
		items, err := elements(typed.ElementType, answer)
		return tftypes.NewValue(kind, items), err
	case tftypes.Map:
		return mapValue(typed, answer)
	}
	if kind.Is(tftypes.DynamicPseudoType) {
		return dynamicValue(answer)
	}
	if number, ok := answer.(float64); ok && kind.Is(tftypes.Number) {
		return tftypes.NewValue(kind, big.NewFloat(number)), nil
	}
	if fields, ok := answer.(map[string]any); ok && kind.Is(tftypes.String) {
		// A record's meta is JSON in a string.
		text, err := json.Marshal(fields)
		return tftypes.NewValue(kind, string(text)), err
	}
	if err := tftypes.ValidateValue(kind, answer); err != nil {
		return tftypes.Value{}, fmt.Errorf("the API answered %v where the schema has %s: %w", answer, kind, err)
	}
	return tftypes.NewValue(kind, answer), nil
}

func dynamicValue(answer any) (tftypes.Value, error) {
	switch answer.(type) {
	case string:
		return value(tftypes.String, answer)
	case bool:
		return value(tftypes.Bool, answer)
	case float64:
		return value(tftypes.Number, answer)
	}
	return tftypes.Value{}, fmt.Errorf("the stand-in knows no setting of this shape: %v", answer)
}

func objectValue(kind tftypes.Object, answer any) (tftypes.Value, error) {
	fields, ok := answer.(map[string]any)
	if !ok {
		return tftypes.Value{}, fmt.Errorf("the API answered %v where the schema has an object", answer)
	}
	all := map[string]tftypes.Value{}
	for name, field := range kind.AttributeTypes {
		one, err := value(field, fields[name])
		if err != nil {
			return tftypes.Value{}, fmt.Errorf("%s: %w", name, err)
		}
		all[name] = one
	}
	return tftypes.NewValue(kind, all), nil
}

func mapValue(kind tftypes.Map, answer any) (tftypes.Value, error) {
	fields, ok := answer.(map[string]any)
	if !ok {
		return tftypes.Value{}, fmt.Errorf("the API answered %v where the schema has a map", answer)
	}
	all := map[string]tftypes.Value{}
	for name, field := range fields {
		one, err := value(kind.ElementType, field)
		if err != nil {
			return tftypes.Value{}, fmt.Errorf("%s: %w", name, err)
		}
		all[name] = one
	}
	return tftypes.NewValue(kind, all), nil
}

func elements(kind tftypes.Type, answer any) ([]tftypes.Value, error) {
	items, ok := answer.([]any)
	if !ok {
		return nil, fmt.Errorf("the API answered %v where the schema has a list", answer)
	}
	list := []tftypes.Value{}
	for _, item := range items {
		one, err := value(kind, item)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}
