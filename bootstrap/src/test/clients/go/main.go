// A client of the client matrix (Driver in bootstrap's tests says what it is given and prints):
//
//	clients http1|h2c|resty CALL [then CALL …]
package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

type session interface {
	make(c call) (answer, error)
}

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(kind string, words []string) error {
	calls, err := parse(words)
	if err != nil {
		return err
	}
	client, err := open(kind)
	if err != nil {
		return err
	}
	for i, c := range calls {
		if i > 0 {
			fmt.Println("then")
		}
		answered, err := client.make(c)
		if err != nil {
			return err
		}
		answered.print()
	}
	return nil
}

func open(kind string) (session, error) {
	protocols := new(http.Protocols)
	switch kind {
	case "http1":
		protocols.SetHTTP1(true)
		return plain{httpClient(protocols)}, nil
	case "h2c":
		protocols.SetUnencryptedHTTP2(true)
		return plain{httpClient(protocols)}, nil
	case "resty":
		return newResty(), nil
	}
	return nil, fmt.Errorf("no such client: %s", kind)
}

func httpClient(protocols *http.Protocols) *http.Client {
	return &http.Client{
		Transport: &http.Transport{Protocols: protocols},
		Timeout:   30 * time.Second,
	}
}
