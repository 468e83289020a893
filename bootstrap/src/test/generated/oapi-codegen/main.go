package main

import "example.org/drive/waybill"

func badUpload() (string, error) {
	answer, err := send(service, []string{"one.enc"}, "e2e", "true")
	if err != nil {
		return "", err
	}
	return refusal(answer.JSON400, answer.HTTPResponse)
}

func tooLarge() (string, error) {
	answer, err := send(service, []string{"large.bin"})
	if err != nil {
		return "", err
	}
	return refusal(answer.JSON413, answer.HTTPResponse)
}

func closed(from *waybill.ClientWithResponses) func() (string, error) {
	return func() (string, error) {
		answer, err := getManifest(from, made["two"].Id, nil)
		if err != nil {
			return "", err
		}
		return refusal(answer.ApplicationproblemJSON401, answer.HTTPResponse)
	}
}

func wrongPassword() (string, error) {
	params := waybill.DownloadContentParams{WaybillPassword: text("wrong")}
	answer, err := service.DownloadContentWithResponse(none, made["two"].Id, &params)
	if err != nil {
		return "", err
	}
	return refusal(answer.ApplicationproblemJSON403, answer.HTTPResponse)
}

func nothing() (string, error) {
	answer, err := getManifest(service, unknown, nil)
	if err != nil {
		return "", err
	}
	return refusal(answer.ApplicationproblemJSON404, answer.HTTPResponse)
}

func main() {
	step("two-files", twoFiles)
	step("end-to-end", endToEnd)
	step("manifest", manifest)
	step("bytes", func() (string, error) {
		return content(
			"bytes", second(), waybill.DownloadContentParams{WaybillPassword: text(password)})
	})
	step("range", func() (string, error) {
		return content("range", second(), waybill.DownloadContentParams{
			WaybillPassword: text(password), Range: text("bytes=100-199")})
	})
	step("head", head)
	step("put-json", put("put-json", "data.json", "data.json"))
	step("put-bytes", put("put-bytes", "two.bin", "grün 1.bin"))
	step("form", form)
	step("error-400", badUpload)
	step("error-401", closed(service))
	step("error-403", wrongPassword)
	step("error-404", nothing)
	step("error-413", tooLarge)
	step("later-member", laterMember)
	step("later-code", closed(later))
	step("patch-null", patchNull)
	step("delete", remove)
}
