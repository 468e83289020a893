//! Drives openapi-generator's Rust client; see ../../README.md.

use openapi::apis::configuration::Configuration;
use openapi::apis::download_api::{download_content, download_content_head, get_manifest};
use openapi::apis::manage_api::{delete_upload, patch_settings, submit_settings, view_settings};
use openapi::apis::upload_api::{upload_file, upload_files};
use openapi::apis::Error;
use openapi::models::{Access, ErrorAnswer, SettingsPatch, UploadReceipt};
use std::collections::HashMap;
use std::env::var;
use std::path::PathBuf;

const PASSWORD: Option<&str> = Some("correct horse");
const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";

type Detail = Result<String, Box<dyn std::error::Error>>;

fn service(variable: &str) -> Configuration {
    Configuration { base_path: var(variable).unwrap(), ..Configuration::new() }
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(var("WAYBILL_FILES").unwrap()).join(name)
}

fn token(receipt: &UploadReceipt) -> &str {
    receipt.redirect.trim_start_matches("/manage/")
}

fn step(name: &str, detail: Detail) {
    match detail {
        Ok(detail) => println!("{name}\tok\t{detail}"),
        Err(e) => println!("{name}\tfailed\t{}", e.to_string().replace('\n', " ")),
    }
}

/// What the client's own type of the answer says.
fn refusal<T, E: std::fmt::Debug>(result: Result<T, Error<E>>) -> Detail {
    match result {
        Err(Error::ResponseError(answer)) => {
            let error: ErrorAnswer = serde_json::from_str(&answer.content)?;
            Ok(format!("{} {}", answer.status.as_u16(), error.code))
        }
        Err(e) => Err(format!("{e:?}").into()),
        Ok(_) => Err("no error".into()),
    }
}

async fn save(name: &str, content: reqwest::Response) -> Detail {
    std::fs::write(PathBuf::from(var("WAYBILL_GOT")?).join(name), content.bytes().await?)?;
    Ok(String::new())
}

struct Drive {
    service: Configuration,
    later: Configuration,
    made: HashMap<&'static str, UploadReceipt>,
}

impl Drive {
    fn of(&self, name: &str) -> Result<&UploadReceipt, Box<dyn std::error::Error>> {
        self.made.get(name).ok_or_else(|| format!("there is no upload {name}").into())
    }

    fn two(&self) -> &str {
        self.made.get("two").map_or(UNKNOWN, |receipt| &receipt.id)
    }

    async fn two_files(&mut self) -> Detail {
        let files = vec![file("one.txt"), file("two.bin")];
        let receipt = upload_files(
            &self.service, files, None, None, PASSWORD, Some("1d"), None, None, None, None).await?;
        let token = token(&receipt).to_string();
        self.made.insert("two", receipt);
        Ok(token)
    }

    async fn end_to_end(&self) -> Detail {
        let files = vec![file("one.enc"), file("two.enc")];
        let salt = Some("AAAAAAAAAAAAAAAAAAAAAA==");
        let ivs = vec!["AAAAAAAAAAAAAAAA".to_string(), "AAAAAAAAAAAAAAAB".to_string()];
        Ok(upload_files(
            &self.service, files, None, None, None, None, Some("true"), None, salt, Some(ivs)).await?.id)
    }

    async fn manifest(&self) -> Detail {
        let manifest = get_manifest(&self.service, self.two(), None, PASSWORD).await?;
        let files = manifest.files.iter().map(|file| format!("{}:{}", file.name, file.size));
        Ok(files.collect::<Vec<_>>().join(" "))
    }

    async fn content(&self, name: &str, range: Option<&str>) -> Detail {
        let id = &self.of("two")?.files[1].id;
        save(name, download_content(
            &self.service, id, None, PASSWORD, range, None, None, None, None, None).await?).await
    }

    /// The client gives nothing but that it was done.
    async fn head(&self) -> Detail {
        let id = &self.of("two")?.files[1].id;
        download_content_head(&self.service, id, None, PASSWORD, None, None, None, None).await?;
        Ok(String::new())
    }

    async fn put(&mut self, name: &'static str, source: &str, file_name: &str) -> Detail {
        let receipt = upload_file(
            &self.service, file_name, None, None, None, None, Some(file(source))).await?;
        let content = download_content(
            &self.service, &receipt.id, None, None, None, None, None, None, None, None).await?;
        self.made.insert(name, receipt);
        save(name, content).await
    }

    async fn form(&self) -> Detail {
        let changed = token(self.of("put-bytes")?);
        submit_settings(
            &self.service, changed, None, None, Some("battery staple"), Some("3d")).await?;
        Ok(changed.to_string())
    }

    async fn send(&self, name: &str, encrypted: Option<&str>) -> Detail {
        refusal(upload_files(
            &self.service, vec![file(name)], None, None, None, None, encrypted, None, None, None).await)
    }

    async fn later_member(&self) -> Detail {
        let receipt = upload_files(
            &self.later, vec![file("one.txt")], None, None, None, None, None, None, None, None).await?;
        get_manifest(&self.later, &receipt.id, None, None).await?;
        let patch = SettingsPatch { access: Some(Access::Private), ..SettingsPatch::new() };
        let changed = patch_settings(&self.later, token(&receipt), patch).await?;
        let settings = view_settings(&self.later, token(&receipt)).await?;
        Ok(format!("{} {} {}", receipt.files[0].name, changed.access, settings.files[0].name))
    }

    async fn patch_null(&self) -> Detail {
        let patch = SettingsPatch { password: Some(None), ..SettingsPatch::new() };
        let changed = patch_settings(&self.service, token(self.of("two")?), patch).await?;
        Ok(format!("{} {}", changed.access, changed.has_password))
    }

    async fn delete(&self) -> Detail {
        let deleted = token(self.of("put-json")?);
        delete_upload(&self.service, deleted).await?;
        Ok(deleted.to_string())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut drive = Drive {
        service: service("WAYBILL_URL"),
        later: service("WAYBILL_LATER"),
        made: HashMap::new(),
    };
    step("two-files", drive.two_files().await);
    step("end-to-end", drive.end_to_end().await);
    step("manifest", drive.manifest().await);
    step("bytes", drive.content("bytes", None).await);
    step("range", drive.content("range", Some("bytes=100-199")).await);
    step("head", drive.head().await);
    step("put-json", drive.put("put-json", "data.json", "data.json").await);
    step("put-bytes", drive.put("put-bytes", "two.bin", "grün 1.bin").await);
    step("form", drive.form().await);
    step("error-400", drive.send("one.enc", Some("true")).await);
    step("error-401", refusal(get_manifest(&drive.service, drive.two(), None, None).await));
    let wrong = Some("wrong");
    step("error-403", refusal(get_manifest(&drive.service, drive.two(), None, wrong).await));
    step("error-404", refusal(get_manifest(&drive.service, UNKNOWN, None, None).await));
    step("error-413", drive.send("large.bin", None).await);
    step("later-member", drive.later_member().await);
    step("later-code", refusal(get_manifest(&drive.later, drive.two(), None, None).await));
    step("patch-null", drive.patch_null().await);
    step("delete", drive.delete().await);
}
