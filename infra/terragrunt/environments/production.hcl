# What units are given unless TF_VAR_… says otherwise; every variable of infra/terraform/shared and color may stand here.
inputs = {
  size = "production"
}
