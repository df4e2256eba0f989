package main

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

type installedPackage struct {
	name, version, purl string
}

// installed lists what is installed in a file system: by dpkg's status, and by the metadata that pip leaves.
func installed(root string) ([]installedPackage, error) {
	found, err := fromDpkg(filepath.Join(root, "var/lib/dpkg/status"))
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() != "METADATA" || !strings.HasSuffix(filepath.Dir(path), ".dist-info") {
			return nil
		}
		fields, err := firstFields(path)
		if err != nil {
			return err
		}
		for _, one := range fields {
			purl := "pkg:pypi/" + strings.ToLower(one["Name"]) + "@" + one["Version"]
			found = append(found, installedPackage{one["Name"], one["Version"], purl})
		}
		return nil
	})
	return found, err
}

func fromDpkg(path string) ([]installedPackage, error) {
	paragraphs, err := fieldsOf(path, -1)
	if os.IsNotExist(err) {
		return nil, nil
	}
	var found []installedPackage
	for _, one := range paragraphs {
		purl := "pkg:deb/debian/" + one["Package"] + "@" + one["Version"] + "?arch=" + one["Architecture"]
		found = append(found, installedPackage{one["Package"], one["Version"], purl})
	}
	return found, err
}

// firstFields reads the head of a file that goes on with free text.
func firstFields(path string) ([]map[string]string, error) {
	return fieldsOf(path, 1)
}

// fieldsOf reads paragraphs of `Name: value` lines, at most so many.
func fieldsOf(path string, limit int) ([]map[string]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var paragraphs []map[string]string
	current := map[string]string{}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && len(paragraphs) != limit {
		line := lines.Text()
		if line == "" && len(current) > 0 {
			paragraphs = append(paragraphs, current)
			current = map[string]string{}
		}
		if name, value, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, " ") {
			current[name] = value
		}
	}
	if len(current) > 0 && len(paragraphs) != limit {
		paragraphs = append(paragraphs, current)
	}
	return paragraphs, lines.Err()
}
