// Drives openapi-generator's Go client; see ../README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"

	waybill "example.org/waybill"
)

var (
	none    = context.Background()
	service = client(os.Getenv("WAYBILL_URL"))
	later   = client(os.Getenv("WAYBILL_LATER"))
	made    = map[string]*waybill.UploadReceipt{}
)

func client(url string) *waybill.APIClient {
	configuration := waybill.NewConfiguration()
	configuration.Servers = waybill.ServerConfigurations{{URL: url}}
	return waybill.NewAPIClient(configuration)
}

func files(names ...string) []*os.File {
	var files []*os.File
	for _, name := range names {
		files = append(files, file(name))
	}
	return files
}

func token(receipt *waybill.UploadReceipt) string {
	return strings.TrimPrefix(receipt.Redirect, "/manage/")
}

func second() string { return made["two"].Files[1].Id }

// What the client's own type of the answer says.
func refusal(answer *http.Response, err error) (string, error) {
	var refused *waybill.GenericOpenAPIError
	if !errors.As(err, &refused) {
		return "", fmt.Errorf("no error of the client: %w", err)
	}
	switch model := refused.Model().(type) {
	case waybill.ErrorAnswer:
		return fmt.Sprint(answer.StatusCode, " ", model.Code), nil
	case waybill.Problem:
		return fmt.Sprint(answer.StatusCode, " ", model.Code), nil
	}
	return "", fmt.Errorf("untyped: %T %w", refused.Model(), err)
}

func saved(name string, content *os.File, err error) (string, error) {
	if err != nil {
		return "", err
	}
	bytes, err := os.ReadFile(content.Name())
	if err != nil {
		return "", err
	}
	return save(name, bytes)
}

func twoFiles() (string, error) {
	receipt, _, err := service.UploadAPI.UploadFiles(none).Files(files("one.txt", "two.bin")).
		Password(password).Expires("1d").Execute()
	if err != nil {
		return "", err
	}
	made["two"] = receipt
	return token(receipt), nil
}

func endToEnd() (string, error) {
	receipt, _, err := service.UploadAPI.UploadFiles(none).Files(files("one.enc", "two.enc")).
		E2e("true").E2eSalt("AAAAAAAAAAAAAAAAAAAAAA==").
		E2eIv([]string{"AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAB"}).Execute()
	if err != nil {
		return "", err
	}
	return receipt.Id, nil
}

func manifest() (string, error) {
	manifest, _, err := service.DownloadAPI.GetManifest(none, made["two"].Id).
		WaybillPassword(password).Execute()
	if err != nil {
		return "", err
	}
	var files []string
	for _, each := range manifest.Files {
		files = append(files, fmt.Sprint(each.Name, ":", each.Size))
	}
	return strings.Join(files, " "), nil
}

func bytes() (string, error) {
	content, _, err := service.DownloadAPI.DownloadContent(none, second()).
		WaybillPassword(password).Execute()
	return saved("bytes", content, err)
}

func someBytes() (string, error) {
	content, _, err := service.DownloadAPI.DownloadContent(none, second()).
		WaybillPassword(password).Range_("bytes=100-199").Execute()
	return saved("range", content, err)
}

func head() (string, error) {
	answer, err := service.DownloadAPI.DownloadContentHead(none, second()).
		WaybillPassword(password).Execute()
	if err != nil {
		return "", err
	}
	return answer.Header.Get("Content-Length"), nil
}

func put(name, source, fileName string) func() (string, error) {
	return func() (string, error) {
		receipt, _, err := service.UploadAPI.UploadFile(none, fileName).Body(file(source)).Execute()
		if err != nil {
			return "", err
		}
		made[name] = receipt
		content, _, err := service.DownloadAPI.DownloadContent(none, receipt.Id).Execute()
		return saved(name, content, err)
	}
}

func form() (string, error) {
	changed := token(made["put-bytes"])
	_, _, err := service.ManageAPI.SubmitSettings(none, changed).
		Password("battery staple").Expires("3d").Execute()
	return changed, err
}

func patchNull() (string, error) {
	patch := waybill.NewSettingsPatch()
	patch.SetPasswordNil()
	changed, _, err := service.ManageAPI.PatchSettings(none, token(made["two"])).
		SettingsPatch(*patch).Execute()
	if err != nil {
		return "", err
	}
	return fmt.Sprint(changed.Access, " ", changed.HasPassword), nil
}

func remove() (string, error) {
	deleted := token(made["put-json"])
	_, _, err := service.ManageAPI.DeleteUpload(none, deleted).Execute()
	return deleted, err
}

func laterMember() (string, error) {
	receipt, _, err := later.UploadAPI.UploadFiles(none).Files(files("one.txt")).Execute()
	if err != nil {
		return "", err
	}
	if _, _, err := later.DownloadAPI.GetManifest(none, receipt.Id).Execute(); err != nil {
		return "", err
	}
	patch := waybill.NewSettingsPatch()
	patch.SetAccess(waybill.PRIVATE)
	changed, _, err := later.ManageAPI.PatchSettings(none, token(receipt)).
		SettingsPatch(*patch).Execute()
	if err != nil {
		return "", err
	}
	settings, _, err := later.ManageAPI.ViewSettings(none, token(receipt)).Execute()
	if err != nil {
		return "", err
	}
	return fmt.Sprint(receipt.Files[0].Name, " ", changed.Access, " ", settings.Files[0].Name), nil
}

func main() {
	step("two-files", twoFiles)
	step("end-to-end", endToEnd)
	step("manifest", manifest)
	step("bytes", bytes)
	step("range", someBytes)
	step("head", head)
	step("put-json", put("put-json", "data.json", "data.json"))
	step("put-bytes", put("put-bytes", "two.bin", "grün 1.bin"))
	step("form", form)
	step("error-400", func() (string, error) {
		_, answer, err := service.UploadAPI.UploadFiles(none).Files(files("one.enc")).E2e("true").
			Execute()
		return refusal(answer, err)
	})
	step("error-401", func() (string, error) {
		_, answer, err := service.DownloadAPI.GetManifest(none, made["two"].Id).Execute()
		return refusal(answer, err)
	})
	step("error-403", func() (string, error) {
		_, answer, err := service.DownloadAPI.DownloadContent(none, made["two"].Id).
			WaybillPassword("wrong").Execute()
		return refusal(answer, err)
	})
	step("error-404", func() (string, error) {
		_, answer, err := service.DownloadAPI.GetManifest(none, unknown).Execute()
		return refusal(answer, err)
	})
	step("error-413", func() (string, error) {
		_, answer, err := service.UploadAPI.UploadFiles(none).Files(files("large.bin")).Execute()
		return refusal(answer, err)
	})
	step("later-member", laterMember)
	step("later-code", func() (string, error) {
		_, answer, err := later.DownloadAPI.GetManifest(none, made["two"].Id).Execute()
		return refusal(answer, err)
	})
	step("patch-null", patchNull)
	step("delete", remove)
}
