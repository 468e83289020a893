package main

import (
	"fmt"
	"net/http"
)

type answer struct {
	status  int
	headers http.Header
	body    string
}

func (a answer) print() {
	fmt.Println(a.status)
	for name, values := range a.headers {
		for _, value := range values {
			fmt.Printf("%s: %s\n", name, value)
		}
	}
	fmt.Printf("\n%s", a.body)
	if a.body != "" {
		fmt.Println()
	}
}
