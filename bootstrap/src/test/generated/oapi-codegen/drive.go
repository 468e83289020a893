// Drives oapi-codegen's Go client; see ../README.md.
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strings"

	"example.org/drive/waybill"
	"github.com/oapi-codegen/nullable"
)

var (
	none    = context.Background()
	service = client(os.Getenv("WAYBILL_URL"))
	later   = client(os.Getenv("WAYBILL_LATER"))
	made    = map[string]*waybill.UploadReceipt{}
)

func client(url string) *waybill.ClientWithResponses {
	client, err := waybill.NewClientWithResponses(url)
	if err != nil {
		panic(err)
	}
	return client
}

func token(receipt *waybill.UploadReceipt) string {
	return strings.TrimPrefix(receipt.Redirect, "/manage/")
}

func second() string { return made["two"].Files[1].Id }

func text(value string) *string { return &value }

// The client takes a multipart body as it is; making one is left to its user.
func send(to *waybill.ClientWithResponses, names []string, fields ...string) (
	*waybill.UploadFilesResponse, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i < len(fields); i += 2 {
		if err := form.WriteField(fields[i], fields[i+1]); err != nil {
			return nil, err
		}
	}
	for _, name := range names {
		part, err := form.CreateFormFile("files", name)
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(part, file(name)); err != nil {
			return nil, err
		}
	}
	if err := form.Close(); err != nil {
		return nil, err
	}
	return to.UploadFilesWithBodyWithResponse(none, form.FormDataContentType(), &body)
}

// The client's type of an answer, unless the service answered otherwise.
func expect[T any](answer *T, response *http.Response) (*T, error) {
	if answer == nil {
		return nil, fmt.Errorf("not typed: %s %s", response.Status, response.Header.Get("Content-Type"))
	}
	return answer, nil
}

func upload(to *waybill.ClientWithResponses, names []string, fields ...string) (
	*waybill.UploadReceipt, error) {
	answer, err := send(to, names, fields...)
	if err != nil {
		return nil, err
	}
	return expect(answer.JSON200, answer.HTTPResponse)
}

func refusal[T waybill.ErrorAnswer | waybill.Problem](answer *T, response *http.Response) (string, error) {
	refused, err := expect(answer, response)
	if err != nil {
		return "", err
	}
	switch refused := any(*refused).(type) {
	case waybill.ErrorAnswer:
		return fmt.Sprint(response.StatusCode, " ", refused.Code), nil
	case waybill.Problem:
		return fmt.Sprint(response.StatusCode, " ", refused.Code), nil
	}
	panic("neither")
}

func twoFiles() (string, error) {
	receipt, err := upload(
		service, []string{"one.txt", "two.bin"}, "password", password, "expires", "1d")
	if err != nil {
		return "", err
	}
	made["two"] = receipt
	return token(receipt), nil
}

func endToEnd() (string, error) {
	receipt, err := upload(service, []string{"one.enc", "two.enc"},
		"e2e", "true", "e2e_salt", "AAAAAAAAAAAAAAAAAAAAAA==",
		"e2e_iv", "AAAAAAAAAAAAAAAA", "e2e_iv", "AAAAAAAAAAAAAAAB")
	if err != nil {
		return "", err
	}
	return receipt.Id, nil
}

func getManifest(from *waybill.ClientWithResponses, id string, password *string) (
	*waybill.GetManifestResponse, error) {
	return from.GetManifestWithResponse(
		none, id, &waybill.GetManifestParams{WaybillPassword: password})
}

func manifest() (string, error) {
	answer, err := getManifest(service, made["two"].Id, text(password))
	if err != nil {
		return "", err
	}
	manifest, err := expect(answer.JSON200, answer.HTTPResponse)
	if err != nil {
		return "", err
	}
	var files []string
	for _, each := range manifest.Files {
		files = append(files, fmt.Sprint(each.Name, ":", each.Size))
	}
	return strings.Join(files, " "), nil
}

func content(name, id string, params waybill.DownloadContentParams) (string, error) {
	answer, err := service.DownloadContentWithResponse(none, id, &params)
	if err != nil {
		return "", err
	}
	return save(name, answer.Body)
}

func head() (string, error) {
	params := waybill.DownloadContentHeadParams{WaybillPassword: text(password)}
	answer, err := service.DownloadContentHeadWithResponse(none, second(), &params)
	if err != nil {
		return "", err
	}
	headers, err := expect(answer.Headers200, answer.HTTPResponse)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(*headers.ContentLength), nil
}

func put(name, source, fileName string) func() (string, error) {
	return func() (string, error) {
		answer, err := service.UploadFileWithBodyWithResponse(
			none, fileName, nil, "application/octet-stream", file(source))
		if err != nil {
			return "", err
		}
		receipt, err := expect(answer.JSON200, answer.HTTPResponse)
		if err != nil {
			return "", err
		}
		made[name] = receipt
		return content(name, receipt.Id, waybill.DownloadContentParams{})
	}
}

func form() (string, error) {
	changed := token(made["put-bytes"])
	form := waybill.SettingsForm{Password: text("battery staple"), Expires: text("3d")}
	answer, err := service.SubmitSettingsWithFormdataBodyWithResponse(none, changed, form)
	if err != nil {
		return "", err
	}
	_, err = expect(answer.JSON200, answer.HTTPResponse)
	return changed, err
}

func patch(to *waybill.ClientWithResponses, token string, patch waybill.SettingsPatch) (
	*waybill.ChangeResult, error) {
	answer, err := to.PatchSettingsWithResponse(none, token, patch)
	if err != nil {
		return nil, err
	}
	return expect(answer.JSON200, answer.HTTPResponse)
}

func patchNull() (string, error) {
	removed := waybill.SettingsPatch{Password: nullable.NewNullNullable[string]()}
	changed, err := patch(service, token(made["two"]), removed)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(changed.Access, " ", changed.HasPassword), nil
}

func remove() (string, error) {
	deleted := token(made["put-json"])
	answer, err := service.DeleteUploadWithResponse(none, deleted)
	if err != nil {
		return "", err
	}
	_, err = expect(answer.JSON200, answer.HTTPResponse)
	return deleted, err
}

func laterMember() (string, error) {
	receipt, err := upload(later, []string{"one.txt"})
	if err != nil {
		return "", err
	}
	manifest, err := getManifest(later, receipt.Id, nil)
	if err != nil {
		return "", err
	}
	if _, err := expect(manifest.JSON200, manifest.HTTPResponse); err != nil {
		return "", err
	}
	private := waybill.AccessPrivate
	changed, err := patch(later, token(receipt), waybill.SettingsPatch{Access: &private})
	if err != nil {
		return "", err
	}
	settings, err := later.ViewSettingsWithResponse(none, token(receipt))
	if err != nil {
		return "", err
	}
	seen, err := expect(settings.JSON200, settings.HTTPResponse)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(receipt.Files[0].Name, " ", changed.Access, " ", seen.Files[0].Name), nil
}
