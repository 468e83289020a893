// What the programs that drive Go clients have in common; see ../README.md.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const (
	password = "correct horse"
	unknown  = "00000000-0000-4000-8000-000000000000"
)

func file(name string) *os.File {
	file, err := os.Open(filepath.Join(os.Getenv("WAYBILL_FILES"), name))
	if err != nil {
		panic(err)
	}
	return file
}

func save(name string, content []byte) (string, error) {
	return "", os.WriteFile(filepath.Join(os.Getenv("WAYBILL_GOT"), name), content, 0o600)
}

func step(name string, action func() (string, error)) {
	defer func() {
		if thrown := recover(); thrown != nil {
			fmt.Printf("%s\tfailed\t%v\n", name, thrown)
		}
	}()
	detail, err := action()
	if err != nil {
		fmt.Printf("%s\tfailed\t%s\n", name, strings.ReplaceAll(err.Error(), "\n", " "))
		return
	}
	fmt.Printf("%s\tok\t%s\n", name, detail)
}
