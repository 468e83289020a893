package main

import (
	"fmt"

	"example.org/drive/waybill"
)

// What the client's own type of the answer says: each is of one status.
func refusal(answer any, err error) (string, error) {
	if err != nil {
		return "", err
	}
	switch answer := answer.(type) {
	case *waybill.BadUploadApplicationJSONHeaders:
		return fmt.Sprint("400 ", answer.Response.Code), nil
	case *waybill.PasswordRequiredApplicationProblemJSONHeaders:
		return fmt.Sprint("401 ", answer.Response.Code), nil
	case *waybill.WrongPasswordApplicationProblemJSONHeaders:
		return fmt.Sprint("403 ", answer.Response.Code), nil
	case *waybill.NoSuchLinkApplicationProblemJSONHeaders:
		return fmt.Sprint("404 ", answer.Response.Code), nil
	case *waybill.TooLargeApplicationJSONHeaders:
		return fmt.Sprint("413 ", answer.Response.Code), nil
	}
	return "", fmt.Errorf("answered with %T", answer)
}

func closed(from *waybill.Client) (string, error) {
	return refusal(from.GetManifest(none, waybill.GetManifestParams{ID: made["two"].ID}))
}

func main() {
	step("two-files", twoFiles)
	step("end-to-end", endToEnd)
	step("manifest", manifest)
	step("bytes", func() (string, error) { return content("bytes", second(), text(password)) })
	step("range", someBytes)
	step("head", head)
	step("put-json", put("put-json", "data.json", "data.json"))
	step("put-bytes", put("put-bytes", "two.bin", "grün 1.bin"))
	step("form", form)
	step("error-400", func() (string, error) {
		return refusal(upload(service, waybill.UploadFormMultipart{E2e: text("true")}, "one.enc"))
	})
	step("error-401", func() (string, error) { return closed(service) })
	step("error-403", func() (string, error) {
		params := waybill.DownloadContentParams{ID: made["two"].ID, WaybillPassword: text("wrong")}
		return refusal(service.DownloadContent(none, params))
	})
	step("error-404", func() (string, error) {
		return refusal(service.GetManifest(none, waybill.GetManifestParams{ID: unknown}))
	})
	step("error-413", func() (string, error) {
		return refusal(upload(service, waybill.UploadFormMultipart{}, "large.bin"))
	})
	step("later-member", laterMember)
	step("later-code", func() (string, error) { return closed(later) })
	step("patch-null", patchNull)
	step("delete", remove)
}
