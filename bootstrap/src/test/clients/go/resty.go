package main

import (
	"fmt"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

// github.com/go-resty/resty.
type restySession struct{ client *resty.Client }

func newResty() restySession {
	return restySession{resty.New().SetTimeout(30 * time.Second)}
}

func (s restySession) make(c call) (answer, error) {
	request := s.client.R()
	switch c.verb {
	case "upload":
		return s.upload(c)
	case "put":
		return s.put(c)
	case "get":
		return s.get(c)
	case "head":
		return answered(request.Head(c.url))
	case "patch":
		return answered(request.SetHeader("Content-Type", mergePatch).SetBody(c.arg).Patch(c.url))
	case "delete":
		return answered(request.Delete(c.url))
	}
	return answer{}, fmt.Errorf("no such verb: %s", c.verb)
}

func (s restySession) upload(c call) (answer, error) {
	request := s.client.R()
	for _, f := range c.files {
		content, err := os.Open(f.path)
		if err != nil {
			return answer{}, err
		}
		defer content.Close()
		request.SetFileReader("files", f.name, content)
	}
	for _, field := range c.fields {
		request.SetFormData(map[string]string{field[0]: field[1]})
	}
	return answered(request.Post(c.url))
}

func (s restySession) put(c call) (answer, error) {
	request := s.client.R().SetHeader("Content-Type", "application/octet-stream")
	if !c.stream {
		content, err := os.ReadFile(c.arg)
		if err != nil {
			return answer{}, err
		}
		return answered(request.SetBody(content).Put(c.url))
	}
	content, err := os.Open(c.arg)
	if err != nil {
		return answer{}, err
	}
	defer content.Close()
	return answered(request.SetBody(content).Put(c.url))
}

func (s restySession) get(c call) (answer, error) {
	request := s.client.R().SetOutput(c.arg)
	for _, header := range c.headers {
		request.SetHeader(header[0], header[1])
	}
	if c.user != nil {
		request.SetBasicAuth(c.user[0], c.user[1])
	}
	return answered(request.Get(c.url))
}

func answered(response *resty.Response, err error) (answer, error) {
	if err != nil {
		return answer{}, err
	}
	return answer{response.StatusCode(), response.Header(), response.String()}, nil
}
