# One of everything, the smallest, and gone without a final snapshot when it is destroyed.
inputs = {
  size                = "development"
  deletion_protection = false
}
