# Shared as four states, and a colour twice. The edge is outside: it belongs to a zone, not to an environment.

unit "network" {
  source = "../../units/network"
  path   = "network"
}

unit "cluster" {
  source = "../../units/cluster"
  path   = "cluster"
}

unit "postgresql" {
  source = "../../units/postgresql"
  path   = "postgresql"
}

unit "redis" {
  source = "../../units/redis"
  path   = "redis"
}

unit "blue" {
  source = "../../units/django-service"
  path   = "color-blue"
  values = { color = "blue" }
}

unit "green" {
  source = "../../units/django-service"
  path   = "color-green"
  values = { color = "green" }
}
