# Read by test/infra/lint.test.ts. The rules of Terraform's language are in tflint itself; those of AWS are a
# plugin, which is used where `tflint --init` can fetch it.
config {
  call_module_type = "none"
}

plugin "terraform" {
  enabled = true
  preset  = "recommended"
}

# The tables in the READMEs are made of the descriptions.
rule "terraform_documented_variables" {
  enabled = true
}

rule "terraform_documented_outputs" {
  enabled = true
}

rule "terraform_naming_convention" {
  enabled = true
}

rule "terraform_comment_syntax" {
  enabled = true
}

rule "terraform_unused_required_providers" {
  enabled = true
}
