package main

import (
	"fmt"
	"strings"
)

// One request, as the words of the command line say.
type call struct {
	verb    string
	url     string
	arg     string // the file to send or to write to, or the JSON
	files   []file
	fields  [][2]string
	headers [][2]string
	user    *[2]string
	stream  bool // so that no length is known
}

type file struct{ path, name string }

var further = map[string]int{"upload": 1, "put": 2, "get": 2, "head": 1, "patch": 2, "delete": 1}

func parse(words []string) ([]call, error) {
	var calls []call
	for len(words) > 0 {
		end := 0
		for end < len(words) && words[end] != "then" {
			end++
		}
		c, err := parseOne(words[:end])
		if err != nil {
			return nil, err
		}
		calls = append(calls, c)
		words = words[min(end+1, len(words)):]
	}
	return calls, nil
}

func parseOne(words []string) (call, error) {
	count, known := further[words[0]]
	if !known || len(words) <= count {
		return call{}, fmt.Errorf("no call: %q", words)
	}
	c := call{verb: words[0], url: words[1]}
	if count > 1 {
		c.arg = words[2]
	}
	for rest := words[1+count:]; len(rest) > 0; {
		if rest[0] == "--unknown-length" {
			c.stream, rest = true, rest[1:]
			continue
		}
		if len(rest) < 2 {
			return call{}, fmt.Errorf("%s needs a value", rest[0])
		}
		if err := c.option(rest[0], rest[1]); err != nil {
			return call{}, err
		}
		rest = rest[2:]
	}
	return c, nil
}

func (c *call) option(name, value string) error {
	switch name {
	case "--file":
		c.files = append(c.files, file{path: value})
	case "--name":
		c.files[len(c.files)-1].name = value
	case "--field":
		c.fields = append(c.fields, pair(value, "="))
	case "--header":
		c.headers = append(c.headers, pair(value, ": "))
	case "--basic":
		user := pair(value, ":")
		c.user = &user
	default:
		return fmt.Errorf("no such option: %s", name)
	}
	return nil
}

func pair(text, separator string) [2]string {
	name, value, _ := strings.Cut(text, separator)
	return [2]string{name, value}
}
