// The SBOM scanner of the proof: BuildKit would pull one from Docker Hub. It speaks BuildKit's protocol for scanners
// and lists what Debian and pip say is installed; it looks into no other kind of package.
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"
)

func main() {
	sources := []string{os.Getenv("BUILDKIT_SCAN_SOURCE")}
	if extras, ok := os.LookupEnv("BUILDKIT_SCAN_SOURCE_EXTRAS"); ok {
		entries, err := os.ReadDir(extras)
		if err != nil && !os.IsNotExist(err) {
			log.Fatal(err)
		}
		for _, entry := range entries {
			sources = append(sources, filepath.Join(extras, entry.Name()))
		}
	}
	for _, source := range sources {
		if err := scan(source, os.Getenv("BUILDKIT_SCAN_DESTINATION")); err != nil {
			log.Fatal(err)
		}
	}
}

// scan writes one statement about a file system, without its subject, which BuildKit adds.
func scan(source, destination string) error {
	packages, err := installed(source)
	if err != nil {
		return err
	}
	name := filepath.Base(source)
	text, err := json.Marshal(statement{
		Type:          "https://in-toto.io/Statement/v0.1",
		PredicateType: "https://spdx.dev/Document",
		Predicate:     documentOf(name, packages),
	})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(destination, name+".spdx.json"), text, 0o644)
}
