// A stand-in for Terraform's Cloudflare provider, for tests where its registry cannot be reached. It has the
// attributes of the published schema and nothing else, and talks to the API that CLOUDFLARE_BASE_URL names.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
)

// Set at build time to the version that it stands in for.
var version = "0.0.0"

func main() {
	schemas, err := published()
	if err != nil {
		log.Fatal(err)
	}
	create := func() provider.Provider { return &edgeProvider{schemas: schemas} }
	address := providerserver.ServeOpts{Address: "registry.terraform.io/cloudflare/cloudflare"}
	if err := providerserver.Serve(context.Background(), create, address); err != nil {
		log.Fatal(err)
	}
}
