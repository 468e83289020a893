// Drives ogen's Go client; see ../README.md.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"example.org/drive/waybill"
	ht "github.com/ogen-go/ogen/http"
	"github.com/ogen-go/ogen/ogenerrors"
)

var (
	none    = context.Background()
	service = client(os.Getenv("WAYBILL_URL"))
	later   = client(os.Getenv("WAYBILL_LATER"))
	made    = map[string]*waybill.UploadReceipt{}
)

// Passwords go by the header that is a parameter of each operation.
type noSecurity struct{}

func (noSecurity) Basic(context.Context, waybill.OperationName) (waybill.Basic, error) {
	return waybill.Basic{}, ogenerrors.ErrSkipClientSecurity
}

func (noSecurity) HolderToken(context.Context, waybill.OperationName) (waybill.HolderToken, error) {
	return waybill.HolderToken{}, ogenerrors.ErrSkipClientSecurity
}

func client(url string) *waybill.Client {
	client, err := waybill.NewClient(url, noSecurity{})
	if err != nil {
		panic(err)
	}
	return client
}

func token(receipt *waybill.UploadReceipt) waybill.ManagementToken {
	return waybill.ManagementToken(strings.TrimPrefix(receipt.Redirect, "/manage/"))
}

func second() waybill.ID { return made["two"].Files[1].ID }

func text(value string) waybill.OptString { return waybill.NewOptString(value) }

func secret(value string) waybill.OptPasswordText {
	return waybill.NewOptPasswordText(waybill.PasswordText(value))
}

// One of the types that an operation may answer with.
func expect[T any](answer any, err error) (T, error) {
	typed, ok := answer.(T)
	if err == nil && !ok {
		err = fmt.Errorf("answered with %T", answer)
	}
	return typed, err
}

func upload(to *waybill.Client, form waybill.UploadFormMultipart, names ...string) (
	waybill.UploadFilesRes, error) {
	for _, name := range names {
		form.Files = append(form.Files, ht.MultipartFile{Name: name, File: file(name)})
	}
	return to.UploadFiles(none, &form)
}

func receipt(answer any, err error) (*waybill.UploadReceipt, error) {
	uploaded, err := expect[*waybill.UploadedHeaders](answer, err)
	if err != nil {
		return nil, err
	}
	return &uploaded.Response, nil
}

func twoFiles() (string, error) {
	form := waybill.UploadFormMultipart{Password: secret(password), Expires: text("1d")}
	receipt, err := receipt(upload(service, form, "one.txt", "two.bin"))
	if err != nil {
		return "", err
	}
	made["two"] = receipt
	return string(token(receipt)), nil
}

func endToEnd() (string, error) {
	receipt, err := receipt(upload(service, waybill.UploadFormMultipart{
		E2e:     text("true"),
		E2eSalt: text("AAAAAAAAAAAAAAAAAAAAAA=="),
		E2eIv:   []string{"AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAB"},
	}, "one.enc", "two.enc"))
	if err != nil {
		return "", err
	}
	return string(receipt.ID), nil
}

func getManifest(from *waybill.Client, id waybill.ID, password waybill.OptString) (
	*waybill.ManifestAnswerHeaders, error) {
	params := waybill.GetManifestParams{ID: id, WaybillPassword: password}
	answer, err := from.GetManifest(none, params)
	return expect[*waybill.ManifestAnswerHeaders](answer, err)
}

func manifest() (string, error) {
	answer, err := getManifest(service, made["two"].ID, text(password))
	if err != nil {
		return "", err
	}
	var files []string
	for _, each := range answer.Response.Files {
		files = append(files, fmt.Sprint(each.Name, ":", each.Size))
	}
	return strings.Join(files, " "), nil
}

func saveAll(name string, content io.Reader) (string, error) {
	bytes, err := io.ReadAll(content)
	if err != nil {
		return "", err
	}
	return save(name, bytes)
}

func content(name string, id waybill.ID, password waybill.OptString) (string, error) {
	params := waybill.DownloadContentParams{ID: id, WaybillPassword: password}
	answer, err := service.DownloadContent(none, params)
	content, err := expect[*waybill.DownloadContentApplicationOctetStreamOK](answer, err)
	if err != nil {
		return "", err
	}
	return saveAll(name, content.Response)
}

func someBytes() (string, error) {
	params := waybill.DownloadContentParams{
		ID: second(), WaybillPassword: text(password), Range: text("bytes=100-199")}
	answer, err := service.DownloadContent(none, params)
	content, err := expect[*waybill.DownloadContentApplicationOctetStreamPartialContent](answer, err)
	if err != nil {
		return "", err
	}
	return saveAll("range", content.Response)
}

func head() (string, error) {
	params := waybill.DownloadContentHeadParams{ID: second(), WaybillPassword: text(password)}
	answer, err := service.DownloadContentHead(none, params)
	headers, err := expect[*waybill.WholeContentHead](answer, err)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(headers.ContentLength.Value), nil
}

func put(name, source, fileName string) func() (string, error) {
	return func() (string, error) {
		params := waybill.UploadFileParams{FileName: fileName}
		receipt, err := receipt(service.UploadFile(none, waybill.UploadFileReq{Data: file(source)}, params))
		if err != nil {
			return "", err
		}
		made[name] = receipt
		return content(name, receipt.ID, waybill.OptString{})
	}
}

func form() (string, error) {
	changed := token(made["put-bytes"])
	form := waybill.NewOptSettingsForm(
		waybill.SettingsForm{Password: secret("battery staple"), Expires: text("3d")})
	answer, err := service.SubmitSettings(none, form, waybill.SubmitSettingsParams{Token: changed})
	_, err = expect[*waybill.ChangedHeaders](answer, err)
	return string(changed), err
}

func patch(to *waybill.Client, token waybill.ManagementToken, patch waybill.SettingsPatch) (
	*waybill.ChangedHeaders, error) {
	answer, err := to.PatchSettings(none, &patch, waybill.PatchSettingsParams{Token: token})
	return expect[*waybill.ChangedHeaders](answer, err)
}

func patchNull() (string, error) {
	var removed waybill.SettingsPatch
	removed.Password.SetToNull()
	changed, err := patch(service, token(made["two"]), removed)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(changed.Response.Access, " ", changed.Response.HasPassword), nil
}

func remove() (string, error) {
	deleted := token(made["put-json"])
	answer, err := service.DeleteUpload(none, waybill.DeleteUploadParams{Token: deleted})
	_, err = expect[*waybill.DeleteResultHeaders](answer, err)
	return string(deleted), err
}

func laterMember() (string, error) {
	receipt, err := receipt(upload(later, waybill.UploadFormMultipart{}, "one.txt"))
	if err != nil {
		return "", err
	}
	if _, err := getManifest(later, receipt.ID, waybill.OptString{}); err != nil {
		return "", err
	}
	private := waybill.SettingsPatch{Access: waybill.NewOptAccess(waybill.AccessPrivate)}
	changed, err := patch(later, token(receipt), private)
	if err != nil {
		return "", err
	}
	answer, err := later.ViewSettings(none, waybill.ViewSettingsParams{Token: token(receipt)})
	settings, err := expect[*waybill.SettingsHeaders](answer, err)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(receipt.Files[0].Name, " ", changed.Response.Access, " ",
		settings.Response.Files[0].Name), nil
}
