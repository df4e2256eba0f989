module flipgate.invalid/scanner

go 1.22
