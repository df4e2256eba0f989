package main

import (
	"fmt"
	"time"
)

type statement struct {
	Type          string   `json:"_type"`
	PredicateType string   `json:"predicateType"`
	Subject       []string `json:"subject,omitempty"`
	Predicate     document `json:"predicate"`
}

// document is SPDX 2.3, with what it demands and no more.
type document struct {
	Version      string     `json:"spdxVersion"`
	License      string     `json:"dataLicense"`
	ID           string     `json:"SPDXID"`
	Name         string     `json:"name"`
	Namespace    string     `json:"documentNamespace"`
	Creation     creation   `json:"creationInfo"`
	Packages     []listed   `json:"packages"`
	Relationship []relation `json:"relationships"`
}

type creation struct {
	Created  string   `json:"created"`
	Creators []string `json:"creators"`
}

type listed struct {
	ID       string      `json:"SPDXID"`
	Name     string      `json:"name"`
	Version  string      `json:"versionInfo"`
	Download string      `json:"downloadLocation"`
	Refs     []reference `json:"externalRefs"`
}

type reference struct {
	Category string `json:"referenceCategory"`
	Type     string `json:"referenceType"`
	Locator  string `json:"referenceLocator"`
}

type relation struct {
	From string `json:"spdxElementId"`
	To   string `json:"relatedSpdxElement"`
	Type string `json:"relationshipType"`
}

func documentOf(name string, packages []installedPackage) document {
	now := time.Now().UTC().Format(time.RFC3339)
	made := document{
		Version:   "SPDX-2.3",
		License:   "CC0-1.0",
		ID:        "SPDXRef-DOCUMENT",
		Name:      name,
		Namespace: fmt.Sprintf("https://flipgate.invalid/%s-%d", name, time.Now().UnixNano()),
		Creation:  creation{now, []string{"Tool: flipgate-test-scanner"}},
		// Never null.
		Packages:     []listed{},
		Relationship: []relation{},
	}
	for number, one := range packages {
		id := fmt.Sprintf("SPDXRef-Package-%d", number)
		purl := []reference{{"PACKAGE-MANAGER", "purl", one.purl}}
		made.Packages = append(made.Packages, listed{id, one.name, one.version, "NOASSERTION", purl})
		made.Relationship = append(made.Relationship, relation{made.ID, id, "DESCRIBES"})
	}
	return made
}
