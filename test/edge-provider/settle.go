package main

import "github.com/hashicorp/terraform-plugin-go/tftypes"

// settle is the planned value with everything that was unknown taken from the API's answer. What was planned
// stays: Terraform itself then compares it with the next read, which is how a test sees an API that forgets.
func settle(planned tftypes.Value, answer any) (tftypes.Value, error) {
	if !planned.IsKnown() {
		return value(planned.Type(), answer)
	}
	if planned.IsNull() || planned.IsFullyKnown() {
		return planned, nil
	}
	var fields map[string]tftypes.Value
	if planned.As(&fields) == nil {
		answers, _ := answer.(map[string]any)
		settled := map[string]tftypes.Value{}
		for name, field := range fields {
			one, err := settle(field, answers[name])
			if err != nil {
				return tftypes.Value{}, err
			}
			settled[name] = one
		}
		return tftypes.NewValue(planned.Type(), settled), nil
	}
	var items []tftypes.Value
	if err := planned.As(&items); err != nil {
		return tftypes.Value{}, err
	}
	answers, _ := answer.([]any)
	settled := []tftypes.Value{}
	for at, item := range items {
		var matching any
		if at < len(answers) {
			matching = answers[at]
		}
		one, err := settle(item, matching)
		if err != nil {
			return tftypes.Value{}, err
		}
		settled = append(settled, one)
	}
	return tftypes.NewValue(planned.Type(), settled), nil
}
