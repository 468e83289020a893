package main

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
)

// net/http as it is.
type plain struct{ client *http.Client }

const mergePatch = "application/merge-patch+json"

func (p plain) make(c call) (answer, error) {
	switch c.verb {
	case "upload":
		return p.upload(c)
	case "put":
		return p.put(c)
	case "get":
		return p.get(c)
	case "head":
		return p.send(http.MethodHead, c.url, "", nil)
	case "patch":
		return p.send(http.MethodPatch, c.url, mergePatch, strings.NewReader(c.arg))
	case "delete":
		return p.send(http.MethodDelete, c.url, "", nil)
	}
	return answer{}, fmt.Errorf("no such verb: %s", c.verb)
}

func (p plain) upload(c call) (answer, error) {
	if c.stream {
		reader, writer := io.Pipe()
		form := multipart.NewWriter(writer)
		go func() { writer.CloseWithError(write(form, c)) }()
		return p.send(http.MethodPost, c.url, form.FormDataContentType(), reader)
	}
	body := new(bytes.Buffer)
	form := multipart.NewWriter(body)
	if err := write(form, c); err != nil {
		return answer{}, err
	}
	return p.send(http.MethodPost, c.url, form.FormDataContentType(), body)
}

func write(form *multipart.Writer, c call) error {
	for _, f := range c.files {
		part, err := form.CreateFormFile("files", f.name)
		if err != nil {
			return err
		}
		if err := copyFile(part, f.path); err != nil {
			return err
		}
	}
	for _, field := range c.fields {
		if err := form.WriteField(field[0], field[1]); err != nil {
			return err
		}
	}
	return form.Close()
}

func copyFile(to io.Writer, path string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	_, err = io.Copy(to, from)
	return err
}

func (p plain) put(c call) (answer, error) {
	content, err := os.Open(c.arg)
	if err != nil {
		return answer{}, err
	}
	defer content.Close()
	request, err := http.NewRequest(http.MethodPut, c.url, content)
	if err != nil {
		return answer{}, err
	}
	if !c.stream {
		info, err := content.Stat()
		if err != nil {
			return answer{}, err
		}
		request.ContentLength = info.Size()
	}
	return p.do(request)
}

func (p plain) get(c call) (answer, error) {
	request, err := http.NewRequest(http.MethodGet, c.url, nil)
	if err != nil {
		return answer{}, err
	}
	for _, header := range c.headers {
		request.Header.Set(header[0], header[1])
	}
	if c.user != nil {
		request.SetBasicAuth(c.user[0], c.user[1])
	}
	answered, err := p.do(request)
	if err != nil {
		return answer{}, err
	}
	err = os.WriteFile(c.arg, []byte(answered.body), 0o600)
	answered.body = ""
	return answered, err
}

func (p plain) send(method, url, contentType string, body io.Reader) (answer, error) {
	request, err := http.NewRequest(method, url, body)
	if err != nil {
		return answer{}, err
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	return p.do(request)
}

func (p plain) do(request *http.Request) (answer, error) {
	response, err := p.client.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return answer{status: response.StatusCode, headers: response.Header, body: string(body)}, err
}
