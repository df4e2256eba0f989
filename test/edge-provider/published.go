package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

//go:embed published-schema.json
var publishedSchema []byte

// schemas are what the registry's provider declares, by the names that Terraform knows.
type schemas struct {
	Provider    attributes            `json:"provider"`
	Resources   map[string]attributes `json:"resources"`
	DataSources map[string]attributes `json:"data_sources"`
}

type attributes map[string]attribute

// attribute is either simple, with a type such as `map(string)`, or nested, with attributes of its own.
type attribute struct {
	required, optional, computed bool
	simple                       string
	nesting                      string
	nested                       attributes
}

func published() (schemas, error) {
	var all schemas
	err := json.Unmarshal(publishedSchema, &all)
	return all, err
}

// UnmarshalJSON reads `"optional computed string"` or `{"mode": "optional", "list": {…}}`.
func (a *attribute) UnmarshalJSON(text []byte) error {
	var words string
	if err := json.Unmarshal(text, &words); err == nil {
		mode := strings.Fields(words)
		a.simple = mode[len(mode)-1]
		a.setMode(mode[:len(mode)-1])
		return nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return err
	}
	if err := json.Unmarshal(fields["mode"], &words); err != nil {
		return err
	}
	a.setMode(strings.Fields(words))
	for _, nesting := range []string{"object", "list", "set", "map"} {
		if nested, ok := fields[nesting]; ok {
			a.nesting = nesting
			return json.Unmarshal(nested, &a.nested)
		}
	}
	return fmt.Errorf("an attribute of no type: %s", text)
}

func (a *attribute) setMode(words []string) {
	a.required = slices.Contains(words, "required")
	a.optional = slices.Contains(words, "optional")
	a.computed = slices.Contains(words, "computed")
}
