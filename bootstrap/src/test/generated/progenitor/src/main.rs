//! Drives progenitor's Rust client; see ../../README.md.

use futures_util::TryStreamExt;
use reqwest::multipart::{Form, Part};
use std::collections::HashMap;
use std::env::var;
use std::path::PathBuf;
use waybill::types::{Access, ErrorAnswer, Id, ManagementToken, SettingsForm, SettingsPatch,
    UploadReceipt};
use waybill::{ByteStream, Client, Error, ResponseValue};

const PASSWORD: Option<&str> = Some("correct horse");
const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";
const NO_MULTIPART: &str = "the client has no operation that sends a multipart form";

type Thrown = Box<dyn std::error::Error>;
type Detail = Result<String, Thrown>;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(var("WAYBILL_FILES").unwrap()).join(name)).unwrap()
}

fn token(receipt: &UploadReceipt) -> ManagementToken {
    receipt.redirect.trim_start_matches("/manage/").parse().unwrap()
}

fn step(name: &str, detail: Detail) {
    match detail {
        Ok(detail) => println!("{name}\tok\t{detail}"),
        Err(e) => println!("{name}\tfailed\t{}", e.to_string().replace('\n', " ")),
    }
}

/// What the client's own type of the answer says.
fn refusal<T>(result: Result<T, Error<ErrorAnswer>>) -> Detail {
    match result {
        Err(Error::ErrorResponse(answer)) => {
            Ok(format!("{} {}", answer.status().as_u16(), answer.code.as_str()))
        }
        Err(e) => Err(format!("{e:?}").into()),
        Ok(_) => Err("no error".into()),
    }
}

async fn save(name: &str, content: ResponseValue<ByteStream>) -> Detail {
    let bytes = content.into_inner_stream().try_fold(Vec::new(), |mut all, chunk| async move {
        all.extend_from_slice(&chunk);
        Ok(all)
    });
    std::fs::write(PathBuf::from(var("WAYBILL_GOT")?).join(name), bytes.await?)?;
    Ok(String::new())
}

async fn put(to: &Client, source: &str, name: &str) -> Result<UploadReceipt, Error<ErrorAnswer>> {
    let name = name.parse().unwrap();
    Ok(to.upload_file(&name, None, None, None, None, file(source)).await?.into_inner())
}

struct Drive {
    service: Client,
    later: Client,
    made: HashMap<&'static str, UploadReceipt>,
}

impl Drive {
    /// What the other steps need, by hand.
    async fn two_by_hand(&mut self) -> Result<(), Thrown> {
        let part = |name: &'static str| Part::bytes(file(name)).file_name(name);
        let form = Form::new().part("files", part("one.txt")).part("files", part("two.bin"))
            .text("password", PASSWORD.unwrap()).text("expires", "1d");
        let url = format!("{}/upload", var("WAYBILL_URL")?);
        let answer = reqwest::Client::new().post(url).multipart(form).send().await?;
        self.made.insert("two", answer.json().await?);
        Ok(())
    }

    fn of(&self, name: &str) -> Result<&UploadReceipt, Thrown> {
        self.made.get(name).ok_or_else(|| format!("there is no upload {name}").into())
    }

    fn two(&self) -> Id {
        self.made.get("two").map_or(UNKNOWN.parse().unwrap(), |receipt| receipt.id.clone())
    }

    async fn manifest(&self) -> Detail {
        let manifest = self.service.get_manifest(&self.two(), None, PASSWORD).await?;
        let files = manifest.files.iter().map(|file| format!("{}:{}", file.name.as_str(), file.size));
        Ok(files.collect::<Vec<_>>().join(" "))
    }

    async fn content(&self, name: &str, range: Option<&str>) -> Detail {
        let id = &self.of("two")?.files[1].id;
        save(name, self.service.download_content(
            id, None, None, None, None, None, None, range, PASSWORD).await?).await
    }

    async fn head(&self) -> Detail {
        let id = &self.of("two")?.files[1].id;
        let answer = self.service.download_content_head(
            id, None, None, None, None, None, PASSWORD).await?;
        Ok(answer.headers()["Content-Length"].to_str()?.to_string())
    }

    async fn put(&mut self, step: &'static str, source: &str, name: &str) -> Detail {
        let receipt = put(&self.service, source, name).await?;
        let content = self.service.download_content(
            &receipt.id, None, None, None, None, None, None, None, None).await?;
        self.made.insert(step, receipt);
        save(step, content).await
    }

    async fn form(&self) -> Detail {
        let changed = token(self.of("put-bytes")?);
        let form = SettingsForm {
            password: Some("battery staple".parse()?),
            expires: Some("3d".parse()?),
            ..SettingsForm::default()
        };
        self.service.submit_settings(&changed, &form).await?;
        Ok(changed.to_string())
    }

    async fn wrong_password(&self) -> Detail {
        refusal(self.service.download_content(
            &self.two(), None, None, None, None, None, None, None, Some("wrong")).await)
    }

    async fn later_member(&self) -> Detail {
        let receipt = put(&self.later, "one.txt", "one.txt").await?;
        self.later.get_manifest(&receipt.id, None, None).await?;
        let patch = SettingsPatch { access: Some(Access::Private), ..SettingsPatch::default() };
        let changed = self.later.patch_settings(&token(&receipt), &patch).await?;
        let settings = self.later.view_settings(&token(&receipt)).await?;
        Ok([receipt.files[0].name.as_str(), &changed.access.to_string(),
            settings.files[0].name.as_str()].join(" "))
    }

    /// There is nothing but a password or none, which is left out.
    async fn patch_null(&self) -> Detail {
        let patch = SettingsPatch { password: None, ..SettingsPatch::default() };
        let changed = self.service.patch_settings(&token(self.of("two")?), &patch).await?;
        Ok(format!("{} {}", changed.access, changed.has_password))
    }

    async fn delete(&self) -> Detail {
        let deleted = token(self.of("put-json")?);
        self.service.delete_upload(&deleted).await?;
        Ok(deleted.to_string())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Thrown> {
    let mut drive = Drive {
        service: Client::new(&var("WAYBILL_URL")?),
        later: Client::new(&var("WAYBILL_LATER")?),
        made: HashMap::new(),
    };
    drive.two_by_hand().await?;
    step("two-files", Err(NO_MULTIPART.into()));
    step("end-to-end", Err(NO_MULTIPART.into()));
    step("manifest", drive.manifest().await);
    step("bytes", drive.content("bytes", None).await);
    step("range", drive.content("range", Some("bytes=100-199")).await);
    step("head", drive.head().await);
    step("put-json", drive.put("put-json", "data.json", "data.json").await);
    step("put-bytes", drive.put("put-bytes", "two.bin", "grün 1.bin").await);
    step("form", drive.form().await);
    step("error-400", Err(NO_MULTIPART.into()));
    step("error-401", refusal(drive.service.get_manifest(&drive.two(), None, None).await));
    step("error-403", drive.wrong_password().await);
    step("error-404", refusal(drive.service.get_manifest(&UNKNOWN.parse()?, None, None).await));
    step("error-413", refusal(put(&drive.service, "large.bin", "large.bin").await));
    step("later-member", drive.later_member().await);
    step("later-code", refusal(drive.later.get_manifest(&drive.two(), None, None).await));
    step("patch-null", drive.patch_null().await);
    step("delete", drive.delete().await);
    Ok(())
}
